import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OfficeState, PracticeEvent } from '../../../src/practice/contract.ts';
import { pageEvent } from '../../../src/practice/feed.ts';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, openOffice, startBot } from './office.ts';

describe('Slack’s own commands', () => {
  let practice: Practice;
  let app: App;
  let heard: Record<string, unknown>[] = [];

  beforeEach(async () => {
    heard = [];
    practice = await openOffice({ postingRate: false });
    app = await startBot(practice, (bolt) => {
      bolt.use(async ({ payload, next }) => {
        const { subtype, ...event } = payload as unknown as Record<string, unknown>;
        delete event.event_ts;
        if (event.type !== 'message') heard.push(event);
        else if (subtype !== undefined) heard.push({ type: subtype, text: event.text });
        await next();
      });
    });
  });

  afterEach(async () => {
    await app.stop();
    await practice.close();
  });

  const id = (handle: string) => practice.workspace.person(handle).id;
  const types = (command: string, text = '', as = 'zonghe-kz', channel = 'ke-zonghe') =>
    practice.acts.perform({ kind: 'slash', as, channel, command, text });
  const hears = async (count: number) => {
    await expect.poll(() => heard.length, { interval: 5 }).toBeGreaterThanOrEqual(count);
    return heard;
  };
  const place = () => practice.workspace.channel('ke-zonghe');

  it('/invite brings several people in, and refuses who is there already or nowhere', async () => {
    expect(await types('/invite', '@Head of Inspection @zonghe-fkz')).toMatchObject({ ok: true });
    expect(place().members).toContain(id('ducha-kz'));
    expect(await types('/invite', '@ducha-kz')).toMatchObject({ error: 'already_in_channel' });
    expect(await types('/invite', '@niemand')).toMatchObject({ error: 'user_not_found' });
    expect(await types('/invite', '@ducha-kz', 'zonghe-fkz', 'tongbao')).toMatchObject({
      error: 'not_in_channel',
    });
  });

  it('/leave takes the person out, and the bot hears it', async () => {
    expect(await types('/leave', '', 'zonghe-fkz')).toMatchObject({ ok: true });
    const user = id('zonghe-fkz');
    expect(place().members).not.toContain(user);
    const channel = place().id;
    expect(await hears(2)).toEqual([
      { type: 'channel_leave', text: `<@${user}> has left the channel` },
      { type: 'member_left_channel', user, channel, channel_type: 'C', team: practice.workspace.teamId },
    ]);
    const again = { kind: 'message', as: 'zonghe-fkz', channel, text: '还在？' } as const;
    expect(await practice.acts.perform(again)).toMatchObject({ error: 'not_in_channel' });
  });

  it.each(['/remove', '/kick'])('%s takes the bot out, which may then no longer post', async (command) => {
    expect(await types(command, '@duban')).toMatchObject({ ok: true });
    const channel = place().id;
    expect(await hears(1)).toEqual([{ type: 'channel_left', channel, actor_id: id('zonghe-kz') }]);
    const post = clientOf(practice).chat.postMessage({ channel, text: '还在？' });
    await expect(post).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
    expect(await types(command, '@duban')).toMatchObject({ error: 'user_not_in_channel' });
  });

  it('/remove tells the person who did it, in their language', async () => {
    const told: (PracticeEvent | undefined)[] = [];
    const { workspace } = practice;
    workspace.changes.on(
      (change) => void told.push(pageEvent(workspace, workspace.person('ducha-kz'), change)),
    );
    await types('/remove', '@ducha-kz', 'zonghe-kz', 'tongbao');
    expect(told).toContainEqual({
      kind: 'notice',
      text: 'You have been removed from #tongbao by 综合科科长.',
    });
  });

  it('/archive closes the channel for everybody, and tells the bot', async () => {
    const said = await practice.acts.perform({
      kind: 'message',
      as: 'zonghe-kz',
      channel: 'ke-zonghe',
      text: '末',
    });
    const ts = said.ok ? (said.ts ?? '') : '';
    expect(await types('/archive')).toMatchObject({ ok: true });
    const channel = place().id;
    const user = id('zonghe-kz');
    expect(await hears(2)).toEqual([
      { type: 'channel_archive', text: `<@${user}> archived the channel` },
      { type: 'channel_archive', channel, user },
    ]);
    const office = await fetch(`${practice.url}/_practice/office?as=${user}`);
    const { conversations } = (await office.json()) as OfficeState;
    expect(conversations.find((one) => one.id === channel)?.isArchived).toBe(true);
    const as = 'zonghe-kz';
    const refused = [
      await practice.acts.perform({ kind: 'message', as, channel, text: 'x' }),
      await practice.acts.perform({ kind: 'edit', as, channel, ts, text: 'x' }),
      await practice.acts.perform({ kind: 'delete', as, channel, ts }),
      await practice.acts.perform({ kind: 'react', as, channel, ts, name: 'eyes' }),
      await practice.acts.perform({ kind: 'join', as: 'ducha-kz', channel }),
      await types('/duban'),
      await types('/invite', '@ducha-kz'),
    ];
    expect(refused.map((one) => one.ok || one.error)).toEqual(Array(7).fill('is_archived'));
  });

  it('/topic sets the topic, which the app can read', async () => {
    expect(await types('/topic', ' ')).toMatchObject({ error: 'no_topic' });
    await types('/topic', '本周 <任务>');
    const { channel } = await clientOf(practice).conversations.info({ channel: place().id });
    expect(channel?.topic).toMatchObject({ value: '本周 &lt;任务&gt;', creator: id('zonghe-kz') });
    expect(await hears(1)).toEqual([
      { type: 'channel_topic', text: `<@${id('zonghe-kz')}> set the channel topic: 本周 &lt;任务&gt;` },
    ]);
  });

  it('/dnd pauses notifications and resumes them, saying so to nobody else', async () => {
    await types('/dnd');
    await types('/dnd');
    const answers = practice.workspace.messages
      .in(place().id)
      .map(({ text, ephemeralTo }) => [text, ephemeralTo]);
    expect(answers).toEqual([
      ['通知已暂停。再次输入 /dnd 可恢复。', id('zonghe-kz')],
      ['通知已恢复。', id('zonghe-kz')],
    ]);
    const events = await hears(2);
    expect(events.map((one) => [one.type, one.dnd_status])).toEqual([
      ['dnd_updated_user', expect.objectContaining({ dnd_enabled: true })],
      ['dnd_updated_user', expect.objectContaining({ dnd_enabled: false })],
    ]);
  });

  it('work in channels only, where they are about channels', async () => {
    const direct = await practice.acts.perform({ kind: 'dm', as: 'zonghe-kz', with: 'duban' });
    const channel = direct.ok ? (direct.channel ?? '') : '';
    expect(await types('/leave', '', 'zonghe-kz', channel)).toEqual({
      ok: false,
      error: 'not_a_channel',
      message: '这个命令只能在频道里用。',
    });
  });
});
