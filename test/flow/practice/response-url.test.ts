import type { App } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, openOffice, startBot } from './office.ts';

const MINUTE = 60_000;

describe('a response URL', () => {
  let practice: Practice;
  let app: App;
  let now = Date.now();
  let url = '';
  let channel = '';

  beforeAll(async () => {
    practice = await openOffice({ postingRate: false, realNow: () => now });
    channel = practice.workspace.channel('ke-zonghe').id;
    app = await startBot(practice, (bolt) => {
      bolt.command('/duban', async ({ ack, body }) => {
        url = body.response_url;
        await ack();
      });
      bolt.action('go', async ({ ack, body }) => {
        url = 'response_url' in body ? body.response_url : '';
        await ack();
      });
    });
  });

  afterAll(async () => {
    await app.stop();
    await practice.close();
  });

  beforeEach(() => {
    url = '';
  });

  const at = () => practice.workspace.messages.in(channel);
  const newest = () => at().at(-1);
  const texts = () => at().map((one) => one.text);

  async function answer(body: unknown): Promise<[number, unknown]> {
    const headers = { 'content-type': 'application/json' };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(url, { method: 'POST', headers, body: text });
    const said = await response.text();
    return [response.status, said.startsWith('{') ? JSON.parse(said) : said];
  }

  async function command(): Promise<void> {
    await practice.acts.perform({
      kind: 'slash',
      as: 'zonghe-kz',
      channel,
      command: '/duban',
      text: '',
    });
  }

  /** Somebody presses the button of a message that the bot posted. */
  async function press(post: { ephemeral?: boolean } = {}): Promise<string> {
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: '办' } } as const;
    const message = {
      channel,
      text: '原来',
      blocks: [{ type: 'actions' as const, block_id: 'b', elements: [button] }],
    };
    const { chat } = clientOf(practice);
    const user = practice.workspace.person('zonghe-kz').id;
    const ts = post.ephemeral
      ? (await chat.postEphemeral({ ...message, user })).message_ts
      : (await chat.postMessage(message)).ts;
    const place = { channel, ts: ts ?? '' };
    const click = { kind: 'click', as: 'zonghe-kz', in: place, blockId: 'b', actionId: 'go' } as const;
    expect(await practice.acts.perform(click)).toEqual({ ok: true });
    return place.ts;
  }

  it('answers only the person, unless the answer is for the channel or for a thread', async () => {
    const head = practice.workspace.person('zonghe-kz').id;
    await command();
    expect(await answer({ text: '只给你' })).toEqual([200, 'ok']);
    expect(newest()).toMatchObject({ text: '只给你', ephemeralTo: head });
    expect(await answer({ text: '给大家', response_type: 'in_channel' })).toEqual([200, 'ok']);
    expect(newest()).toMatchObject({ text: '给大家' });
    expect(newest()?.ephemeralTo).toBeUndefined();
    const threadTs = newest()?.ts ?? '';
    await answer({ text: '串里', response_type: 'in_channel', thread_ts: threadTs });
    expect(newest()).toMatchObject({ text: '串里', threadTs });
  });

  it('works five times, and bad answers do not count', async () => {
    await command();
    expect(await answer('not JSON')).toEqual([400, { ok: false, error: 'invalid_payload' }]);
    expect(await answer({})).toEqual([400, { ok: false, error: 'no_text' }]);
    expect(await answer({ blocks: [{ type: 'nonsense' }] })).toMatchObject([
      400,
      { ok: false, error: 'invalid_blocks' },
    ]);
    for (const text of ['一', '二', '三', '四', '五']) expect(await answer({ text })).toEqual([200, 'ok']);
    expect(await answer({ text: '六' })).toEqual([404, { ok: false, error: 'used_url' }]);
    expect(texts().slice(-5)).toEqual(['一', '二', '三', '四', '五']);
  });

  it('works for half an hour of real time', async () => {
    await command();
    now += 30 * MINUTE;
    expect(await answer({ text: '刚好' })).toEqual([200, 'ok']);
    now += 1;
    expect(await answer({ text: '晚了' })).toEqual([404, { ok: false, error: 'expired_url' }]);
    await command();
    url += 'x';
    expect(await answer({ text: '猜的' })).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  it('replaces and deletes the message whose button was pressed', async () => {
    const ts = await press();
    await answer({ text: '改了', replace_original: true });
    const message = practice.workspace.messages.find(channel, ts);
    expect(message).toMatchObject({ text: '改了', edited: { user: practice.workspace.bot.id } });
    expect(message?.blocks).toBeUndefined();
    await answer({ delete_original: true });
    expect(practice.workspace.messages.find(channel, ts)).toBeUndefined();
    const before = texts();
    const gone = [404, { ok: false, error: 'message_not_found' }];
    expect(await answer({ text: '再改', replace_original: true })).toEqual(gone);
    expect(await answer({ delete_original: true })).toEqual(gone);
    expect(texts()).toEqual(before);
  });

  it('replaces what only one person sees, for that person alone, and does not call it edited', async () => {
    const ts = await press({ ephemeral: true });
    await answer({ text: '悄悄改了', replace_original: true, response_type: 'in_channel' });
    const seen = practice.workspace.messages.find(channel, ts);
    expect(seen).toMatchObject({ text: '悄悄改了', ephemeralTo: practice.workspace.person('zonghe-kz').id });
    expect(seen?.edited).toBeUndefined();
    await answer({ delete_original: true });
    expect(practice.workspace.messages.find(channel, ts)).toBeUndefined();
  });

  it('leaves the message alone when the answer does not replace it', async () => {
    const ts = await press();
    await answer({ text: '另说', replace_original: false });
    expect(practice.workspace.messages.find(channel, ts)?.text).toBe('原来');
    expect(newest()).toMatchObject({ text: '另说' });
  });

  it('means nothing any more after a reset', async () => {
    await command();
    await practice.reset();
    expect(await answer({ text: '之前的' })).toEqual([404, { ok: false, error: 'expired_url' }]);
    expect(at()).toEqual([]);
  });
});
