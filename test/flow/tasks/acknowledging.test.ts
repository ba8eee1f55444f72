import { describe, expect, it } from 'vitest';
import { rhythmOf } from '../../../src/rehearsal.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

const nine = (day: string): string => `2022-05-${day}T09:00+08:00`;
const LATE = '待签收，已超过一个工作日';

/** Everybody of the office who was told that a task waits to be acknowledged, and when. */
function told(office: TestOffice): string[] {
  return office.practice.workspace.people
    .all()
    .flatMap(({ handle, isBot }) => (isBot ? [] : [handle]))
    .flatMap((who) =>
      office
        .direct(who)
        .filter((message) => shown(message).includes(LATE))
        .map(() => who),
    );
}

/** Friday 6 May; the Saturday after it is a workday. */
async function withTask(): Promise<TestOffice> {
  const office = await openOffice({ at: '2022-05-06T10:00+08:00' });
  await office.types('chuangjian-ban', '/duban task add 检修电梯 section:xingzheng due:2022-05-25');
  await office.delivered();
  return office;
}

describe('a task that nobody acknowledges', () => {
  it('is told to the head once, on the second workday after it was handed over', async () => {
    const office = await withTask();
    const rhythm = rhythmOf(office.deps, () => office.bot);
    const coming = await rhythm.upcoming(office.deps.clock(), 20);
    expect(coming.find(({ job }) => job === 'daily.urging')?.period).toBe('2022-05-09');
    await office.at(nine('07'));
    expect(told(office)).toEqual([]);
    expect(await office.types('xingzheng-kz', '/duban task show T21')).not.toContain(LATE);

    await office.at(nine('09'));
    expect(office.direct('xingzheng-kz').map(shown)).toEqual([
      `*等您办理的事：1 件*\n*T21 检修电梯* · 行政科\n${LATE}\n[打开]`,
    ]);
    expect(told(office)).toEqual(['xingzheng-kz']);
    expect(await office.types('xingzheng-gy', '/duban task show T21')).toContain(`> ${LATE}`);
    for (const day of ['10', '11', '12']) await office.at(nine(day));
    expect(told(office)).toEqual(['xingzheng-kz']);
  });

  it('is told no more once it is acknowledged', async () => {
    const office = await withTask();
    await office.at(nine('09'));
    await office.types('xingzheng-kz', '/duban task ack T21');
    await office.delivered();
    expect(office.direct('xingzheng-kz').map(shown)).toEqual(['今天提醒您的事都已有人办理，不用再管。']);
    expect(await office.types('xingzheng-kz', '/duban task show T21')).not.toContain(LATE);
  });

  it('is not told of when it was acknowledged in time', async () => {
    const office = await withTask();
    office.clock('2022-05-07T17:00+08:00');
    await office.types('xingzheng-kz', '/duban task ack T21');
    await office.at(nine('09'));
    await office.at(nine('10'));
    expect(told(office)).toEqual([]);
  });

  it('begins anew with the section that gets it next, and with a task of the campaign file when somebody hands it over', async () => {
    const office = await withTask();
    await office.types('xingzheng-kz', '/duban task decline T21 不归我科');
    await office.types('xinxi-kz', '/duban task decline T4 不归我科');
    await office.at(nine('09'));
    await office.types('chuangjian-ban', '/duban task assign T21 section:zonghe');
    await office.types('chuangjian-ban', '/duban task assign T4 section:wendian');
    await office.at(nine('10'));
    expect(told(office)).toEqual([]);
    await office.at(nine('11'));
    expect(told(office)).toEqual(['zonghe-kz', 'wendian-kz']);
  });

  it('is told to the deputy while the head is on leave, and to the office when neither is there', async () => {
    const office = await withTask();
    await office.types('chuangjian-ban', '/duban task add 换灯 section:zonghe due:2022-05-25');
    for (const who of ['xingzheng-kz', 'zonghe-kz', 'ducha-yuan'])
      await office.types(who, '/duban leave 2022-05-09 2022-05-09');
    await office.at(nine('09'));
    expect(told(office).toSorted()).toEqual(['chuangjian-ban', 'zonghe-fkz']);
    await office.at(nine('10'));
    expect(told(office)).toHaveLength(2);
  });

  it('is told once also after days without the bot, and however often it looks', async () => {
    const office = await withTask();
    await office.stopsBot();
    office.clock('2022-05-10T12:00+08:00');
    await office.startsBot();
    await office.at('2022-05-10T12:01+08:00');
    await office.at(nine('11'));
    expect(told(office)).toEqual(['xingzheng-kz']);
  });
});
