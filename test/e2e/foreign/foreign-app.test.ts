import { describe, expect, it } from 'vitest';
import type { Act, ActResult, Message, MessageList, OfficeState } from '../../../src/practice/contract.ts';
import { freePort, printedVariables, startEchoApp, startWorkspace } from './processes.ts';

const ME = 'zonghe-kz';
const POLL = { interval: 20, timeout: 60_000 };
type Deed = Act extends infer One ? (One extends Act ? Omit<One, 'as'> : never) : never;

/** One person in the workspace at this address, who acts and looks through `/_practice`. */
function personAt(url: string) {
  const get = async <T>(path: string): Promise<T> => {
    const body: T = JSON.parse(await (await fetch(`${url}/_practice/${path}`)).text());
    return body;
  };
  const office = () => get<OfficeState>(`office?as=${ME}`);
  const act = async (deed: Deed): Promise<ActResult> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${url}/_practice/act`, {
      ...init,
      body: JSON.stringify({ as: ME, ...deed }),
    });
    const result: ActResult = JSON.parse(await response.text());
    return result;
  };
  const messages = async (channel: string, thread?: string): Promise<Message[]> =>
    (await get<MessageList>(`messages?as=${ME}&channel=${channel}${thread ? `&thread=${thread}` : ''}`))
      .messages;
  return { office, act, messages };
}

type Me = ReturnType<typeof personAt>;

/** Everything that the echo app can do, done by one person. */
async function liveWith(me: Me): Promise<void> {
  const { conversations, botUserId } = await me.office();
  const channel = conversations.find((one) => one.name === 'ke-zonghe')?.id ?? '';
  const texts = async () => (await me.messages(channel)).map((one) => one.text);
  const newest = async () => (await me.messages(channel)).at(-1);
  const say = async (text: string) => {
    const said = await me.act({ kind: 'message', channel, text });
    return said.ok ? (said.ts ?? '') : '';
  };

  expect(await me.act({ kind: 'slash', channel, command: '/echo', text: 'one & two' })).toMatchObject({
    ok: true,
  });
  await expect
    .poll(newest, POLL)
    .toMatchObject({ text: 'You said: one &amp; two', ephemeral: true, isApp: true });

  const said = await say('echo a word');
  await expect.poll(texts, POLL).toContain('Echo: a word');
  await me.act({ kind: 'edit', channel, ts: said, text: 'echo another' });
  await expect.poll(texts, POLL).toContain('Changed: echo another');
  await me.act({ kind: 'delete', channel, ts: said });
  await expect.poll(texts, POLL).toEqual([expect.stringContaining('You said')]);

  const called = await say('@duban are you there?');
  await expect
    .poll(async () => (await me.messages(channel, called)).map((one) => one.text), POLL)
    .toContainEqual(expect.stringMatching(/^You called, <@U\w+>\?$/));
  await me.act({ kind: 'react', channel, ts: called, name: 'thumbsup' });
  await expect
    .poll(async () => (await me.messages(channel)).find((one) => one.ts === called)?.reactions, POLL)
    .toMatchObject([{ name: 'thumbsup' }, { name: 'eyes', userIds: [botUserId] }]);

  await me.act({ kind: 'home' });
  await expect.poll(async () => JSON.stringify((await me.office()).home), POLL).toContain('Welcome home');

  await say('form please');
  await expect.poll(newest, POLL).toMatchObject({ text: 'Here is a form' });
  const buttons = { channel, ts: (await newest())?.ts ?? '' };
  const press = (actionId: string) => me.act({ kind: 'click', in: buttons, blockId: 'buttons', actionId });
  expect(await press('open')).toEqual({ ok: true });
  await fillForm(me);
  expect(await press('done')).toEqual({ ok: true });
  await expect
    .poll(async () => (await me.messages(channel)).find((one) => one.ts === buttons.ts), POLL)
    .toMatchObject({ text: 'All done', edited: true });
}

async function fillForm(me: Me): Promise<void> {
  const modal = async () => (await me.office()).modal;
  await expect.poll(modal, POLL).toMatchObject({ title: 'A form' });
  const view = (await modal())?.id ?? '';
  const submit = (value: string) =>
    me.act({ kind: 'submit', view, state: { name: { text: { type: 'plain_text_input', value } } } });
  await me.act({ kind: 'click', in: { view }, blockId: 'more', actionId: 'explain' });
  await expect.poll(modal, POLL).toMatchObject({ title: 'Explained' });
  await me.act({ kind: 'close', view: (await modal())?.id ?? '' });
  expect(await submit('x')).toEqual({ ok: true, errors: { name: 'Too short' } });
  expect(await submit('Echo')).toEqual({ ok: true });
  expect(await modal()).toBeNull();
  const direct = async () => {
    const { conversations } = await me.office();
    const dm = conversations.find((one) => one.kind === 'dm');
    return dm ? (await me.messages(dm.id)).map((one) => one.text) : [];
  };
  await expect.poll(direct, POLL).toEqual(['Hello, Echo']);
}

describe('an app that is not ours, in `duban practice --no-bot`', { timeout: 180_000 }, () => {
  it('lives there in Socket Mode with nothing but the address and the tokens that are printed', async () => {
    const workspace = startWorkspace();
    await expect.poll(workspace.said, POLL).toContain('SLACK_APP_TOKEN=');
    const variables = printedVariables(workspace.said());
    expect(variables).toMatchObject({ SLACK_BOT_TOKEN: 'xoxb-practice', SLACK_APP_TOKEN: 'xapp-practice' });
    const me = personAt(new URL(variables.SLACK_API_URL ?? '').origin);
    startEchoApp(variables);
    await expect.poll(async () => (await me.office()).botConnected, POLL).toBe(true);
    await liveWith(me);
  });

  it('lives there in HTTP mode, also when it is started later', async () => {
    const port = String(await freePort());
    const workspace = startWorkspace(['--request-url', `http://127.0.0.1:${port}/slack/events`]);
    await expect.poll(workspace.said, POLL).toContain('SLACK_SIGNING_SECRET=');
    const variables = printedVariables(workspace.said());
    expect(Object.keys(variables)).toEqual(['SLACK_API_URL', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
    const me = personAt(new URL(variables.SLACK_API_URL ?? '').origin);
    expect((await me.office()).botConnected).toBe(false);
    startEchoApp({ ...variables, PORT: port });
    await expect.poll(async () => (await me.office()).botConnected, POLL).toBe(true);
    await liveWith(me);
  });
});
