import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PracticeOptions } from '../../../../src/practice/options.ts';
import type { Practice } from '../../../../src/practice/server.ts';
import { ownFolder } from '../../../support/folder.ts';
import { answerOf, clientOf, openOffice, START } from '../office.ts';

const NOW = START.getTime() / 1000;
const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

async function office(options: Partial<PracticeOptions> = {}) {
  const practice = await openOffice({ postingRate: false, ...options });
  let open = true;
  const close = async () => {
    if (open) await practice.close();
    open = false;
  };
  onTestFinished(close);
  const client = clientOf(practice);
  const channel = practice.workspace.channel('ke-zonghe').id;
  const schedule = (text: string, at: number, more: object = {}) =>
    client.chat.scheduleMessage({ channel, text, post_at: at, ...more });
  return { practice, client, channel, schedule, close };
}

const passes = (practice: Practice, seconds: number) => practice.clock.set(new Date((NOW + seconds) * 1000));

const shown = (practice: Practice) =>
  practice.workspace.messages
    .in(practice.workspace.channel('ke-zonghe').id)
    .map(({ ts, text }) => [ts, text]);

describe('scheduled messages', () => {
  it('are posted at their time, also when the clock jumps past it', async () => {
    const { practice, client, channel, schedule } = await office();
    await schedule('晚', NOW + 2 * DAY);
    const asked = await schedule('早', NOW + DAY);
    expect(asked).toMatchObject({
      channel,
      post_at: NOW + DAY,
      message: { type: 'delayed_message', text: '早' },
    });
    passes(practice, DAY - 1);
    expect(shown(practice)).toEqual([]);
    passes(practice, 5 * DAY);
    await client.chat.postMessage({ channel, text: '现在' });
    expect(shown(practice)).toEqual([
      [`${NOW + DAY}.000000`, '早'],
      [`${NOW + 2 * DAY}.000000`, '晚'],
      [`${NOW + 5 * DAY}.000000`, '现在'],
    ]);
  });

  it('are posted when the clock runs to their time by itself', async () => {
    const { practice, schedule } = await office({ frozenClock: false });
    await schedule('一会儿', Math.floor(practice.clock.now().getTime() / 1000) + 1);
    await practice.until(() => shown(practice).length > 0);
    expect(shown(practice)).toEqual([[expect.any(String), '一会儿']]);
  });

  it('wait over a restart', async () => {
    const storePath = join(ownFolder(), 'office.db');
    const before = await office({ storePath });
    await before.schedule('明天', NOW + DAY);
    await before.close();
    const { practice } = await office({ storePath });
    passes(practice, DAY);
    expect(shown(practice)).toEqual([[`${NOW + DAY}.000000`, '明天']]);
  });

  it('are taken for times from the next second to 120 days ahead', async () => {
    const { schedule } = await office();
    expect(await answerOf(schedule('x', NOW))).toBe('time_in_past');
    expect(await answerOf(schedule('x', NOW + 1))).toBe('ok');
    expect(await answerOf(schedule('x', NOW + 120 * DAY))).toBe('ok');
    expect(await answerOf(schedule('x', NOW + 120 * DAY + 1))).toBe('time_too_far');
    expect(await answerOf(schedule('x', -1))).toBe('invalid_time');
  });

  it('are taken thirty in five minutes of one channel', async () => {
    const { practice, schedule } = await office();
    for (let turn = 0; turn < 30; turn += 1) await schedule('x', NOW + DAY + turn);
    expect(await answerOf(schedule('x', NOW + DAY + 5 * MINUTE - 1))).toBe('restricted_too_many');
    expect(await answerOf(schedule('x', NOW + DAY + 5 * MINUTE))).toBe('ok');
    const elsewhere = practice.workspace.channel('tongbao').id;
    expect(await answerOf(schedule('x', NOW + DAY, { channel: elsewhere }))).toBe('ok');
  });

  it('can be listed, and taken back until a minute before', async () => {
    const { practice, client, channel, schedule } = await office();
    const { scheduled_message_id: id = '' } = await schedule('收回', NOW + DAY);
    const listed = await client.chat.scheduledMessages.list({ channel });
    expect(listed.scheduled_messages).toEqual([
      { id, channel_id: channel, post_at: NOW + DAY, date_created: NOW, text: '收回' },
    ]);
    const takeBack = (asked: object) =>
      answerOf(
        client.apiCall('chat.deleteScheduledMessage', { channel, scheduled_message_id: id, ...asked }),
      );
    expect(await takeBack({ channel: 'C000' })).toBe('channel_not_found');
    expect(await takeBack({ channel: practice.workspace.channel('tongbao').id })).toBe(
      'invalid_scheduled_message_id',
    );
    expect(await takeBack({ scheduled_message_id: 'Q000' })).toBe('invalid_scheduled_message_id');
    expect(await takeBack({})).toBe('ok');
    expect(await takeBack({})).toBe('invalid_scheduled_message_id');
    const late = await schedule('马上', NOW + MINUTE);
    expect(await takeBack({ scheduled_message_id: late.scheduled_message_id })).toBe(
      'invalid_scheduled_message_id',
    );
    passes(practice, 2 * DAY);
    expect(shown(practice).map(([, text]) => text)).toEqual(['马上']);
    expect(await answerOf(client.chat.scheduledMessages.list({ channel: 'C000' }))).toBe('invalid_channel');
  });

  it('are checked like any other message', async () => {
    const { practice, schedule } = await office();
    const at = NOW + DAY;
    expect(await answerOf(schedule('x', at, { channel: 'C000' }))).toBe('channel_not_found');
    const outside = practice.workspace.channel('xianliao').id;
    expect(await answerOf(schedule('x', at, { channel: outside }))).toBe('not_in_channel');
    expect(await answerOf(schedule('', at))).toBe('no_text');
    expect(await answerOf(schedule('x', at, { blocks: [{ type: 'x' }] }))).toBe('invalid_blocks');
    expect(await answerOf(schedule('x', at, { thread_ts: '1.000001' }))).toBe('thread_not_found');
  });

  it('never appear when they carry metadata, or when the channel was closed meanwhile', async () => {
    const { practice, channel, schedule } = await office();
    await schedule('带数据', NOW + DAY, { metadata: { event_type: 'x', event_payload: {} } });
    await schedule('归档后', NOW + 3 * DAY);
    passes(practice, 2 * DAY);
    await practice.acts.perform({ kind: 'slash', as: 'zonghe-kz', channel, command: '/archive', text: '' });
    passes(practice, 4 * DAY);
    expect(practice.workspace.scheduled.all()).toEqual([]);
    expect(shown(practice).map(([, text]) => text)).not.toContain('归档后');
    expect(shown(practice).map(([, text]) => text)).not.toContain('带数据');
  });
});
