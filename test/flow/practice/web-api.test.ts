import {
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  type UsersListResponse,
  type WebClient,
} from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { answerOf, clientOf, openOffice } from './office.ts';

describe('the Web API of the practice workspace, by the official client', () => {
  let practice: Practice;
  let client: WebClient;
  let now = Date.now();
  let channel = '';

  beforeAll(async () => {
    practice = await openOffice({ realNow: () => now });
    client = clientOf(practice);
    channel = practice.workspace.channel('ke-zonghe').id;
  });

  afterAll(() => practice.close());

  /** Posts a second later than before, so that Slack's rate is kept. */
  const post = (text: string, more: object = {}) => {
    now += 1000;
    return client.chat.postMessage({ channel, text, ...more });
  };
  it('knows who calls, and with which kind of token', async () => {
    const { botId, bot, teamId } = practice.workspace;
    expect(await client.auth.test()).toMatchObject({ bot_id: botId, user_id: bot.id, team_id: teamId });
    expect(await answerOf(clientOf(practice, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await answerOf(clientOf(practice, '').auth.test())).toBe('not_authed');
    expect(await answerOf(clientOf(practice, 'xapp-practice').users.list({}))).toBe('not_allowed_token_type');
    expect(await answerOf(client.apps.connections.open({}))).toBe('not_allowed_token_type');
    for (const name of ['chat.postMesage', 'constructor', '__proto__', 'toString'])
      expect(await answerOf(client.apiCall(name))).toBe('unknown_method');
  });

  it('lists people and channels page by page', async () => {
    const names: (string | undefined)[] = [];
    for await (const page of client.paginate('users.list', { limit: 2, include_locale: true })) {
      const { members = [] }: UsersListResponse = page;
      names.push(...members.map((one) => `${one.name} ${one.locale}`));
    }
    expect(names).toEqual(['duban zh-CN', 'zonghe-kz zh-CN', 'zonghe-fkz zh-CN', 'ducha-kz en-US']);
    const { channels = [] } = await client.conversations.list({ types: 'public_channel,private_channel' });
    expect(channels.map((one) => [one.name, one.is_member])).toEqual([
      ['ke-zonghe', true],
      ['tongbao', true],
      ['xianliao', false],
    ]);
    expect(await answerOf(client.users.list({ cursor: 'nonsense' }))).toBe('invalid_cursor');
  });

  it('keeps metadata with a message and gives it back on request only', async () => {
    const metadata = { event_type: 'duban_delivery', event_payload: { key: 'k1' } };
    const { ts = '' } = await post('一', { metadata });
    const asked = { channel, oldest: ts, latest: ts, inclusive: true };
    const bare = await client.conversations.history(asked);
    const full = await client.conversations.history({ ...asked, include_all_metadata: true });
    expect(bare.messages?.[0]?.metadata).toBeUndefined();
    expect(full.messages?.[0]?.metadata).toEqual(metadata);
  });

  it('gives history newest first, a page at a time, threads apart', async () => {
    const { ts: top = '' } = await post('二');
    await post('二之一', { thread_ts: top });
    await post('三');
    const { messages = [], has_more: more } = await client.conversations.history({ channel, limit: 2 });
    expect([messages.map((one) => one.text), more]).toEqual([['三', '二'], true]);
    const { messages: thread = [] } = await client.conversations.replies({ channel, ts: top });
    expect(thread.map((one) => one.text)).toEqual(['二', '二之一']);
  });

  it('tells a public channel that it is not in from a private one that does not exist for it', async () => {
    const { workspace } = practice;
    const postTo = (id: string) => answerOf(client.chat.postMessage({ channel: id, text: 'x' }));
    expect(await postTo(workspace.channel('xianliao').id)).toBe('not_in_channel');
    expect(await postTo(workspace.channel('lingdao').id)).toBe('channel_not_found');
    expect(await postTo('C000')).toBe('channel_not_found');
    expect(
      await answerOf(client.chat.postMessage({ channel: workspace.channel('tongbao').id, text: '' })),
    ).toBe('no_text');
  });

  it('opens the direct message when a person is written to', async () => {
    const user = practice.workspace.person('zonghe-kz').id;
    const { channel: direct } = await client.chat.postMessage({ channel: user, text: '您好' });
    const opened = await client.conversations.open({ users: user });
    expect(opened).toMatchObject({ already_open: true, channel: { id: direct } });
  });

  it('updates and deletes its own messages only', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '块' } }];
    const { ts = '' } = await post('旧', { blocks });
    expect(await client.chat.update({ channel, ts, text: '新' })).toMatchObject({ text: '新', ts });
    expect(practice.workspace.messages.find(channel, ts)?.blocks).toBeUndefined();
    expect(await answerOf(client.chat.update({ channel, ts, text: '长'.repeat(4001) }))).toBe('msg_too_long');
    const said = await practice.acts.perform({ kind: 'message', as: 'zonghe-kz', channel, text: '人说的' });
    const theirs = said.ok ? (said.ts ?? '') : '';
    expect(await answerOf(client.chat.update({ channel, ts: theirs, text: 'x' }))).toBe(
      'cant_update_message',
    );
    expect(await answerOf(client.chat.delete({ channel, ts: theirs }))).toBe('cant_delete_message');
    await client.chat.delete({ channel, ts });
    expect(await answerOf(client.chat.delete({ channel, ts }))).toBe('message_not_found');
  });

  it('shows an ephemeral message to its addressee, who must be in the channel', async () => {
    const user = practice.workspace.person('zonghe-kz').id;
    const stranger = practice.workspace.person('ducha-kz').id;
    const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel, user, text: '只给您' });
    expect(practice.workspace.messages.find(channel, ts)?.ephemeralTo).toBe(user);
    expect(await answerOf(client.chat.postEphemeral({ channel, user: stranger, text: 'x' }))).toBe(
      'user_not_in_channel',
    );
    expect(await answerOf(client.chat.update({ channel, ts, text: 'x' }))).toBe('message_not_found');
  });

  it('refuses bad blocks in the words of Slack', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '长'.repeat(3001) } }];
    const error: unknown = await post('x', { blocks }).catch((reason: unknown) => reason);
    expect(error instanceof WebAPIPlatformError && error.data).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
    expect(await answerOf(post('x', { blocks: '{' }))).toBe('invalid_blocks_format');
  });

  it('holds one channel to a message per second after a short burst, and leaves others alone', async () => {
    now += 60_000;
    const burst = await Promise.allSettled(
      [1, 2, 3, 4].map((turn) => client.chat.postMessage({ channel, text: `第${turn}条` })),
    );
    const refused = burst.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0] instanceof WebAPIRateLimitedError && refused[0].retryAfter).toBe(1);
    await client.chat.postMessage({ channel: practice.workspace.channel('tongbao').id, text: '别处' });
    await post('一秒之后');
  });

  it('reads no JSON body where Slack reads none', async () => {
    const headers = { authorization: 'Bearer xoxb-practice', 'content-type': 'application/json' };
    const asked = { channel, user: practice.workspace.bot.id };
    const ask = async (method: string, body: string | URLSearchParams) => {
      const form = typeof body === 'string' ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
      const sent = { method: 'POST', headers: { ...headers, ...form }, body };
      const answer = await fetch(practice.apiUrl + method, sent);
      return (await answer.json()) as object;
    };
    for (const method of ['conversations.info', 'users.info', 'conversations.members']) {
      const refused = { ok: false, error: 'invalid_arguments' };
      expect(await ask(method, JSON.stringify(asked))).toMatchObject(refused);
      expect(await ask(method, new URLSearchParams(asked))).toMatchObject({ ok: true });
    }
    expect(await ask('conversations.history', JSON.stringify(asked))).toMatchObject({ ok: true });
  });

  it('takes JSON bodies and GET requests as well', async () => {
    const headers = {
      authorization: 'Bearer xoxb-practice',
      'content-type': 'application/json; charset=utf-8',
    };
    const body = JSON.stringify({ channel: practice.workspace.channel('tongbao').id, text: 'JSON' });
    const posted = await fetch(`${practice.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
    expect(await posted.json()).toMatchObject({ ok: true, message: { text: 'JSON' } });
    const got = await fetch(
      `${practice.apiUrl}users.info?token=xoxb-practice&user=${practice.workspace.bot.id}`,
    );
    expect(await got.json()).toMatchObject({ ok: true, user: { is_bot: true } });
    expect(got.headers.get('x-oauth-scopes')).toContain('chat:write');
  });
});
