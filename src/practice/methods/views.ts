import { shortId } from '../ids.ts';
import { pictureFaults } from '../files/pictures.ts';
import { isObject, objectsOf, type Json } from '../json.ts';
import { viewObject } from '../objects.ts';
import { withIds } from '../state-values.ts';
import type { Trigger } from '../triggers.ts';
import { checkView, faultMessage } from '../validate.ts';
import { STACK_LIMIT, type ViewRecord } from '../views.ts';
import type { Workspace } from '../workspace.ts';
import { invalidArguments, SlackError, type Args } from './args.ts';
import { botMethod, type Method } from './method.ts';

const VIEW_BYTES = 250_000;

/** A view that Slack would take, with ids in its blocks; used for the answers to a submission as well. */
export function checkedView(
  workspace: Workspace,
  view: unknown,
  own: ViewRecord | undefined,
  type: 'modal' | 'home',
): Json {
  const faults = checkView(view, type);
  if (faults.length > 0 || !isObject(view)) throw invalidArguments(...faults.map(faultMessage));
  const pictures = pictureFaults(workspace, view.blocks, '/view/blocks');
  if (pictures.length > 0) throw invalidArguments(...pictures.map(faultMessage));
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES) throw new SlackError('view_too_large');
  const externalId = view.external_id;
  if (typeof externalId === 'string' && externalId !== '') {
    const holder = workspace.views.findExternal(externalId);
    if (holder && holder !== own) throw new SlackError('duplicate_external_id');
  }
  return { ...view, blocks: withIds(objectsOf(view.blocks), shortId) };
}

function viewArgument(args: Args): unknown {
  const view = args.json('view', 'invalid_arguments');
  if (view === undefined) throw invalidArguments('[ERROR] missing required field: view');
  return view;
}

function triggerOf(workspace: Workspace, args: Args): Trigger {
  // `interactivity_pointer` is what workflow functions send; trigger_id is all that this app gets.
  const trigger = workspace.triggers.check(args.required('trigger_id'));
  if (typeof trigger === 'string') throw new SlackError(trigger);
  return trigger;
}

const open = botMethod(({ workspace }, args) => {
  const trigger = triggerOf(workspace, args);
  const source = checkedView(workspace, viewArgument(args), undefined, 'modal');
  workspace.triggers.spend(trigger);
  const view = workspace.views.open(trigger.userId, source);
  workspace.changes.tell({ kind: 'modal', userId: trigger.userId });
  return { view: viewObject(workspace, view) };
});

/** What Slack was seen to say to a push from App Home. */
const NOTHING_BELOW =
  "[ERROR] must match the `type` of the root view whose stack we're pushing onto [json-pointer:/view/type]";

const push = botMethod(({ workspace }, args) => {
  const trigger = triggerOf(workspace, args);
  const modals = workspace.views.stack(trigger.userId).length;
  if (modals >= STACK_LIMIT) throw new SlackError('push_limit_reached');
  if (modals === 0) throw invalidArguments(NOTHING_BELOW);
  const source = checkedView(workspace, viewArgument(args), undefined, 'modal');
  workspace.triggers.spend(trigger);
  const view = workspace.views.push(trigger.userId, source);
  workspace.changes.tell({ kind: 'modal', userId: trigger.userId });
  return { view: viewObject(workspace, view) };
});

/** Refuses when somebody else changed the view since the bot saw it. */
function checkHash(view: ViewRecord | undefined, args: Args): void {
  const hash = args.text('hash');
  if (hash !== undefined && view && view.hash !== hash) throw new SlackError('hash_conflict');
}

const update = botMethod(({ workspace }, args) => {
  const id = args.text('view_id');
  const externalId = args.text('external_id');
  if (id === undefined && externalId === undefined) {
    throw invalidArguments('[ERROR] missing required field: view_id');
  }
  const view = id === undefined ? workspace.views.findExternal(externalId ?? '') : workspace.views.find(id);
  if (!view) throw new SlackError('not_found');
  const type = view.source.type === 'home' ? 'home' : 'modal';
  const source = checkedView(workspace, viewArgument(args), view, type);
  checkHash(view, args);
  workspace.views.update(view, source);
  workspace.changes.tell({ kind: type, userId: view.userId });
  return { view: viewObject(workspace, view) };
});

const publish = botMethod(({ workspace }, args) => {
  const person = workspace.people.byId(args.required('user_id'));
  if (!person) throw new SlackError('user_not_found');
  const known = workspace.views.home(person.id);
  const source = checkedView(workspace, viewArgument(args), known, 'home');
  checkHash(known, args);
  const view = workspace.views.publish(person.id, source);
  workspace.changes.tell({ kind: 'home', userId: person.id });
  return { view: viewObject(workspace, view) };
});

export const viewMethods: Record<string, Method> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
