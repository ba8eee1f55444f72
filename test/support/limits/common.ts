import { BLOCK, ELEMENT, PICTURE } from './examples.ts';
import { limit, long, required, stringLimits, textLimits, tooLong, type Example, type Limit } from './kit.ts';

const blocks = Object.values<Example>(BLOCK);
const elements = Object.values<Example>(ELEMENT);

const PLACEHOLDERS = [
  ELEMENT.static_select,
  ELEMENT.multi_static_select,
  ELEMENT.external_select,
  ELEMENT.multi_external_select,
  ELEMENT.users_select,
  ELEMENT.multi_users_select,
  ELEMENT.conversations_select,
  ELEMENT.multi_conversations_select,
  ELEMENT.channels_select,
  ELEMENT.multi_channels_select,
  ELEMENT.datepicker,
  ELEMENT.timepicker,
  ELEMENT.plain_text_input,
  ELEMENT.email_text_input,
  ELEMENT.url_text_input,
  ELEMENT.number_input,
  ELEMENT.rich_text_input,
];

/** What Slack's reference marks as required. */
const REQUIRED: [Example, ...string[]][] = [
  [BLOCK.header, 'text'],
  [BLOCK.context, 'elements'],
  [BLOCK.actions, 'elements'],
  [BLOCK.input, 'label', 'element'],
  [BLOCK.image, 'alt_text'],
  [BLOCK.rich_text, 'elements'],
  [BLOCK.table, 'rows'],
  [BLOCK.context_actions, 'elements'],
  [BLOCK.markdown, 'text'],
  [BLOCK.data_table, 'rows', 'caption'],
  [BLOCK.data_visualization, 'title', 'chart'],
  [BLOCK.alert, 'text'],
  [BLOCK.carousel, 'elements'],
  [BLOCK.container, 'child_blocks'],
  [BLOCK.task_card, 'task_id', 'title'],
  [BLOCK.plan, 'title'],
  [ELEMENT.button, 'text'],
  [ELEMENT.workflow_button, 'action_id', 'text', 'workflow'],
  [ELEMENT.overflow, 'options'],
  [ELEMENT.checkboxes, 'options'],
  [ELEMENT.radio_buttons, 'options'],
  [ELEMENT.feedback_buttons, 'positive_button', 'negative_button'],
  [ELEMENT.icon_button, 'icon', 'text'],
  [ELEMENT.number_input, 'is_decimal_allowed'],
  [ELEMENT.rich_text_input, 'action_id'],
  [PICTURE, 'alt_text'],
];

/** What many blocks or elements have in common, asked of each. */
export const COMMON_LIMITS: Limit[] = [
  ...blocks.flatMap((example) => stringLimits(example, 'block_id', 255)),
  ...elements.flatMap((example) => stringLimits(example, 'action_id', 255)),
  ...PLACEHOLDERS.flatMap((example) => textLimits(example, 'placeholder', 150)),
  ...REQUIRED.flatMap(([example, ...names]) => required(example, ...names)),
  ...[...blocks, ...elements, PICTURE].map((example) =>
    limit(example, 'unknown property', {}, { colour: 'red' }, 'invalid additional property: colour'),
  ),
  limit(
    BLOCK.header,
    'emoji counts once',
    { text: emoji(150) },
    { text: emoji(151) },
    tooLong(150),
    '/text/text',
  ),
  limit(
    BLOCK.divider,
    'id is text',
    { block_id: long(1) },
    { block_id: 1 },
    'must provide a string',
    '/block_id',
  ),
];

function emoji(count: number): object {
  return { type: 'plain_text', text: '🎉'.repeat(count) };
}
