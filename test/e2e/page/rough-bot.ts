import type { App } from '@slack/bolt';
import type { KnownBlock, OptionGroup } from '@slack/types';
import { option, plain, PLACES } from './kitchen-blocks.ts';

const actions = (block_id: string, elements: object[]): KnownBlock =>
  ({ type: 'actions', block_id, elements }) as KnownBlock;

/** Where the links lead; the test answers for it. */
export const GUIDE = 'https://example.com/guide';

/** Where the test puts an address that the server would not have taken. */
export const TRICK = 'https://example.com/trick';

const MESSAGES: Record<string, KnownBlock[]> = {
  链接: [
    actions('links', [
      { type: 'button', action_id: 'guide', text: plain('看指南'), url: GUIDE },
      { type: 'button', action_id: 'trick', text: plain('看这里'), url: TRICK },
      {
        type: 'overflow',
        action_id: 'more',
        options: [{ ...option('菜单里的指南', 'guide'), url: GUIDE }, option('别的', 'other')],
      },
    ]),
  ],
  长文: [{ type: 'markdown', text: '`a` '.repeat(2900) }],
  地点: [
    actions('place', [
      { type: 'static_select', action_id: 'place', placeholder: plain('地点'), options: PLACES },
    ]),
  ],
};

const GROUPS: OptionGroup[] = [
  { label: plain('国办'), options: [option('国办函12号', 'a'), option('国办发7号', 'b')] },
  { label: plain('省里'), options: [option('省文明办3号', 'c')] },
];

/** A bot with everything that may go wrong in a page: links that do something, long texts, fields of every kind. */
export function rough(told: string[]): (app: App) => void {
  return (app) => {
    app.message(async ({ message, say, client }) => {
      if (!('text' in message) || !('user' in message) || !message.text) return;
      const blocks = MESSAGES[message.text];
      if (blocks) await say({ text: message.text, blocks });
      if (message.text === '说给我听') {
        const where = { channel: message.channel, user: message.user ?? '', thread_ts: message.ts };
        await client.chat.postEphemeral({ ...where, text: '只有你知道' });
        await say({ text: '大家都知道', thread_ts: message.ts });
      }
    });
    app.action(/./, async ({ ack, action }) => {
      await ack();
      if ('action_id' in action) told.push(action.action_id);
    });
    app.options('document', async ({ ack }) => ack({ option_groups: GROUPS }));
    app.command('/fields', async ({ ack, body, client }) => {
      await ack();
      const input = (block_id: string, label: string, element: object, optional = false): KnownBlock =>
        ({ type: 'input', block_id, label: plain(label), optional, element }) as KnownBlock;
      const boxes = { type: 'checkboxes', action_id: 'v', options: PLACES };
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          title: plain('各种字段'),
          submit: plain('提交'),
          blocks: [
            input('first', '标题', { type: 'plain_text_input', action_id: 'v' }),
            input('text', '说明', { type: 'plain_text_input', action_id: 'v', multiline: true }, true),
            input('place', '地点', { type: 'static_select', action_id: 'v', options: PLACES }),
            input('boxes', '核对', boxes),
            input('document', '文件', {
              type: 'external_select',
              action_id: 'document',
              min_query_length: 1,
            }),
          ],
        },
      });
    });
  };
}
