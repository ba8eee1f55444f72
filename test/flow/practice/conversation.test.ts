import type { App } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActResult } from '../../../src/practice/contract.ts';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, impatiently, openOffice, startBot } from './office.ts';

interface Heard {
  name: string;
  text?: string | undefined;
  before?: string | undefined;
  threadTs?: string | undefined;
  parent?: string | undefined;
}

const tsOf = (result: ActResult) => (result.ok ? (result.ts ?? '') : '');

describe('a bot in the practice office, over Socket Mode', () => {
  let practice: Practice;
  let app: App;
  const heard: Heard[] = [];

  beforeAll(async () => {
    practice = await openOffice({ postingRate: false });
    app = await startBot(practice, (bolt) => {
      bolt.command('/duban', async ({ ack, command }) => {
        await ack(`收到：${command.text}`);
      });
      bolt.command('/respond', async ({ ack, respond, command }) => {
        await ack();
        await respond(`稍后：${command.text}`);
        await respond({ text: '大家看', response_type: 'in_channel' });
      });
      bolt.command('/silent', async () => undefined);
      bolt.event('app_mention', async ({ event, say }) => {
        heard.push({ name: 'app_mention', text: event.text });
        await say({ text: '在', thread_ts: event.ts });
      });
      bolt.event('app_home_opened', async ({ event, client }) => {
        const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '待办' } }];
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
      });
      bolt.event('reaction_added', async ({ event }) => {
        heard.push({ name: 'reaction_added', text: event.reaction });
      });
      bolt.event('member_joined_channel', async ({ event }) => {
        heard.push({ name: 'member_joined_channel', text: event.user });
      });
      bolt.message(async ({ message }) => {
        if (message.subtype === 'message_changed') {
          const { message: now, previous_message: then } = message;
          const text = 'text' in now ? now.text : undefined;
          heard.push({ name: message.subtype, text, before: 'text' in then ? then.text : undefined });
        } else if (message.subtype === 'message_deleted') {
          heard.push({ name: message.subtype, text: message.deleted_ts });
        } else if (message.subtype === undefined) {
          const { text, thread_ts: threadTs, parent_user_id: parent } = message;
          heard.push({ name: 'message', text, threadTs, parent });
        }
      });
    });
  });

  afterAll(async () => {
    await app.stop();
    await practice.close();
  });

  beforeEach(() => void heard.splice(0));

  const head = () => practice.workspace.person('zonghe-kz').id;
  const channel = () => practice.workspace.channel('ke-zonghe').id;
  const shown = () => practice.workspace.messages.in(channel());
  const say = async (text: string, threadTs?: string) => {
    const thread = threadTs === undefined ? {} : { threadTs };
    return tsOf(
      await practice.acts.perform({
        kind: 'message',
        as: 'zonghe-kz',
        channel: 'ke-zonghe',
        text,
        ...thread,
      }),
    );
  };
  const slash = (command: string, text = '', as = 'zonghe-kz') =>
    practice.acts.perform({ kind: 'slash', as, channel: 'ke-zonghe', command, text });
  /** Envelopes are acknowledged before listeners run, so what the bot heard is waited for by looking. */
  const hears = async (name: string): Promise<void> => {
    await expect.poll(() => heard.map((one) => one.name), { interval: 5 }).toContain(name);
  };

  it('shows the acknowledgement of a command to its author alone, with mentions as references', async () => {
    const deputy = practice.workspace.person('zonghe-fkz').id;
    expect(await slash('/duban', '转 @zonghe-fkz <b>')).toMatchObject({ ok: true });
    expect(shown().at(-1)).toMatchObject({
      text: `收到：转 <@${deputy}|zonghe-fkz> &lt;b&gt;`,
      ephemeralTo: head(),
    });
  });

  it('lets the bot answer a command later, privately and to everybody', async () => {
    await slash('/respond', '在办');
    await practice.until(() => shown().some((one) => one.text === '大家看'));
    const [later, all] = shown().slice(-2);
    expect(later).toMatchObject({ text: '稍后：在办', ephemeralTo: head() });
    expect(all).toMatchObject({ text: '大家看', botId: practice.workspace.botId });
    expect(all?.ephemeralTo).toBeUndefined();
  });

  it('says so when nobody acknowledges a command, in the language of the person', async () => {
    expect(await impatiently(practice, () => slash('/silent'))).toEqual({
      ok: false,
      error: 'operation_timeout',
      message: '/silent 执行失败，错误为“operation_timeout”',
    });
    expect(await impatiently(practice, () => slash('/silent', '', 'ducha-kz'))).toMatchObject({
      message: '/silent failed with the error "operation_timeout"',
    });
  });

  it('knows the commands once it is told, and refuses others', async () => {
    practice.setCommands([{ command: '/duban', description: '督办' }]);
    expect(await slash('/duba')).toEqual({
      ok: false,
      error: 'invalid_command',
      message: '/duba 不是有效的命令。',
    });
    practice.setCommands([]);
  });

  it('sends a mention beside the message, and the answer arrives in its thread', async () => {
    const bot = practice.workspace.bot.id;
    const ts = await say('@duban 在吗');
    await practice.until(() => shown().some((one) => one.threadTs === ts));
    expect(heard).toContainEqual({ name: 'app_mention', text: `<@${bot}> 在吗` });
    const { messages = [] } = await clientOf(practice).conversations.replies({ channel: channel(), ts });
    expect(messages.map((one) => one.text)).toEqual([`<@${bot}> 在吗`, '在']);
    expect(messages[0]).toMatchObject({ reply_count: 1, thread_ts: ts });
  });

  it('sends a thread reply, its edit and its deletion as Slack does', async () => {
    const top = await say('本周任务');
    const reply = await say('已完成', top);
    await hears('message');
    await practice.acts.perform({
      kind: 'edit',
      as: 'zonghe-kz',
      channel: 'ke-zonghe',
      ts: reply,
      text: '已全部完成',
    });
    await hears('message_changed');
    await practice.acts.perform({ kind: 'delete', as: 'zonghe-kz', channel: 'ke-zonghe', ts: reply });
    await hears('message_deleted');
    expect(heard).toEqual([
      { name: 'message', text: '本周任务', threadTs: undefined, parent: undefined },
      { name: 'message', text: '已完成', threadTs: top, parent: head() },
      { name: 'message_changed', text: '已全部完成', before: '已完成' },
      { name: 'message_deleted', text: reply },
    ]);
  });

  it('leaves a tombstone where the head of a thread was', async () => {
    const top = await say('题目');
    await say('答复', top);
    await practice.acts.perform({ kind: 'delete', as: 'zonghe-kz', channel: 'ke-zonghe', ts: top });
    await hears('message_changed');
    expect(heard.at(-1)).toEqual({
      name: 'message_changed',
      text: 'This message was deleted.',
      before: '题目',
    });
  });

  it('does not let people touch what others wrote', async () => {
    const ts = await say('原文');
    const edit = { kind: 'edit', as: 'ducha-kz', channel: 'ke-zonghe', ts, text: 'x' } as const;
    expect(await practice.acts.perform(edit)).toMatchObject({ error: 'cant_update_message' });
    expect(await practice.acts.perform({ ...edit, as: 'zonghe-kz', text: ' ' })).toMatchObject({
      error: 'no_text',
    });
  });

  it('tells the bot who joined, and hides private channels from those outside', async () => {
    await practice.acts.perform({
      kind: 'slash',
      as: 'zonghe-kz',
      channel: 'xianliao',
      command: '/invite',
      text: '@duban',
    });
    await hears('member_joined_channel');
    expect(heard.at(-1)?.text).toBe(practice.workspace.bot.id);
    const peek = { kind: 'message', as: 'zonghe-kz', channel: 'lingdao', text: '?' } as const;
    expect(await practice.acts.perform(peek)).toMatchObject({ error: 'channel_not_found' });
  });

  it('sends a reaction once, and a Home when somebody looks at it', async () => {
    const ts = await say('好');
    const react = {
      kind: 'react',
      as: 'zonghe-fkz',
      channel: 'ke-zonghe',
      ts,
      name: 'white_check_mark',
    } as const;
    await practice.acts.perform(react);
    await practice.acts.perform(react);
    await practice.acts.perform({ kind: 'home', as: 'zonghe-kz' });
    await practice.until(() => practice.workspace.views.home(head()) !== undefined);
    expect(heard.filter((one) => one.name === 'reaction_added')).toEqual([
      { name: 'reaction_added', text: 'white_check_mark' },
    ]);
  });
});
