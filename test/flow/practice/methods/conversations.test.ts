import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from '../office.ts';
import { furnishedOffice, itAnswers, type Call, type Names } from './calls.ts';

const CALLS: Call[] = [
  ['conversations.list', () => ({ types: 'public_channel,im', limit: 2 }), 'ok'],
  ['conversations.list', () => ({ types: 'public' }), 'invalid_types'],
  ['conversations.list', () => ({ limit: 'many' }), 'invalid_limit'],
  ['conversations.list', () => ({ cursor: 'nowhere' }), 'invalid_cursor'],
  ['conversations.info', ({ outside: channel }) => ({ channel }), 'ok'],
  ['conversations.info', ({ closed: channel }) => ({ channel }), 'ok'],
  ['conversations.info', ({ secret: channel }) => ({ channel }), 'channel_not_found'],
  ['conversations.info', () => ({ channel: 'ke-zonghe' }), 'channel_not_found'],
  ['conversations.info', () => ({}), 'invalid_arguments'],
  ['conversations.members', ({ outside: channel }) => ({ channel }), 'ok'],
  ['conversations.members', ({ secret: channel }) => ({ channel }), 'channel_not_found'],
  ['conversations.members', ({ channel }) => ({ channel, cursor: 'x' }), 'invalid_cursor'],
  ['conversations.open', ({ deputy }) => ({ users: deputy }), 'ok'],
  ['conversations.open', ({ direct: channel }) => ({ channel }), 'ok'],
  ['conversations.open', () => ({}), 'users_list_not_supplied'],
  ['conversations.open', () => ({ users: 'U000' }), 'user_not_found'],
  ['conversations.open', ({ channel }) => ({ channel }), 'method_not_supported_for_channel_type'],
  [
    'conversations.open',
    ({ stranger }) => ({ users: stranger, prevent_creation: true }),
    'channel_not_found',
  ],
  ['conversations.open', ({ head, deputy }) => ({ users: `${head},${deputy}` }), 'restricted_action'],
  ['conversations.open', ({ head }) => ({ users: Array(9).fill(head).join(',') }), 'too_many_users'],
  ['users.conversations', ({ head: user }) => ({ user, types: 'im' }), 'ok'],
  ['users.conversations', () => ({ user: 'U000' }), 'user_not_found'],
  ['users.conversations', () => ({ types: 'dm' }), 'invalid_types'],
  ['conversations.history', ({ channel }) => ({ channel, oldest: '0', latest: '1651712400.000001' }), 'ok'],
  ['conversations.history', ({ closed: channel }) => ({ channel }), 'ok'],
  ['conversations.history', ({ outside: channel }) => ({ channel }), 'not_in_channel'],
  ['conversations.history', ({ secret: channel }) => ({ channel }), 'channel_not_found'],
  ['conversations.history', ({ channel }) => ({ channel, oldest: 'yesterday' }), 'invalid_ts_oldest'],
  ['conversations.history', ({ channel }) => ({ channel, latest: 'today' }), 'invalid_ts_latest'],
  ['conversations.history', ({ channel }) => ({ channel, cursor: 'x' }), 'invalid_cursor'],
  ['conversations.replies', ({ channel, own: ts }) => ({ channel, ts }), 'ok'],
  ['conversations.replies', ({ channel }) => ({ channel, ts: '1.000001' }), 'thread_not_found'],
  ['conversations.replies', ({ channel, whispered: ts }) => ({ channel, ts }), 'thread_not_found'],
  ['conversations.replies', ({ channel }) => ({ channel }), 'invalid_arguments'],

  ['conversations.create', () => ({ name: '新频道-1' }), 'ok'],
  ['conversations.create', () => ({ name: 'leaders', is_private: true }), 'ok'],
  ['conversations.create', () => ({ name: 'ke-zonghe' }), 'name_taken'],
  ['conversations.create', () => ({ name: 'lingdao' }), 'name_taken'],
  ['conversations.create', () => ({ name: 'guidang' }), 'name_taken'],
  ['conversations.create', () => ({}), 'invalid_name_required'],
  ['conversations.create', () => ({ name: 'Office' }), 'invalid_name_specials'],
  ['conversations.create', () => ({ name: '二 三' }), 'invalid_name_specials'],
  ['conversations.create', () => ({ name: '-_-' }), 'invalid_name_punctuation'],
  ['conversations.create', () => ({ name: 'a'.repeat(80) }), 'ok'],
  ['conversations.create', () => ({ name: 'a'.repeat(81) }), 'invalid_name_maxlength'],
  ['conversations.invite', ({ channel, stranger: users }) => ({ channel, users }), 'ok'],
  ['conversations.invite', ({ channel, stranger: users }) => ({ channel, users }), 'already_in_channel'],
  ['conversations.invite', ({ channel, bot: users }) => ({ channel, users }), 'cant_invite_self'],
  ['conversations.invite', ({ channel }) => ({ channel, users: 'U000' }), 'user_not_found'],
  ['conversations.invite', ({ channel }) => ({ channel, users: '' }), 'no_user'],
  ['conversations.invite', ({ outside: channel, head: users }) => ({ channel, users }), 'not_in_channel'],
  ['conversations.invite', ({ closed: channel, deputy: users }) => ({ channel, users }), 'is_archived'],
  [
    'conversations.invite',
    ({ direct: channel, deputy: users }) => ({ channel, users }),
    'method_not_supported_for_channel_type',
  ],
  ['conversations.kick', ({ channel, stranger: user }) => ({ channel, user }), 'ok'],
  ['conversations.kick', ({ channel, stranger: user }) => ({ channel, user }), 'not_in_channel'],
  ['conversations.kick', ({ channel, bot: user }) => ({ channel, user }), 'cant_kick_self'],
  ['conversations.kick', ({ channel }) => ({ channel, user: 'U000' }), 'user_not_found'],
  ['conversations.join', ({ outside: channel }) => ({ channel }), 'ok'],
  ['conversations.join', ({ closed: channel }) => ({ channel }), 'is_archived'],
  ['conversations.join', ({ secret: channel }) => ({ channel }), 'channel_not_found'],
  ['conversations.join', ({ direct: channel }) => ({ channel }), 'method_not_supported_for_channel_type'],
  ['conversations.leave', ({ outside: channel }) => ({ channel }), 'ok'],
  ['conversations.leave', ({ outside: channel }) => ({ channel }), 'ok'],
  ['conversations.leave', ({ closed: channel }) => ({ channel }), 'is_archived'],
  [
    'conversations.leave',
    ({ practice }) => ({ channel: practice.workspace.channel('leaders').id }),
    'last_member',
  ],
  ['conversations.archive', ({ closed: channel }) => ({ channel }), 'already_archived'],
  ['conversations.archive', ({ outside: channel }) => ({ channel }), 'not_in_channel'],
  ['conversations.archive', ({ direct: channel }) => ({ channel }), 'method_not_supported_for_channel_type'],
  ['conversations.archive', ({ practice }) => ({ channel: practice.workspace.channel('leaders').id }), 'ok'],
  ['conversations.unarchive', ({ channel }) => ({ channel }), 'not_archived'],
  ['conversations.unarchive', ({ closed: channel }) => ({ channel }), 'not_in_channel'],
];

describe('conversation methods, refused and done as by Slack', () => {
  let names: Names;
  beforeAll(async () => void (names = await furnishedOffice()));
  afterAll(() => names.practice.close());

  itAnswers(() => names, CALLS);

  it('leaves archived channels out when asked, and says of each whether it is one', async () => {
    const { client } = names;
    const shown = async (exclude: boolean) => {
      const { channels = [] } = await client.conversations.list({ exclude_archived: exclude });
      return channels.map((one) => [one.name, one.is_archived]);
    };
    expect(await shown(false)).toContainEqual(['guidang', true]);
    expect((await shown(true)).map(([name]) => name)).not.toContain('guidang');
  });

  it('counts the members when asked', async () => {
    const { client, channel } = names;
    const bare = await client.conversations.info({ channel });
    const counted = await client.conversations.info({ channel, include_num_members: true });
    expect(bare.channel).not.toHaveProperty('num_members');
    expect(counted.channel).toMatchObject({ num_members: 3, is_archived: false });
  });

  it('names everybody who cannot be invited, and invites the others when forced', async () => {
    const { client, channel, stranger } = names;
    const users = `U000,${stranger}`;
    expect(await answerOf(client.conversations.invite({ channel, users }))).toBe('user_not_found');
    const { members } = await client.conversations.members({ channel });
    expect(members).not.toContain(stranger);
    const forced = await client.conversations.invite({ channel, users, force: true });
    expect(forced).toMatchObject({ errors: [{ user: 'U000', ok: false, error: 'user_not_found' }] });
    expect((await client.conversations.members({ channel })).members).toContain(stranger);
  });

  it('does not shift the pages of history when something new is written between them', async () => {
    const { client, channel } = names;
    for (const text of ['甲', '乙', '丙', '丁']) await client.chat.postMessage({ channel, text });
    const first = await client.conversations.history({ channel, limit: 2 });
    await client.chat.postMessage({ channel, text: '戊' });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel, limit: 2, cursor });
    const texts = [first, second].map(({ messages = [] }) => messages.map((one) => one.text));
    expect(texts).toEqual([
      ['丁', '丙'],
      ['乙', '甲'],
    ]);
  });

  it('gives the replies of a thread page by page, oldest first', async () => {
    const { client, channel, own } = names;
    for (const text of ['一', '二', '三']) await client.chat.postMessage({ channel, text, thread_ts: own });
    const texts: (string | undefined)[] = [];
    for await (const page of client.paginate('conversations.replies', { channel, ts: own, limit: 2 })) {
      const { messages = [] } = page as { messages?: { text?: string }[] };
      texts.push(...messages.map((one) => one.text));
    }
    expect(texts.slice(-3)).toEqual(['一', '二', '三']);
  });
});
