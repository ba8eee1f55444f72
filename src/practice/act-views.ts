import { ActRefused, payloadChannel, sceneOf, seen, visible, type ActContext } from './actor.ts';
import type { ActResult, StateValues } from './contract.ts';
import { giveFiles, withFiles } from './files/form.ts';
import { inputErrors } from './input-errors.ts';
import { isObject, objectsOf, type Json } from './json.ts';
import { checkedView } from './methods/views.ts';
import { SlackError } from './methods/args.ts';
import { notice } from './notices.ts';
import { viewObject } from './objects.ts';
import { messageObject } from './objects.ts';
import {
  blockActionsPayload,
  viewClosedPayload,
  viewSubmissionPayload,
  type ActionPlace,
} from './payloads.ts';
import type { PersonRecord } from './people.ts';
import { findElement, stateOf } from './state-values.ts';
import { STACK_LIMIT, type ViewRecord } from './views.ts';

interface ClickAct {
  in: { channel: string; ts: string } | { view: string };
  blockId: string;
  actionId: string;
  fields?: Record<string, unknown>;
  state?: StateValues;
}

/** A person uses a button, a select or another element in a message or a view. */
export async function click(context: ActContext, person: PersonRecord, act: ClickAct): Promise<ActResult> {
  const { workspace } = context;
  const { blocks, place } =
    'view' in act.in ? inView(context, person, act.in.view, act) : inMessage(context, person, act.in, act);
  const element = findElement(blocks, act.blockId, act.actionId);
  if (!element) throw new ActRefused('element_not_found');
  const { confirm: _confirm, options: _options, option_groups: _groups, ...shown } = element;
  const names = { type: element.type, block_id: act.blockId, action_id: act.actionId };
  const action = { ...shown, ...act.fields, ...names, action_ts: workspace.times.next() };
  const triggerId = workspace.triggers.issue(person.id);
  const body = blockActionsPayload(sceneOf(workspace, person), place, action, triggerId);
  const answer = await context.link().request('interactive', body);
  if (answer.acked) return { ok: true };
  const message = notice(person.language, 'click_failed', { error: answer.reason });
  return { ok: false, error: answer.reason, message };
}

interface Clicked {
  blocks: Json[];
  place: ActionPlace;
}

function inMessage(
  context: ActContext,
  person: PersonRecord,
  at: { channel: string; ts: string },
  act: ClickAct,
): Clicked {
  const { workspace } = context;
  const conversation = visible(workspace, person, at.channel);
  const message = seen(workspace, person, at.channel, at.ts);
  const blocks = objectsOf(message.blocks);
  const thread = message.threadTs === undefined ? {} : { threadTs: message.threadTs };
  const place: ActionPlace = {
    in: 'message',
    channel: payloadChannel(conversation),
    ts: message.ts,
    ephemeral: message.ephemeralTo !== undefined,
    message: messageObject(workspace, message, { metadata: true, thread: true }),
    state: stateOf(blocks, act.state),
    responseUrl: context.url + context.responseUrls.issue(person.id, conversation.id, message),
    ...thread,
  };
  return { blocks, place };
}

function inView({ workspace }: ActContext, person: PersonRecord, id: string, act: ClickAct): Clicked {
  const view = ownView(workspace.views.find(id), person);
  const blocks = objectsOf(view.source.blocks);
  workspace.views.fill(view, withFiles(workspace, person, blocks, act.state ?? view.state));
  return { blocks, place: { in: 'view', view: viewObject(workspace, view) } };
}

function ownView(view: ViewRecord | undefined, person: PersonRecord): ViewRecord {
  if (!view || view.userId !== person.id) throw new ActRefused('view_not_found');
  return view;
}

/** A person presses a modal's submit button. Slack itself checks the inputs first; then the bot decides. */
export async function submit(
  context: ActContext,
  person: PersonRecord,
  act: { view: string; state: StateValues },
): Promise<ActResult> {
  const { workspace } = context;
  const view = ownView(workspace.views.find(act.view), person);
  const blocks = objectsOf(view.source.blocks);
  workspace.views.fill(view, withFiles(workspace, person, blocks, act.state));
  const missing = inputErrors(blocks, view.state, person.language);
  if (Object.keys(missing).length > 0) return { ok: true, errors: missing };
  giveFiles(workspace, person, blocks, view.state);
  const triggerId = workspace.triggers.issue(person.id);
  const body = viewSubmissionPayload(sceneOf(workspace, person), viewObject(workspace, view), triggerId);
  const answer = await context.link().request('interactive', body);
  if (!answer.acked) return trouble(person, answer.reason);
  try {
    return follow(context, person, view, isObject(answer.payload) ? answer.payload : {});
  } catch (error) {
    if (error instanceof SlackError) return trouble(person, error.code);
    throw error;
  }
}

function trouble(person: PersonRecord, error: string): ActResult {
  return { ok: false, error, message: notice(person.language, 'submit_failed', { error }) };
}

/** Does what the bot answered to a submission; without an answer the modal closes. */
function follow({ workspace }: ActContext, person: PersonRecord, view: ViewRecord, answer: Json): ActResult {
  const { views } = workspace;
  switch (answer.response_action) {
    case undefined:
      views.close(view);
      break;
    case 'clear':
      views.closeAll(person.id);
      break;
    case 'update':
      views.update(view, checkedView(workspace, answer.view, view, 'modal'));
      break;
    case 'push':
      if (views.stack(person.id).length >= STACK_LIMIT) throw new SlackError('push_limit_reached');
      views.push(person.id, checkedView(workspace, answer.view, undefined, 'modal'));
      break;
    case 'errors':
      return { ok: true, errors: bindErrors(view, answer.errors) };
    default:
      throw new SlackError('invalid_response_action');
  }
  workspace.changes.tell({ kind: 'modal', userId: person.id });
  return { ok: true };
}

/** Slack shows errors only at input blocks of this view; others make the whole answer unusable. */
function bindErrors(view: ViewRecord, errors: unknown): Record<string, string> {
  if (!isObject(errors)) throw new SlackError('invalid_response_errors');
  const inputs = objectsOf(view.source.blocks).filter((block) => block.type === 'input');
  const bound: Record<string, string> = {};
  for (const [blockId, error] of Object.entries(errors)) {
    if (typeof error !== 'string' || inputs.every((block) => block.block_id !== blockId)) {
      throw new SlackError('invalid_response_errors');
    }
    bound[blockId] = error;
  }
  return bound;
}

/** A person closes a modal; the bot hears of it only if the modal asked for that. */
export function close(
  context: ActContext,
  person: PersonRecord,
  act: { view: string; all?: boolean },
): ActResult {
  const { workspace } = context;
  const view = ownView(workspace.views.find(act.view), person);
  const cleared = act.all === true || view.source.clear_on_close === true;
  const closed = cleared ? [...workspace.views.stack(person.id)] : [view];
  if (cleared) workspace.views.closeAll(person.id);
  else workspace.views.close(view);
  workspace.changes.tell({ kind: 'modal', userId: person.id });
  for (const one of closed.filter(({ source }) => source.notify_on_close === true)) {
    const body = viewClosedPayload(sceneOf(workspace, person), viewObject(workspace, one), cleared);
    void context.link().request('interactive', body);
  }
  return { ok: true };
}

/** A person looks at the app's Home. */
export function openHome({ workspace }: ActContext, person: PersonRecord): ActResult {
  const channel = workspace.direct(person.id, workspace.bot.id).id;
  workspace.changes.tell({ kind: 'home-opened', userId: person.id, channel, ts: workspace.times.next() });
  return { ok: true, channel };
}
