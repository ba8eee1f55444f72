import type { ActionsBlock, KnownBlock, PlainTextElement, PlainTextOption } from '@slack/types';

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });
export const option = (text: string, value: string): PlainTextOption => ({ text: plain(text), value });

export const PLACES = [option('会议室', 'room'), option('接待大厅', 'hall')];

/** A message with one of every block that can stand in a message and only be read. */
export const TO_READ: KnownBlock[] = [
  { type: 'header', text: plain('本周简报 :memo:') },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: '*三件事* _请看_ ~作废~ `T2` <https://example.com/a|附件> :white_check_mark:\n• 第一件\n• 第二件\n>领导批示\n```x = 1```',
    },
    fields: [
      { type: 'mrkdwn', text: '*牵头*\n综合科' },
      { type: 'plain_text', text: '协办\n督查科' },
    ],
  },
  { type: 'divider' },
  {
    type: 'context',
    elements: [
      { type: 'image', image_url: 'https://example.com/seal.png', alt_text: '印章' },
      { type: 'mrkdwn', text: '由 *督办* 汇总' },
    ],
  },
  {
    type: 'image',
    image_url: 'https://example.com/plan.png',
    alt_text: '平面图',
    title: plain('整改前'),
  },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: '加粗', style: { bold: true } },
          { type: 'text', text: ' 与 ' },
          { type: 'link', url: 'https://example.com/b', text: '链接' },
          { type: 'emoji', name: 'eyes' },
          { type: 'color', value: '#007a5a' },
          { type: 'broadcast', range: 'here' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '先汇总' }] }],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 1,
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '再上报' }] }],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: '原话' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a\n  b' }], border: 0 },
    ],
  },
];

/** A table block, which Slack takes once in a message. */
export const TABLE: KnownBlock = {
  type: 'table',
  column_settings: [{ is_wrapped: true }, { align: 'right' }],
  rows: [
    [
      { type: 'raw_text', text: '科室' },
      { type: 'raw_text', text: '条数' },
    ],
    [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [{ type: 'text', text: '综合科', style: { bold: true } }],
          },
        ],
      },
      { type: 'raw_text', text: '5' },
    ],
  ],
};

/** A data table of seven rows: two pages. */
export const DATA_TABLE: KnownBlock = {
  type: 'data_table',
  caption: '各科室动态',
  rows: [
    [
      { type: 'raw_text', text: '科室' },
      { type: 'raw_text', text: '条数' },
    ],
    ...[12, 3, 45, 6, 78, 9, 1].map((value, index) => [
      { type: 'raw_text' as const, text: `第${index + 1}科` },
      { type: 'raw_number' as const, value, text: `${value} 条` },
    ]),
  ],
};

/** The part of Markdown that a language model writes. */
export const MARKDOWN: KnownBlock = {
  type: 'markdown',
  text: '## 小结\n- **一** [链接](https://example.com/c)\n- [x] 已办\n\n| 科室 | 条数 |\n|---|---:|\n| 综合科 | 5 |\n\n```\ncode\n```',
};

/** Blocks in frames, with what can be used in them. */
export const FRAMED: KnownBlock[] = [
  {
    type: 'container',
    title: plain('本周要点'),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [
      {
        type: 'actions',
        block_id: 'within',
        elements: [{ type: 'button', action_id: 'inner', text: plain('里面的按钮') }],
      },
    ],
  },
  {
    type: 'carousel',
    elements: ['甲', '乙'].map((name) => ({
      type: 'card',
      block_id: `card-${name}`,
      hero_image: { type: 'image', image_url: 'https://example.com/site.png', alt_text: `${name}现场` },
      title: { type: 'mrkdwn', text: `*${name}* 点位` },
      subtitle: { type: 'mrkdwn', text: '已整改' },
      body: { type: 'mrkdwn', text: '路面已清理。' },
      actions: [{ type: 'button', action_id: 'card', text: plain(`看${name}`), value: name }],
    })),
  },
  {
    type: 'context_actions',
    block_id: 'below',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'useful',
        positive_button: { text: plain('有用'), value: 'yes' },
        negative_button: { text: plain('没用'), value: 'no' },
      },
      { type: 'icon_button', action_id: 'bin', icon: 'trash', text: plain('丢掉'), value: 'T2' },
      {
        type: 'icon_button',
        action_id: 'others',
        icon: 'trash',
        text: plain('别人的'),
        visible_to_user_ids: ['U0OTHERS01'],
      },
    ],
  },
];

const actions = (block_id: string, elements: ActionsBlock['elements']): ActionsBlock => ({
  type: 'actions',
  block_id,
  elements,
});

/** A message with one of every element that can be used in a message. */
export const TO_USE: KnownBlock[] = [
  {
    type: 'section',
    block_id: 'beside',
    text: { type: 'mrkdwn', text: '删除草稿' },
    accessory: {
      type: 'button',
      action_id: 'remove',
      text: plain('删除'),
      value: 'v1',
      style: 'danger',
      confirm: {
        title: plain('确定删除？'),
        text: plain('删除后不能恢复。'),
        confirm: plain('删掉'),
        deny: plain('再想想'),
        style: 'danger',
      },
    },
  },
  actions('press', [
    { type: 'button', action_id: 'go', text: plain('办理'), value: 'T2', style: 'primary' },
    { type: 'overflow', action_id: 'more', options: [option('转办', 'pass'), option('退回', 'return')] },
  ]),
  actions('one', [
    { type: 'static_select', action_id: 'place', placeholder: plain('地点'), options: PLACES },
    { type: 'users_select', action_id: 'user', placeholder: plain('成员') },
    { type: 'channels_select', action_id: 'channel', placeholder: plain('频道') },
    { type: 'conversations_select', action_id: 'conversation', placeholder: plain('会话') },
  ]),
  actions('moment', [
    { type: 'datepicker', action_id: 'day', placeholder: plain('日期') },
    { type: 'timepicker', action_id: 'time', placeholder: plain('时间') },
    { type: 'datetimepicker', action_id: 'instant' },
  ]),
  actions('tick', [
    {
      type: 'checkboxes',
      action_id: 'boxes',
      options: [option('已核对', 'checked'), option('已盖章', 'sealed')],
    },
    { type: 'radio_buttons', action_id: 'radio', options: [option('同意', 'yes'), option('不同意', 'no')] },
  ]),
  actions('many', [
    { type: 'multi_static_select', action_id: 'places', placeholder: plain('多个地点'), options: PLACES },
  ]),
];
