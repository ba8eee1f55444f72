import { ActRefused, payloadChannel, seen, visible, type ActContext } from './actor.ts';
import type { StateValues } from './contract.ts';
import { withFiles } from './files/form.ts';
import { objectsOf, type Json } from './json.ts';
import { messageObject, viewObject } from './objects.ts';
import type { ElementPlace } from './payloads.ts';
import type { PersonRecord } from './people.ts';
import { findElement, stateOf } from './state-values.ts';
import type { ViewRecord } from './views.ts';

/** Which element of which message or view. */
export interface ElementReference {
  in: { channel: string; ts: string } | { view: string };
  blockId: string;
  actionId: string;
  /** What stands in the other inputs there. */
  state?: StateValues;
}

/** An element that a person sees and may use, with the place that payloads tell of. */
export function elementOf(
  context: ActContext,
  person: PersonRecord,
  act: ElementReference,
): { element: Json; place: ElementPlace } {
  const { blocks, place } =
    'view' in act.in ? inView(context, person, act.in.view, act) : inMessage(context, person, act.in, act);
  const element = findElement(blocks, act.blockId, act.actionId);
  if (!element) throw new ActRefused('element_not_found');
  return { element, place };
}

interface Found {
  blocks: Json[];
  place: ElementPlace;
}

function inMessage(
  { workspace }: ActContext,
  person: PersonRecord,
  at: { channel: string; ts: string },
  act: ElementReference,
): Found {
  const conversation = visible(workspace, person, at.channel);
  const message = seen(workspace, person, at.channel, at.ts);
  const blocks = objectsOf(message.blocks);
  const thread = message.threadTs === undefined ? {} : { threadTs: message.threadTs };
  const place: ElementPlace = {
    in: 'message',
    channel: payloadChannel(conversation),
    ts: message.ts,
    ephemeral: message.ephemeralTo !== undefined,
    message: messageObject(workspace, message, { metadata: true, thread: true }),
    state: stateOf(blocks, act.state),
    ...thread,
  };
  return { blocks, place };
}

function inView({ workspace }: ActContext, person: PersonRecord, id: string, act: ElementReference): Found {
  const view = ownView(workspace.views.find(id), person);
  const blocks = objectsOf(view.source.blocks);
  workspace.views.fill(view, withFiles(workspace, person, blocks, act.state ?? view.state));
  return { blocks, place: { in: 'view', view: viewObject(workspace, view) } };
}

/** The view, when it is this person's; those of others do not exist for them. */
export function ownView(view: ViewRecord | undefined, person: PersonRecord): ViewRecord {
  if (!view || view.userId !== person.id) throw new ActRefused('view_not_found');
  return view;
}
