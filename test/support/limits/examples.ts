import { action, block, cells, contextAction, input, mrkdwn, option, picture, plain, words } from './kit.ts';
import type { Example } from './kit.ts';

const feedback = { text: plain('好'), value: 'good' };

/** A smallest good example of every block. */
export const BLOCK = {
  section: block({ type: 'section', text: mrkdwn() }),
  header: block({ type: 'header', text: plain() }),
  divider: block({ type: 'divider' }),
  context: block({ type: 'context', elements: [mrkdwn()] }),
  actions: block({ type: 'actions', elements: [{ type: 'button', text: plain() }] }),
  input: block({ type: 'input', label: plain(), element: { type: 'plain_text_input' } }, 'modal'),
  image: block({ type: 'image', image_url: 'https://example.com/a.png', alt_text: '图' }),
  rich_text: block({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [words()] }] }),
  table: block({ type: 'table', rows: cells(1, 1) }),
  context_actions: block({
    type: 'context_actions',
    elements: [{ type: 'icon_button', icon: 'trash', text: plain() }],
  }),
  markdown: block({ type: 'markdown', text: '**文**' }),
  data_table: block({ type: 'data_table', caption: '表', rows: cells(2, 1) }),
  data_visualization: block({
    type: 'data_visualization',
    title: '图',
    chart: { type: 'pie', segments: [{ label: '甲', value: 1 }] },
  }),
  alert: block({ type: 'alert', text: plain() }, 'modal'),
  card: block({ type: 'card', title: mrkdwn() }),
  carousel: block({ type: 'carousel', elements: [{ type: 'card', title: mrkdwn() }] }),
  container: block({ type: 'container', title: plain(), child_blocks: [{ type: 'divider' }] }),
  task_card: block({ type: 'task_card', task_id: 't', title: '事' }),
  plan: block({ type: 'plan', title: '事' }),
} satisfies Record<string, Example>;

/** A smallest good example of every element that people can use. */
export const ELEMENT = {
  button: action({ type: 'button', text: plain() }),
  workflow_button: action({
    type: 'workflow_button',
    action_id: 'w',
    text: plain(),
    workflow: { trigger: { url: 'https://slack.com/shortcuts/Ft1/x' } },
  }),
  overflow: action({ type: 'overflow', options: [option()] }),
  checkboxes: action({ type: 'checkboxes', options: [option()] }),
  radio_buttons: action({ type: 'radio_buttons', options: [option()] }),
  static_select: action({ type: 'static_select', options: [option()] }),
  multi_static_select: action({ type: 'multi_static_select', options: [option()] }),
  external_select: action({ type: 'external_select' }),
  multi_external_select: action({ type: 'multi_external_select' }),
  users_select: action({ type: 'users_select' }),
  multi_users_select: action({ type: 'multi_users_select' }),
  conversations_select: action({ type: 'conversations_select' }),
  multi_conversations_select: action({ type: 'multi_conversations_select' }),
  channels_select: action({ type: 'channels_select' }),
  multi_channels_select: action({ type: 'multi_channels_select' }),
  datepicker: action({ type: 'datepicker' }),
  timepicker: action({ type: 'timepicker' }),
  datetimepicker: action({ type: 'datetimepicker' }),
  feedback_buttons: contextAction({
    type: 'feedback_buttons',
    positive_button: feedback,
    negative_button: feedback,
  }),
  icon_button: contextAction({ type: 'icon_button', icon: 'trash', text: plain() }),
  plain_text_input: input({ type: 'plain_text_input' }),
  email_text_input: input({ type: 'email_text_input' }),
  url_text_input: input({ type: 'url_text_input' }),
  number_input: input({ type: 'number_input', is_decimal_allowed: false }),
  rich_text_input: input({ type: 'rich_text_input', action_id: 'r' }),
  file_input: input({ type: 'file_input' }),
} satisfies Record<string, Example>;

/** A picture in a context. */
export const PICTURE: Example = {
  on: 'message',
  value: { ...picture() },
  within: { wrap: (value) => ({ type: 'context', elements: [value] }), pointer: '/elements/0' },
};
