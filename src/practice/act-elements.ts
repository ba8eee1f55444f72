import { elementOf, type ElementReference } from './act-element-place.ts';
import { ActRefused, sceneOf, seen, type ActContext } from './actor.ts';
import { countCharacters } from './characters.ts';
import type { ActResult } from './contract.ts';
import { isObject, objectsOf } from './json.ts';
import { notice } from './notices.ts';
import {
  blockActionsPayload,
  blockSuggestionPayload,
  type ActionPlace,
  type ElementPlace,
} from './payloads.ts';
import type { PersonRecord } from './people.ts';
import { checkSuggestions } from './validate.ts';

/** A person uses a button, a select or another element in a message or a view. */
export async function click(
  context: ActContext,
  person: PersonRecord,
  act: ElementReference & { fields?: Record<string, unknown> },
): Promise<ActResult> {
  const { workspace } = context;
  const { element, place } = elementOf(context, person, act);
  const { confirm: _confirm, options: _options, option_groups: _groups, ...rest } = element;
  const { positive_button: _good, negative_button: _bad, visible_to_user_ids: _seers, ...shown } = rest;
  const names = { type: element.type, block_id: act.blockId, action_id: act.actionId };
  const action = { ...shown, ...act.fields, ...names, action_ts: workspace.times.next() };
  const triggerId = workspace.triggers.issue(person.id);
  const body = blockActionsPayload(
    sceneOf(workspace, person),
    answerable(context, person, place),
    action,
    triggerId,
  );
  const answer = await context.link().request('interactive', body);
  if (answer.acked) return { ok: true };
  const message = notice(person.language, 'click_failed', { error: answer.reason });
  return { ok: false, error: answer.reason, message };
}

/** A message can be answered where it stands; a view stands in no channel. */
function answerable(context: ActContext, person: PersonRecord, place: ElementPlace): ActionPlace {
  if (place.in === 'view') return place;
  const message = seen(context.workspace, person, place.channel.id, place.ts);
  const path = context.responseUrls.issue(person.id, place.channel.id, message);
  return { ...place, responseUrl: context.url + path };
}

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element: what is typed before the app is asked. */
const MIN_QUERY_LENGTH = 3;

/** A person types into an external select, and the app says what may be chosen. */
export async function options(
  context: ActContext,
  person: PersonRecord,
  act: ElementReference & { query: string },
): Promise<ActResult> {
  const { element, place } = elementOf(context, person, act);
  if (element.type !== 'external_select' && element.type !== 'multi_external_select') {
    throw new ActRefused('element_not_found');
  }
  const least = element.min_query_length;
  if (countCharacters(act.query) < (typeof least === 'number' ? least : MIN_QUERY_LENGTH)) {
    return { ok: true, options: [] };
  }
  const asked = { blockId: act.blockId, actionId: act.actionId, query: act.query };
  const body = blockSuggestionPayload(sceneOf(context.workspace, person), place, asked);
  const answer = await context.link().request('interactive', body);
  if (!answer.acked) return failed(person, answer.reason);
  const { payload } = answer;
  if (!isObject(payload) || checkSuggestions(payload).length > 0) return failed(person, 'invalid_options');
  return payload.options === undefined
    ? { ok: true, optionGroups: objectsOf(payload.option_groups) }
    : { ok: true, options: objectsOf(payload.options) };
}

function failed(person: PersonRecord, error: string): ActResult {
  return { ok: false, error, message: notice(person.language, 'options_failed', { error }) };
}
