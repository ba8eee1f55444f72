import type { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, openOffice, startBot } from './office.ts';

describe('a bot in the practice office, over Socket Mode', () => {
  let practice: Practice;
  let app: App;
  const heard: { name: string; text?: string; thread?: string }[] = [];

  beforeAll(async () => {
    practice = await openOffice({ postingRate: false });
    app = await startBot(practice, (bolt) => {
      bolt.command('/duban', async ({ ack, command }) => {
        await ack(`收到：${command.text}`);
      });
      bolt.command('/silent', async () => undefined);
      bolt.event('app_mention', async ({ event, say }) => {
        heard.push({ name: 'mention', text: event.text });
        await say({ text: '在', thread_ts: event.ts });
      });
      bolt.message(async ({ message }) => {
        heard.push({
          name: message.subtype ?? 'message',
          ...('text' in message ? { text: message.text ?? '' } : {}),
        });
      });
    });
  });

  afterAll(async () => {
    await app.stop();
    await practice.close();
  });

  const channel = () => practice.workspace.channel('ke-zonghe').id;
  const shown = () => practice.workspace.messages.in(channel());

  it('shows the acknowledgement of a command to its author alone, with mentions as references', async () => {
    const { workspace, acts } = practice;
    const deputy = workspace.person('zonghe-fkz').id;
    const result = await acts.perform({
      kind: 'slash',
      as: 'zonghe-kz',
      channel: 'ke-zonghe',
      command: '/duban',
      text: '转 @zonghe-fkz <b>',
    });
    expect(result.ok).toBe(true);
    expect(shown().at(-1)).toMatchObject({
      text: `收到：转 <@${deputy}|zonghe-fkz> &lt;b&gt;`,
      ephemeralTo: workspace.person('zonghe-kz').id,
    });
  });

  it('says so when nobody acknowledges a command, in the language of the person', async () => {
    const chinese = await practice.acts.perform({
      kind: 'slash',
      as: 'zonghe-kz',
      channel: 'ke-zonghe',
      command: '/silent',
      text: '',
    });
    expect(chinese).toEqual({
      ok: false,
      error: 'operation_timeout',
      message: '/silent 执行失败，错误为“operation_timeout”',
    });
  });

  it('answers a mention in its thread', async () => {
    const bot = practice.workspace.bot.id;
    const { acts } = practice;
    const said = await acts.perform({
      kind: 'message',
      as: 'zonghe-kz',
      channel: 'ke-zonghe',
      text: '@duban 在吗',
    });
    const ts = said.ok ? said.ts : '';
    await practice.until(() => shown().some((one) => one.threadTs === ts));
    expect(heard).toContainEqual({ name: 'mention', text: `<@${bot}> 在吗` });
    expect(heard).toContainEqual({ name: 'message', text: `<@${bot}> 在吗` });
    const { messages = [] } = await clientOf(practice).conversations.replies({
      channel: channel(),
      ts: ts ?? '',
    });
    expect(messages.map((one) => one.text)).toEqual([`<@${bot}> 在吗`, '在']);
  });
});
