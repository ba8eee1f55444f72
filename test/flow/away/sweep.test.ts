import { describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/practice/messages.ts';
import { attaches, picture, filesOnRecord } from '../../support/attaching.ts';
import { INSPECTED } from '../../support/inspected.ts';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { holdEvents } from '../../support/traffic.ts';

const marks = (office: TestOffice, channel: string): string[] =>
  office
    .messages(channel)
    .filter(({ reactions }) => reactions.some(({ name }) => name === 'white_check_mark'))
    .map(({ text }) => text);

/** The message of the bot in a channel that says this. */
function posted(office: TestOffice, channel: string, words: string): MessageRecord {
  const message = office.messages(channel).find(({ text }) => text.includes(words));
  if (!message) throw new Error(`Nothing in ${channel} says ${words}.`);
  return message;
}

/** How often history was read since the log was cleared. */
const looks = ({ practice }: TestOffice): number =>
  practice.traffic.recent().filter(({ what }) => /^conversations\.(history|replies)$/.test(what)).length;

const replies = async (office: TestOffice): Promise<unknown[]> =>
  (await office.exported()).replies
    .map(({ section, author, text, late, source, withdrawn_at: gone }) => [
      section,
      author,
      text,
      late,
      source,
      gone !== null,
    ])
    .toReversed();

/** A week is open, and a round was called; then the bot is away, and Slack brings nothing more. */
async function awayFrom(instant: string, campaign = INSPECTED) {
  const office = await openOffice({ campaign, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  return {
    office,
    leave: async (): Promise<() => void> => {
      office.clock(instant);
      await office.bot.tick();
      await office.stopsBot();
      return holdEvents(office.practice);
    },
  };
}

describe('what people wrote while the bot was away', () => {
  it('is heard when it is back, with edits, deletions and files, and once however often Slack brings it', async () => {
    const { office, leave } = await awayFrom('2022-05-06T10:00+08:00');
    await office.types('chuangjian-ban', '/duban inspect open monthly on:2022-05-25');
    await office.delivered();
    const notice = { under: posted(office, 'ke-wendian', '督查') };
    const zonghe = { under: posted(office, 'ke-zonghe', '第18周任务') };
    const wendian = { under: posted(office, 'ke-wendian', '第18周任务') };
    const { workspace } = office.practice;
    workspace.channel('ke-zonghe').members.push(workspace.person('wuke').id);
    const [taken, kept] = [
      await office.says('zonghe-kz', 'ke-zonghe', '先报一条，写错了', zonghe),
      await office.says('zonghe-fkz', 'ke-zonghe', '报了两条', zonghe),
    ];
    const redeliver = await leave();
    office.clock('2022-05-07T11:59+08:00');
    await office.deletes('zonghe-kz', taken);
    await office.edits('zonghe-fkz', kept, '报了三条');
    const mended = await office.says('wendian-kz', 'ke-wendian', '收文 40 件', wendian);
    await office.edits('wendian-kz', mended, '收文 42 件');
    await office.says('wendian-gy', 'ke-wendian', '档案已整理', wendian);
    await office.says('wendian-kz', 'tongbao', '@duban 回复 公文已办');
    await office.says('dangjian-kz', null, '已组织学习');
    await office.says('wuke', 'ke-zonghe', '辛苦了', zonghe);
    const file = { name: '台账.jpg', body: picture('台账') };
    await attaches(office, 'wendian-kz', 'ke-wendian', [file], notice);

    office.clock('2022-05-07T12:30+08:00');
    await office.startsBot();
    const onRecord = [
      ['zonghe', 'zonghe-kz', '先报一条，写错了', false, 'thread', true],
      ['zonghe', 'zonghe-fkz', '报了两条', false, 'thread', false],
      ['zonghe', 'zonghe-fkz', '报了三条', false, 'thread', false],
      ['wendian', 'wendian-kz', '收文 42 件', false, 'thread', false],
      ['wendian', 'wendian-gy', '档案已整理', false, 'thread', false],
      ['wendian', 'wendian-kz', '公文已办', false, 'mention', false],
      ['dangjian', 'dangjian-kz', '已组织学习', false, 'mention', false],
    ];
    const sorted = async (): Promise<unknown[]> =>
      (await replies(office)).toSorted((one, other) => (String(one) < String(other) ? -1 : 1));
    const expected = onRecord.toSorted((one, other) => (String(one) < String(other) ? -1 : 1));
    expect(await sorted()).toEqual(expected);
    expect(await filesOnRecord(office)).toEqual([
      ['台账.jpg', 'copied', 'wendian-kz', [['inspection', 'I1', 'wendian', false]]],
    ]);
    expect(marks(office, 'ke-wendian')).toEqual(['收文 42 件', '档案已整理', '']);
    expect(office.private('zonghe-kz').at(-1)).toContain('撤回');
    const [record, before, told] = [await office.exported(), office.posted(), office.whispers('wuke').length];
    redeliver();
    await office.delivered();
    expect(await office.exported()).toEqual(record);
    expect(office.posted()).toEqual(before);
    expect(office.whispers('wuke')).toHaveLength(told);
  });

  it('is heard though Slack limits, and the bot dies in the middle', async () => {
    const { office, leave } = await awayFrom('2022-05-05T15:00+08:00', SMALL);
    await leave();
    const [zonghe, wendian] = [office.thread('ke-zonghe'), office.thread('ke-wendian')];
    for (const text of ['一', '二']) await office.says('zonghe-kz', 'ke-zonghe', text, zonghe);
    for (const text of ['三', '四', '五']) await office.says('wendian-kz', 'ke-wendian', text, wendian);
    const { faults } = office.practice;
    faults.add({ method: 'conversations.history', kind: 'ratelimit', ms: 1_000 });
    faults.add({ method: 'conversations.replies', kind: 'delay', ms: 0 });
    faults.add({ method: 'conversations.replies', kind: 'hang' });
    office.bot = office.anotherBot();
    const starting = office.bot.start();
    await office.practice.until(() => faults.list().length === 0);
    expect((await replies(office)).length).toBeGreaterThan(0);
    expect((await replies(office)).length).toBeLessThan(5);
    const stopping = office.stopsBot();
    faults.clear();
    await Promise.all([starting, stopping]);
    await office.startsBot();
    expect((await replies(office)).map(String).toSorted()).toEqual(
      [
        ...['一', '二'].map((text) => `zonghe,zonghe-kz,${text},false,thread,false`),
        ...['三', '四', '五'].map((text) => `wendian,wendian-kz,${text},false,thread,false`),
      ].toSorted(),
    );
  });

  it('costs one look into each channel when nothing was', async () => {
    const { office, leave } = await awayFrom('2022-05-05T15:00+08:00', SMALL);
    await leave();
    office.practice.traffic.clear();
    await office.startsBot();
    // Three of sections and one of the leaders; a section without a channel is written to.
    expect(looks(office)).toBe(4);
    await office.at('2022-05-05T15:01+08:00');
    expect(looks(office)).toBe(4);
  });

  it('is heard as well after all connections were gone for a while', async () => {
    const { office } = await awayFrom('2022-05-05T15:00+08:00', SMALL);
    await office.bot.tick();
    const redeliver = holdEvents(office.practice);
    office.practice.faults.add({ method: '*', kind: 'down', ms: 300 });
    await office.practice.acts.perform({
      as: 'zonghe-kz',
      kind: 'message',
      channel: 'ke-zonghe',
      text: '断线时说的',
      threadTs: office.thread('ke-zonghe').under.ts,
    });
    await expect.poll(() => replies(office), { timeout: 8_000 }).toHaveLength(1);
    redeliver();
    await office.delivered();
    expect(await replies(office)).toHaveLength(1);
  });
});
