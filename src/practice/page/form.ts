import type { Block, StateValues } from '../contract.ts';

/** An interactive element, as far as a form needs to know it. */
export interface FormElement {
  type: string;
  action_id?: string;
}

/** What a person has filled in, by block and action; what is not in it still has its initial value. */
export type Filled = Map<string, unknown>;

interface Fields {
  /** Where Slack reports the element's value. */
  value: string;
  /** Where its initial value stands; a choice of files starts from none. */
  initial?: string;
  /** Several can be given; none of them is an empty list. */
  many?: true;
}

/** By element type: the elements that have a value. */
const FIELDS: ReadonlyMap<string, Fields> = new Map<string, Fields>([
  ['plain_text_input', { value: 'value', initial: 'initial_value' }],
  ['number_input', { value: 'value', initial: 'initial_value' }],
  ['email_text_input', { value: 'value', initial: 'initial_value' }],
  ['url_text_input', { value: 'value', initial: 'initial_value' }],
  ['rich_text_input', { value: 'rich_text_value', initial: 'initial_value' }],
  ['static_select', { value: 'selected_option', initial: 'initial_option' }],
  ['external_select', { value: 'selected_option', initial: 'initial_option' }],
  ['radio_buttons', { value: 'selected_option', initial: 'initial_option' }],
  ['checkboxes', { value: 'selected_options', initial: 'initial_options', many: true }],
  ['multi_static_select', { value: 'selected_options', initial: 'initial_options', many: true }],
  ['multi_external_select', { value: 'selected_options', initial: 'initial_options', many: true }],
  ['users_select', { value: 'selected_user', initial: 'initial_user' }],
  ['multi_users_select', { value: 'selected_users', initial: 'initial_users', many: true }],
  ['channels_select', { value: 'selected_channel', initial: 'initial_channel' }],
  ['multi_channels_select', { value: 'selected_channels', initial: 'initial_channels', many: true }],
  ['conversations_select', { value: 'selected_conversation', initial: 'initial_conversation' }],
  [
    'multi_conversations_select',
    { value: 'selected_conversations', initial: 'initial_conversations', many: true },
  ],
  ['datepicker', { value: 'selected_date', initial: 'initial_date' }],
  ['timepicker', { value: 'selected_time', initial: 'initial_time' }],
  ['datetimepicker', { value: 'selected_date_time', initial: 'initial_date_time' }],
  ['file_input', { value: 'files', many: true }],
]);

/** The field of Slack's action and state in which an element's value stands. */
export function valueField(element: FormElement): string {
  return FIELDS.get(element.type)?.value ?? 'value';
}

/** An element's current value: filled in, else initial, else Slack's empty one. */
export function valueOf(filled: Filled, blockId: string, element: FormElement): unknown {
  const fields = FIELDS.get(element.type);
  const key = keyOf(blockId, element);
  const value = filled.has(key) ? filled.get(key) : initialOf(element, fields?.initial);
  if (value === undefined || value === '' || value === null) return fields?.many ? [] : null;
  return value;
}

/** Where an element's value is kept; an updated view keeps what was typed under the same two ids. */
export function keyOf(blockId: string, element: { action_id?: string }): string {
  return `${blockId}\n${element.action_id ?? ''}`;
}

/** What the server already has of a form, as filled in. */
export function filledFrom(values: StateValues): Filled {
  const filled: Filled = new Map();
  for (const [blockId, actions] of Object.entries(values)) {
    for (const [actionId, { type, ...value }] of Object.entries(actions)) {
      const field = typeof type === 'string' ? FIELDS.get(type)?.value : undefined;
      if (field) filled.set(keyOf(blockId, { action_id: actionId }), value[field]);
    }
  }
  return filled;
}

/** Every block, those within others after them. */
export function blocksWithin(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...blocksWithin(childrenOf(block))]);
}

/** `state.values` exactly as Slack sends it: every element that has a value, also those in actions and sections. */
export function stateValues(blocks: readonly Block[], filled: Filled): StateValues {
  // An app may call a block or an element anything, also what every object has of itself.
  const values = new Map<string, Map<string, Record<string, unknown>>>();
  for (const block of blocksWithin(blocks)) {
    const blockId = block.block_id ?? '';
    for (const element of elementsOf(block)) {
      const fields = FIELDS.get(element.type);
      if (!fields) continue;
      const value = { type: element.type, [fields.value]: valueOf(filled, blockId, element) };
      values.set(blockId, (values.get(blockId) ?? new Map()).set(element.action_id ?? '', value));
    }
  }
  return Object.fromEntries([...values].map(([blockId, actions]) => [blockId, Object.fromEntries(actions)]));
}

function initialOf(element: object, field: string | undefined): unknown {
  return Object.entries(element).find(([name]) => name === field)?.[1];
}

function childrenOf(block: Block): Block[] {
  const children = block.type === 'container' ? block.child_blocks : [];
  return Array.isArray(children) ? children.filter((one): one is Block => isElement(one)) : [];
}

function elementsOf(block: Block): FormElement[] {
  if (block.type === 'actions') return Array.isArray(block.elements) ? block.elements.filter(isElement) : [];
  return [block.type === 'input' ? block.element : block.accessory].filter(isElement);
}

function isElement(value: unknown): value is FormElement {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
