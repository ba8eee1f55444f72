import { createHmac } from 'node:crypto';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRequestUrl } from '../../../src/practice/request-url.ts';
import type { Practice } from '../../../src/practice/server.ts';
import { signature, type HttpDelivery } from '../../../src/practice/signed-post.ts';
import { openOffice } from './office.ts';

describe('a bot in the practice office, over HTTP', () => {
  let practice: Practice;
  let app: App;
  let to: HttpDelivery;
  const heard: string[] = [];

  beforeAll(async () => {
    practice = await openOffice({ postingRate: false });
    const receiver = new HTTPReceiver({ signingSecret: 'practice-secret', logLevel: LogLevel.ERROR });
    app = new App({
      receiver,
      token: practice.tokens.bot,
      clientOptions: { slackApiUrl: practice.apiUrl },
      logLevel: LogLevel.ERROR,
    });
    app.command('/duban', async ({ ack, command }) => {
      await ack({ text: `收到：${command.text}` });
    });
    app.message(async ({ message }) => {
      if ('text' in message) heard.push(message.text ?? '');
    });
    app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ text: '已处理', replace_original: true });
    });
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    to = { requestUrl: `http://127.0.0.1:${port}/slack/events`, signingSecret: 'practice-secret' };
    practice.deliverTo(to);
  });

  afterAll(async () => {
    await app.stop();
    await practice.close();
  });

  const slash = () =>
    practice.acts.perform({
      kind: 'slash',
      as: 'zonghe-kz',
      channel: 'ke-zonghe',
      command: '/duban',
      text: '一 & 二',
    });

  it('signs as Slack documents it', () => {
    const expected = createHmac('sha256', 's').update('v0:7:body').digest('hex');
    expect(signature('s', 7, 'body')).toBe(`v0=${expected}`);
  });

  it('answers the challenge, commands, events and clicks', async () => {
    const { workspace } = practice;
    const channel = workspace.channel('ke-zonghe').id;
    expect(await verifyRequestUrl(to)).toBe(true);
    await practice.until(() => practice.connected());
    expect(await slash()).toMatchObject({ ok: true });
    expect(workspace.messages.in(channel).at(-1)?.text).toBe('收到：一 &amp; 二');
    await practice.acts.perform({ kind: 'message', as: 'zonghe-kz', channel, text: '一句话' });
    await expect.poll(() => heard, { interval: 5 }).toEqual(['一句话']);
    const button = {
      type: 'button' as const,
      action_id: 'go',
      text: { type: 'plain_text' as const, text: '办' },
    };
    const { ts = '' } = await app.client.chat.postMessage({
      channel,
      text: '待办',
      blocks: [{ type: 'actions', block_id: 'b', elements: [button] }],
    });
    const click = {
      kind: 'click',
      as: 'zonghe-kz',
      in: { channel, ts },
      blockId: 'b',
      actionId: 'go',
    } as const;
    expect(await practice.acts.perform(click)).toEqual({ ok: true });
    await practice.until(() => workspace.messages.find(channel, ts)?.text === '已处理');
  });

  it('reports a bot that refuses the signature, and one that is not there', async () => {
    practice.deliverTo({ ...to, signingSecret: 'another' });
    expect(await slash()).toMatchObject({ ok: false, error: 'dispatch_failed' });
    practice.deliverTo({ ...to, requestUrl: 'http://127.0.0.1:9/slack/events' });
    expect(await slash()).toMatchObject({ ok: false, error: 'dispatch_failed' });
    practice.deliverTo(to);
  });
});
