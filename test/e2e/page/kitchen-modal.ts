import type { InputBlock, ModalView } from '@slack/types';
import { option, plain, PLACES } from './kitchen-blocks.ts';

const input = (block_id: string, label: string, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id,
  label: plain(label),
  optional: true,
  element,
});

/** A form with every input element but files, and blocks that tell the app at once. */
export const EVERY_INPUT: ModalView = {
  type: 'modal',
  callback_id: 'kitchen.submit',
  title: plain('什么都有'),
  submit: plain('提交'),
  close: plain('取消'),
  notify_on_close: true,
  blocks: [
    { type: 'alert', level: 'warning', text: { type: 'mrkdwn', text: '提交后 *不能* 修改。' } },
    {
      ...input('title', '标题', {
        type: 'plain_text_input',
        action_id: 'v',
        max_length: 20,
        focus_on_load: true,
      }),
      optional: false,
      hint: plain('一句话说清楚'),
    },
    input('body', '说明', { type: 'plain_text_input', action_id: 'v', multiline: true }),
    input('rich', '正文', { type: 'rich_text_input', action_id: 'v' }),
    input('count', '数量', {
      type: 'number_input',
      action_id: 'v',
      is_decimal_allowed: false,
      max_value: '99',
    }),
    input('mail', '邮箱', { type: 'email_text_input', action_id: 'v' }),
    input('link', '网址', { type: 'url_text_input', action_id: 'v' }),
    input('day', '日期', { type: 'datepicker', action_id: 'v', initial_date: '2022-05-06' }),
    input('time', '时间', { type: 'timepicker', action_id: 'v' }),
    input('instant', '时刻', { type: 'datetimepicker', action_id: 'v' }),
    input('place', '地点', { type: 'static_select', action_id: 'v', options: PLACES }),
    input('places', '多个地点', { type: 'multi_static_select', action_id: 'v', options: PLACES }),
    input('user', '成员', { type: 'users_select', action_id: 'v' }),
    input('users', '多名成员', { type: 'multi_users_select', action_id: 'v' }),
    input('channel', '频道', { type: 'channels_select', action_id: 'v' }),
    input('channels', '多个频道', { type: 'multi_channels_select', action_id: 'v' }),
    input('conversation', '会话', { type: 'conversations_select', action_id: 'v' }),
    input('conversations', '多个会话', { type: 'multi_conversations_select', action_id: 'v' }),
    input('file', '文件', { type: 'external_select', action_id: 'v', min_query_length: 1 }),
    input('files', '几个文件', { type: 'multi_external_select', action_id: 'v', min_query_length: 0 }),
    input('state', '状态', {
      type: 'radio_buttons',
      action_id: 'v',
      options: [option('进行中', 'doing'), option('已完成', 'done')],
    }),
    input('checks', '核对', {
      type: 'checkboxes',
      action_id: 'v',
      options: [option('已核对', 'checked'), option('已盖章', 'sealed')],
    }),
    {
      ...input('entered', '随打随报', {
        type: 'plain_text_input',
        action_id: 'v',
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      }),
      dispatch_action: true,
    },
    {
      ...input('on_enter', '回车才报', { type: 'plain_text_input', action_id: 'v' }),
      dispatch_action: true,
    },
  ],
};

/** What is stacked on another form. */
export const ON_TOP: ModalView = {
  type: 'modal',
  callback_id: 'kitchen.top',
  title: plain('上面一层'),
  notify_on_close: true,
  blocks: [{ type: 'section', text: plain('这是叠在上面的。') }],
};
