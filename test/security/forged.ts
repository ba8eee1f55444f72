import { randomUUID } from 'node:crypto';
import { sceneOf } from '../../src/practice/actor.ts';
import { isObject, type Json } from '../../src/practice/json.ts';
import { blockActionsPayload, viewSubmissionPayload, type Scene } from '../../src/practice/payloads.ts';
import type { TestOffice } from '../support/office.ts';

/** A button as somebody would like it to have been. */
export interface ForgedButton {
  actionId: string;
  value: string;
}

/** A form as somebody would like it to have been, and what stands in it: by block, then action. */
export interface ForgedForm {
  callbackId: string;
  metadata: string;
  values: Record<string, Record<string, object>>;
  blocks?: readonly object[];
}

function scene({ practice: { workspace } }: TestOffice, who: string): Scene & { triggerId: string } {
  const person = workspace.person(who);
  return { ...sceneOf(workspace, person), triggerId: workspace.triggers.issue(person.id) };
}

/** A press arrives on a button that stands nowhere, with whatever it says; returns what only this person is told. */
export async function pressesForged(office: TestOffice, who: string, button: ForgedButton): Promise<string> {
  const { id, name } = office.practice.workspace.channel('tongbao');
  const before = office.private(who).length;
  const { triggerId, ...by } = scene(office, who);
  const place = { in: 'message', channel: { id, name }, ts: '1.000001', ephemeral: true } as const;
  const action = { type: 'button', block_id: 'forged', action_id: button.actionId, value: button.value };
  // Without an address to answer to, the answer comes as a message.
  const answerable = { ...place, message: {}, state: {}, responseUrl: '' };
  const body = blockActionsPayload(by, answerable, action, triggerId);
  // What nobody listens to is never acknowledged.
  void office.practice.socket.request('interactive', body);
  await office.settled();
  return office.private(who).slice(before).join('\n');
}

/** A form arrives that was never opened; returns the errors that would be shown in it, none when it would close. */
export async function submitsForged(office: TestOffice, who: string, form: ForgedForm): Promise<string[]> {
  const { triggerId, ...by } = scene(office, who);
  const { callbackId, metadata, values, blocks = [] } = form;
  const view: Json = {
    id: 'VFORGED',
    hash: randomUUID(),
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    previous_view_id: null,
    blocks,
    state: { values },
  };
  const submission = viewSubmissionPayload(by, view, { triggerId, responseUrls: [] });
  const answer = await office.practice.socket.request('interactive', submission);
  await office.settled();
  if (!answer.acked) return [answer.reason];
  const errors: unknown = isObject(answer.payload) ? answer.payload['errors'] : undefined;
  return isObject(errors) ? Object.values(errors).map(String) : [];
}

/** The fields of a form of tasks or rectifications, filled in. */
export function fieldsOf(
  noun: 'task' | 'rectification',
  filled: Readonly<Record<string, string>>,
): ForgedForm['values'] {
  return Object.fromEntries(
    Object.entries(filled).map(([field, said]) => {
      const option = { selected_option: { value: said } };
      const value = { value: said, selected_date: said, ...option };
      return [`${noun}.field.${field}`, { [`${noun}.input`]: value }];
    }),
  );
}
