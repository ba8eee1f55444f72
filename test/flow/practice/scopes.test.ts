import type { WebClient } from '@slack/web-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { METHODS } from '../../../src/practice/methods/index.ts';
import { SCOPES } from '../../../src/practice/methods/scopes.ts';
import type { InstalledApp } from '../../../src/practice/grant.ts';
import type { Practice } from '../../../src/practice/server.ts';
import { answerOf, clientOf, openOffice, startBot } from './office.ts';

async function office(app: InstalledApp): Promise<{ practice: Practice; client: WebClient }> {
  const practice = await openOffice({ postingRate: false, ...app });
  onTestFinished(() => practice.close());
  return { practice, client: clientOf(practice) };
}

/** Methods that any token may call; docs.slack.dev names no scope for them. */
const FREE = ['chat.getPermalink', 'chat.scheduledMessages.list', 'views.'];

describe('an app with the scopes that it was installed with', () => {
  it('may call nothing that it has no scope for', async () => {
    const { client } = await office({ scopes: [] });
    const needing = [...METHODS]
      .filter(([name, { token }]) => token === 'bot' && !FREE.some((free) => name.startsWith(free)))
      .map(([name]) => name);
    const answers = await Promise.all(
      needing.map(async (name) => [name, await answerOf(client.apiCall(name, {}))]),
    );
    expect(answers).toEqual(needing.map((name) => [name, 'missing_scope']));
  });

  it('is told what it needs and what it has', async () => {
    const { practice } = await office({ scopes: ['chat:write', 'users:read'] });
    const headers = { authorization: 'Bearer xoxb-practice' };
    const answer = await fetch(`${practice.apiUrl}reactions.add`, { method: 'POST', headers });
    expect(await answer.json()).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'reactions:write',
      provided: 'chat:write,users:read',
    });
    expect(answer.headers.get('x-oauth-scopes')).toBe('chat:write,users:read');
    expect(answer.headers.get('x-accepted-oauth-scopes')).toBe('reactions:write');
  });

  it('needs the scope of the kind of conversation that a call is about', async () => {
    const { practice, client } = await office({ scopes: ['channels:history', 'channels:read', 'im:write'] });
    const { workspace } = practice;
    workspace.join(workspace.channel('lingdao'), workspace.bot.id);
    const history = (name: string) =>
      answerOf(client.conversations.history({ channel: workspace.channel(name).id }));
    expect(await history('ke-zonghe')).toBe('ok');
    expect(await history('lingdao')).toBe('missing_scope');
    const list = (types: string) => answerOf(client.conversations.list({ types }));
    expect(await list('public_channel')).toBe('ok');
    expect(await list('public_channel,im')).toBe('missing_scope');
    const [head, deputy] = ['zonghe-kz', 'zonghe-fkz'].map((handle) => workspace.person(handle).id);
    expect(await answerOf(client.conversations.open({ users: `${head}` }))).toBe('ok');
    expect(await answerOf(client.conversations.open({ users: `${head},${deputy}` }))).toBe('missing_scope');
    expect(await answerOf(client.conversations.create({ name: 'neu' }))).toBe('missing_scope');
  });

  it('does not learn of a private channel that it is not in, whatever its scopes', async () => {
    const { practice, client } = await office({ scopes: ['channels:history'] });
    const channel = practice.workspace.channel('lingdao').id;
    expect(await answerOf(client.conversations.history({ channel }))).toBe('channel_not_found');
  });

  it('posts in public channels that it is not in only with chat:write.public', async () => {
    const post = async (app: InstalledApp) => {
      const { practice, client } = await office(app);
      const channel = practice.workspace.channel('xianliao').id;
      return answerOf(client.chat.postMessage({ channel, text: '好' }));
    };
    expect(await post({})).toBe('not_in_channel');
    expect(await post({ scopes: ['chat:write'] })).toBe('not_in_channel');
    expect(await post({ scopes: ['chat:write', 'chat:write.public'] })).toBe('ok');
  });

  it('sees e-mail addresses only with users:read.email', async () => {
    const emails = async (app: InstalledApp) => {
      const { client } = await office(app);
      const { members = [] } = await client.users.list({});
      return members.flatMap((one) => one.profile?.email ?? []);
    };
    expect(await emails({ scopes: ['users:read'] })).toEqual([]);
    expect(await emails({ scopes: ['users:read', 'users:read.email'] })).toHaveLength(3);
  });

  it('finds no scopes listed for methods that do not exist', () => {
    const later = [...SCOPES.keys()].filter((name) => !METHODS.has(name));
    expect(later).toEqual([]);
  });
});

describe('an app with the events that it subscribed to', () => {
  /** What a bot hears of a mention, a reaction and a private message, in order. */
  async function hears(app: InstalledApp): Promise<string[]> {
    const { practice } = await office(app);
    const heard: string[] = [];
    const bot = await startBot(practice, (bolt) => {
      bolt.use(async ({ payload, next }) => {
        const { type, channel_type: kind } = payload as { type: string; channel_type?: string };
        heard.push(kind === undefined ? type : `${type} ${kind}`);
        await next();
      });
    });
    onTestFinished(async () => void (await bot.stop()));
    const { acts } = practice;
    const as = 'zonghe-kz';
    const said = await acts.perform({ kind: 'message', as, channel: 'ke-zonghe', text: '@duban 在吗' });
    const ts = said.ok ? (said.ts ?? '') : '';
    await acts.perform({ kind: 'react', as, channel: 'ke-zonghe', ts, name: 'eyes' });
    const direct = await acts.perform({ kind: 'dm', as, with: 'duban' });
    const channel = direct.ok ? (direct.channel ?? '') : '';
    await acts.perform({ kind: 'message', as, channel, text: '您好' });
    await acts.perform({ kind: 'home', as });
    await expect.poll(() => heard, { interval: 5 }).toContain('app_home_opened');
    return heard;
  }

  it('hears of these and of nothing else', async () => {
    expect(await hears({ events: ['message.channels', 'app_home_opened'] })).toEqual([
      'message channel',
      'app_home_opened',
    ]);
  });

  it('hears nothing for which it has no scope', async () => {
    const scopes = ['app_mentions:read', 'im:history'];
    expect(await hears({ scopes })).toEqual(['app_mention', 'message im', 'app_home_opened']);
  });

  it('hears everything when nothing is said of events', async () => {
    expect(await hears({})).toEqual([
      'message channel',
      'app_mention',
      'reaction_added',
      'message im',
      'app_home_opened',
    ]);
  });
});
