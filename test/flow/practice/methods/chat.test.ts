import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furnishedOffice, itAnswers, type Call, type Names } from './calls.ts';

const CALLS: Call[] = [
  ['chat.postMessage', ({ channel }) => ({ channel, text: '好' }), 'ok'],
  ['chat.postMessage', () => ({ channel: '#ke-zonghe', text: '按名称' }), 'ok'],
  ['chat.postMessage', ({ head }) => ({ channel: head, text: '私信' }), 'ok'],
  ['chat.postMessage', ({ channel, own }) => ({ channel, text: '回', thread_ts: own }), 'ok'],
  ['chat.postMessage', () => ({ text: '好' }), 'invalid_arguments'],
  ['chat.postMessage', ({ channel }) => ({ channel }), 'no_text'],
  ['chat.postMessage', () => ({ channel: 'C000', text: '好' }), 'channel_not_found'],
  ['chat.postMessage', ({ secret }) => ({ channel: secret, text: '好' }), 'channel_not_found'],
  ['chat.postMessage', ({ outside }) => ({ channel: outside, text: '好' }), 'not_in_channel'],
  ['chat.postMessage', ({ closed }) => ({ channel: closed, text: '好' }), 'is_archived'],
  ['chat.postMessage', ({ bot }) => ({ channel: bot, text: '好' }), 'cannot_dm_bot'],

  ['chat.postEphemeral', ({ channel, head: user }) => ({ channel, user, text: '好' }), 'ok'],
  ['chat.postEphemeral', ({ channel }) => ({ channel, text: '好' }), 'invalid_arguments'],
  ['chat.postEphemeral', ({ head }) => ({ channel: head, user: head, text: '好' }), 'channel_not_found'],
  [
    'chat.postEphemeral',
    ({ channel, stranger: user }) => ({ channel, user, text: '好' }),
    'user_not_in_channel',
  ],
  ['chat.postEphemeral', ({ closed, head: user }) => ({ channel: closed, user, text: '好' }), 'is_archived'],

  ['chat.update', ({ channel, own: ts }) => ({ channel, ts, text: '新' }), 'ok'],
  ['chat.update', ({ channel }) => ({ channel, text: '新' }), 'invalid_arguments'],
  ['chat.update', ({ own: ts }) => ({ channel: 'ke-zonghe', ts, text: '新' }), 'channel_not_found'],
  ['chat.update', ({ channel }) => ({ channel, ts: '1.000001', text: '新' }), 'message_not_found'],
  ['chat.update', ({ channel, whispered: ts }) => ({ channel, ts, text: '新' }), 'message_not_found'],
  ['chat.update', ({ channel, theirs: ts }) => ({ channel, ts, text: '新' }), 'cant_update_message'],
  ['chat.update', ({ closed, ownClosed: ts }) => ({ channel: closed, ts, text: '新' }), 'is_inactive'],

  ['chat.getPermalink', ({ channel, theirs }) => ({ channel, message_ts: theirs }), 'ok'],
  ['chat.getPermalink', ({ closed, ownClosed }) => ({ channel: closed, message_ts: ownClosed }), 'ok'],
  ['chat.getPermalink', ({ secret }) => ({ channel: secret, message_ts: '1.000001' }), 'channel_not_found'],
  ['chat.getPermalink', ({ channel }) => ({ channel, message_ts: '1.000001' }), 'message_not_found'],
  [
    'chat.getPermalink',
    ({ channel, whispered }) => ({ channel, message_ts: whispered }),
    'message_not_found',
  ],

  ['reactions.add', ({ channel, own: timestamp }) => ({ channel, timestamp, name: 'eyes' }), 'ok'],
  [
    'reactions.add',
    ({ channel, own: timestamp }) => ({ channel, timestamp, name: 'eyes' }),
    'already_reacted',
  ],
  ['reactions.add', ({ channel, own: timestamp }) => ({ channel, timestamp, name: '好 的' }), 'invalid_name'],
  ['reactions.add', ({ channel }) => ({ channel, name: 'eyes' }), 'no_item_specified'],
  ['reactions.add', ({ channel }) => ({ channel, timestamp: '昨天', name: 'eyes' }), 'bad_timestamp'],
  ['reactions.add', ({ channel }) => ({ channel, timestamp: '1.000001', name: 'eyes' }), 'message_not_found'],
  [
    'reactions.add',
    ({ closed, ownClosed }) => ({ channel: closed, timestamp: ownClosed, name: 'eyes' }),
    'is_archived',
  ],
  ['reactions.remove', ({ channel, own: timestamp }) => ({ channel, timestamp, name: 'eyes' }), 'ok'],
  [
    'reactions.remove',
    ({ channel, own: timestamp }) => ({ channel, timestamp, name: 'eyes' }),
    'no_reaction',
  ],
  ['reactions.remove', () => ({ name: 'eyes' }), 'no_item_specified'],

  ['chat.delete', ({ channel, theirs: ts }) => ({ channel, ts }), 'cant_delete_message'],
  ['chat.delete', ({ channel, whispered: ts }) => ({ channel, ts }), 'message_not_found'],
  ['chat.delete', ({ closed, ownClosed: ts }) => ({ channel: closed, ts }), 'cant_delete_message'],

  ['blocks.validate', () => ({ blocks: [{ type: 'divider' }] }), 'ok'],
  ['blocks.validate', () => ({ message: { blocks: [{ type: 'divider' }] } }), 'ok'],
  ['blocks.validate', () => ({}), 'invalid_arguments'],
  ['blocks.validate', () => ({ blocks: [], view: {} }), 'invalid_arguments'],
  ['blocks.validate', () => ({ blocks: '{' }), 'invalid_arguments'],
  ['blocks.validate', () => ({ blocks: [{ type: 'x' }] }), 'invalid_blocks'],
  ['blocks.validate', () => ({ message: { blocks: [{ type: 'x' }] } }), 'invalid_message'],
  ['blocks.validate', () => ({ view: { type: 'modal' } }), 'invalid_view'],
];

describe('chat methods, refused and done as by Slack', () => {
  let names: Names;
  beforeAll(async () => void (names = await furnishedOffice()));
  afterAll(() => names.practice.close());

  itAnswers(() => names, CALLS);

  it('links to a reply by its thread', async () => {
    const { client, channel, theirs } = names;
    const { ts = '' } = await client.chat.postMessage({ channel, text: '答', thread_ts: theirs });
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    const path = `/archives/${channel}/p${ts.replace('.', '')}?thread_ts=${theirs}&cid=${channel}`;
    expect(permalink).toBe(names.practice.url + path);
  });

  it('says of blocks where they are wrong, to anybody who asks', async () => {
    const body = new URLSearchParams({ blocks: '[{"type":"header"}]' });
    const answer = await fetch(`${names.practice.apiUrl}blocks.validate`, { method: 'POST', body });
    expect(await answer.json()).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: [
        { code: 'missing_field', message: 'missing required field: text', pointer: '/0', field: 'text' },
      ],
    });
  });
});
