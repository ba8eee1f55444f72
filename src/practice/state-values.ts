import { blocksWithin, elementsOf, holderOf, nestOf } from './block-kit/structure.ts';
import type { Block, StateValues } from './contract.ts';
import { dictionary, isObject, objectsOf, own, textOf, type Json } from './json.ts';

/** Per element type: the field its value is reported in, the field it starts from, and what empty is. */
const STATEFUL: Readonly<Record<string, { value: string; initial: string; many?: boolean }>> = {
  plain_text_input: { value: 'value', initial: 'initial_value' },
  email_text_input: { value: 'value', initial: 'initial_value' },
  url_text_input: { value: 'value', initial: 'initial_value' },
  number_input: { value: 'value', initial: 'initial_value' },
  rich_text_input: { value: 'rich_text_value', initial: 'initial_value' },
  static_select: { value: 'selected_option', initial: 'initial_option' },
  external_select: { value: 'selected_option', initial: 'initial_option' },
  radio_buttons: { value: 'selected_option', initial: 'initial_option' },
  checkboxes: { value: 'selected_options', initial: 'initial_options', many: true },
  multi_static_select: { value: 'selected_options', initial: 'initial_options', many: true },
  multi_external_select: { value: 'selected_options', initial: 'initial_options', many: true },
  users_select: { value: 'selected_user', initial: 'initial_user' },
  multi_users_select: { value: 'selected_users', initial: 'initial_users', many: true },
  conversations_select: { value: 'selected_conversation', initial: 'initial_conversation' },
  multi_conversations_select: {
    value: 'selected_conversations',
    initial: 'initial_conversations',
    many: true,
  },
  channels_select: { value: 'selected_channel', initial: 'initial_channel' },
  multi_channels_select: { value: 'selected_channels', initial: 'initial_channels', many: true },
  datepicker: { value: 'selected_date', initial: 'initial_date' },
  timepicker: { value: 'selected_time', initial: 'initial_time' },
  datetimepicker: { value: 'selected_date_time', initial: 'initial_date_time' },
  file_input: { value: 'files', initial: '', many: true },
};

/** Finds the element that a person used. */
export function findElement(blocks: readonly Json[], blockId: string, actionId: string): Json | undefined {
  const block = blocksWithin(blocks).find(({ value }) => value.block_id === blockId);
  return block && elementsOf(block.value).find((element) => element.action_id === actionId);
}

/** What was given for one element; ids are the app's, and may be any text. */
export function stateAt(
  given: StateValues,
  blockId: string,
  actionId: string,
): StateValues[string][string] | undefined {
  return own(own(given, blockId), actionId);
}

/**
 * Slack's `state.values` for these blocks: what was given for an element, otherwise its initial value.
 * What was given for an element that is not there, or is of another type now, is left out.
 */
export function stateOf(blocks: readonly Json[], given: StateValues = {}): StateValues {
  const values: StateValues = dictionary();
  for (const { value: block } of blocksWithin(blocks)) {
    const blockId = textOf(block.block_id);
    if (blockId === undefined) continue;
    for (const element of elementsOf(block)) {
      const kind = own(STATEFUL, String(element.type));
      const actionId = textOf(element.action_id);
      if (!kind || actionId === undefined) continue;
      const before = stateAt(given, blockId, actionId);
      const kept = before && (before.type === undefined || before.type === element.type);
      const value = kept ? before[kind.value] : element[kind.initial];
      const shown = kind.many ? (value ?? []) : (value ?? null);
      values[blockId] ??= dictionary();
      values[blockId][actionId] = { type: element.type, [kind.value]: shown === '' ? null : shown };
    }
  }
  return values;
}

/** The field in which an element of this type reports its value. */
export function valueField(elementType: string): string | undefined {
  return own(STATEFUL, elementType)?.value;
}

/** Whether nothing was filled in. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Blocks as Slack stores them: every block has an id, every interactive element an action id. */
export function withIds(blocks: readonly Json[], newId: () => string): Block[] {
  const withAction = (element: unknown) =>
    isObject(element) && element.type !== 'image' && !textOf(element.action_id)
      ? { ...element, action_id: newId() }
      : element;
  return blocks.map((block) => {
    const named: Block = { ...block, type: String(block.type), block_id: textOf(block.block_id) || newId() };
    const nest = nestOf(block);
    if (nest !== undefined) named[nest] = withIds(objectsOf(block[nest]), newId);
    const holder = holderOf(block);
    const held = holder === undefined ? undefined : block[holder];
    if (holder !== undefined && held !== undefined)
      named[holder] = Array.isArray(held) ? held.map(withAction) : withAction(held);
    return named;
  });
}
