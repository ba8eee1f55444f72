import { ownView } from './act-element-place.ts';
import { sceneOf, visible, type ActContext } from './actor.ts';
import type { ActResult, StateValues } from './contract.ts';
import { giveFiles, withFiles } from './files/form.ts';
import { inputErrors } from './input-errors.ts';
import { dictionary, isObject, objectsOf, textOf, type Json } from './json.ts';
import { checkedView } from './methods/views.ts';
import { SlackError } from './methods/args.ts';
import { notice } from './notices.ts';
import { viewObject } from './objects.ts';
import { viewClosedPayload, viewSubmissionPayload } from './payloads.ts';
import type { PersonRecord } from './people.ts';
import { stateAt } from './state-values.ts';
import { STACK_LIMIT, type ViewRecord } from './views.ts';

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
  const body = viewSubmissionPayload(sceneOf(workspace, person), viewObject(workspace, view), {
    triggerId,
    responseUrls: answerableChoices(context, person, view),
  });
  const answer = await context.link().request('interactive', body);
  if (!answer.acked) return trouble(person, answer.reason);
  // Meanwhile the person may have closed it, or the bot have put another in its place.
  if (workspace.views.find(view.id) !== view) return { ok: true };
  try {
    return follow(context, person, view, isObject(answer.payload) ? answer.payload : {});
  } catch (error) {
    if (error instanceof SlackError) return trouble(person, error.code);
    throw error;
  }
}

/** A response URL for each conversation chosen in a select that has `response_url_enabled`. */
function answerableChoices(context: ActContext, person: PersonRecord, view: ViewRecord): Json[] {
  return objectsOf(view.source.blocks).flatMap((block) => {
    const { element } = block;
    if (!isObject(element) || element.response_url_enabled !== true) return [];
    const ids = { block_id: String(block.block_id), action_id: String(element.action_id) };
    const chosen = stateAt(view.state, ids.block_id, ids.action_id) ?? {};
    const channel = textOf(chosen.selected_conversation) ?? textOf(chosen.selected_channel);
    if (channel === undefined) return [];
    const conversation = visible(context.workspace, person, channel);
    const responseUrl = context.url + context.responseUrls.issue(person.id, conversation.id);
    return [{ ...ids, channel_id: conversation.id, response_url: responseUrl }];
  });
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
  const bound = dictionary<string>();
  for (const [blockId, error] of Object.entries(errors)) {
    if (typeof error !== 'string' || inputs.every((block) => block.block_id !== blockId)) {
      throw new SlackError('invalid_response_errors');
    }
    bound[blockId] = error;
  }
  return bound;
}

/**
 * A person closes a modal by its button, or the whole stack by the cross. The bot hears of it if the modal asked for
 * that: of the cross by the first modal of the stack, as https://docs.slack.dev/surfaces/modals has it.
 */
export function close(
  context: ActContext,
  person: PersonRecord,
  act: { view: string; all?: boolean },
): ActResult {
  const { workspace } = context;
  const view = ownView(workspace.views.find(act.view), person);
  const cleared = act.all === true || view.source.clear_on_close === true;
  const told = cleared ? (workspace.views.stack(person.id)[0] ?? view) : view;
  if (cleared) workspace.views.closeAll(person.id);
  else workspace.views.close(view);
  workspace.changes.tell({ kind: 'modal', userId: person.id });
  if (told.source.notify_on_close === true) {
    const body = viewClosedPayload(sceneOf(workspace, person), viewObject(workspace, told), cleared);
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
