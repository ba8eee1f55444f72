import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../src/practice/changes.ts';
import type { UpcomingSlot } from '../../../src/practice/contract-tools.ts';
import type { Practice } from '../../../src/practice/server.ts';
import type { RanSlot, Rhythm } from '../../../src/practice/time-machine.ts';
import { clientOf, openOffice } from './office.ts';

const slot = (job: string, dueAt: string): UpcomingSlot => ({ job, period: '2022-W18', dueAt });
const DEPLOY = slot('weekly.deploy', '2022-05-05T01:00:00.000Z');
const INSPECTION = slot('monthly.inspection', '2022-05-06T01:00:00.000Z');
const PROMPT = slot('weekly.prompt', '2022-05-06T01:00:00.000Z');
const DUE = slot('weekly.due', '2022-05-07T04:00:00.000Z');

let practice: Practice;
let changes: Change[];

beforeEach(async () => {
  practice = await openOffice({ postingRate: false });
  changes = [];
  practice.workspace.changes.on((change) => changes.push(change));
});

afterEach(() => practice.close());

/** A bot's rhythm: its slots, and what it does at each instant. */
function rhythm(
  slots: UpcomingSlot[],
  run: (due: UpcomingSlot[], signal: AbortSignal) => Promise<RanSlot[]>,
): Rhythm {
  return {
    upcoming: async (after, limit) => slots.filter((one) => new Date(one.dueAt) > after).slice(0, limit),
    runDue: (signal) => {
      const now = practice.clock.now().toISOString();
      return run(
        slots.filter((one) => one.dueAt === now),
        signal,
      );
    },
  };
}

const ran = ({ job, period, dueAt }: UpcomingSlot, reason?: string): RanSlot => ({
  job,
  period,
  at: dueAt,
  ...(reason === undefined ? { outcome: 'fired' } : { outcome: 'skipped', reason }),
});

describe('a move of the practice clock', () => {
  it('is lived slot by slot, each told with what became of it and where the bot posted', async () => {
    const client = clientOf(practice);
    const { workspace } = practice;
    const head = workspace.person('zonghe-kz');
    practice.attachRhythm(
      rhythm([DEPLOY, INSPECTION, PROMPT], async ([first]) => {
        if (first?.job !== 'weekly.deploy') return [ran(PROMPT, 'everybody_replied')];
        await client.chat.postMessage({ channel: workspace.channel('ke-zonghe').id, text: '本周任务' });
        await client.chat.postMessage({ channel: head.id, text: '本周任务' });
        await client.chat.postEphemeral({
          channel: workspace.channel('ke-zonghe').id,
          user: head.id,
          text: '只给您看',
        });
        return [ran(DEPLOY)];
      }),
    );
    const { journey, passed, clock } = await practice.timeMachine.move({ to: 'next-monday' });
    expect(clock.local).toBe('2022-05-09 08:55 Mon');
    expect(journey).toMatchObject({
      state: 'arrived',
      from: '2022-05-05T00:55:00.000Z',
      to: '2022-05-09T00:55:00.000Z',
      passed,
    });
    const idle = { period: '2022-W18', at: PROMPT.dueAt, posted: 0, places: [] };
    expect(passed).toEqual([
      {
        job: 'weekly.deploy',
        period: '2022-W18',
        at: DEPLOY.dueAt,
        outcome: 'fired',
        posted: 2,
        places: [
          {
            channel: workspace.channel('ke-zonghe').id,
            name: 'ke-zonghe',
            kind: 'channel',
            reader: 'zonghe-kz',
          },
          {
            channel: workspace.direct(workspace.bot.id, head.id).id,
            name: '综合科科长',
            kind: 'dm',
            reader: 'zonghe-kz',
          },
        ],
      },
      { job: 'weekly.prompt', outcome: 'skipped', reason: 'everybody_replied', ...idle },
      { job: 'monthly.inspection', outcome: 'nothing', ...idle },
    ]);
    const told = changes.flatMap((change) =>
      change.kind === 'clock' && change.passed ? [change.passed] : [],
    );
    expect(told).toEqual(passed);
  });

  it('says of slots that fell due at once that their messages are counted together', async () => {
    const channel = practice.workspace.channel('ke-zonghe').id;
    practice.attachRhythm(
      rhythm([INSPECTION, PROMPT], async (due) => {
        await clientOf(practice).chat.postMessage({ channel, text: '请回复' });
        return due.map((one) => ran(one));
      }),
    );
    const { passed } = await practice.timeMachine.move({ to: 'next-slot' });
    expect(passed).toMatchObject([
      { job: 'monthly.inspection', posted: 1, together: true },
      { job: 'weekly.prompt', posted: 1, together: true },
    ]);
  });

  it('can be stopped on the way, even while a slot is waiting for Slack', async () => {
    const { timeMachine } = practice;
    practice.attachRhythm(
      rhythm([DEPLOY, PROMPT, DUE], ([first], signal) => {
        if (first?.job !== 'weekly.prompt') return Promise.resolve(first ? [ran(first)] : []);
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve([ran(PROMPT)])));
      }),
    );
    const moving = timeMachine.move({ to: 'next-monday' });
    await practice.until(() => practice.clock.now().toISOString() === PROMPT.dueAt);
    expect((await timeMachine.reading()).journey).toMatchObject({
      state: 'moving',
      passed: [{ job: 'weekly.deploy' }],
    });
    await expect(timeMachine.move({ to: 'next-day' })).rejects.toMatchObject({ code: 'busy' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${practice.url}/_practice/clock/stop`, { method: 'POST', headers, body: '{}' });
    const { journey, clock } = await moving;
    expect(journey).toMatchObject({ state: 'stopped' });
    expect(journey?.passed.map((one) => one.job)).toEqual(['weekly.deploy', 'weekly.prompt']);
    expect(clock.now).toBe(PROMPT.dueAt);
    expect((await timeMachine.move({ to: 'next-monday' })).passed.map((one) => one.job)).toEqual([
      'weekly.due',
    ]);
  });

  it('stands still at a slot that failed, and says so', async () => {
    let isBroken = true;
    practice.attachRhythm(
      rhythm([DEPLOY, PROMPT], (due) =>
        isBroken ? Promise.reject(new Error('disk full')) : Promise.resolve(due.map((one) => ran(one))),
      ),
    );
    const failed = await practice.timeMachine.move({ to: 'next-monday' });
    expect(failed.clock.now).toBe(DEPLOY.dueAt);
    expect(failed.journey).toMatchObject({
      state: 'failed',
      passed: [{ job: 'weekly.deploy', outcome: 'failed', posted: 0 }],
    });
    isBroken = false;
    const after = await practice.timeMachine.move({ to: 'next-monday' });
    expect(after.journey).toMatchObject({ state: 'arrived', passed: [{ job: 'weekly.prompt' }] });
  });
});

describe('the practice clock without a bot', () => {
  it('moves by day and to any instant, and knows no next slot', async () => {
    const { timeMachine } = practice;
    expect(await timeMachine.reading()).toMatchObject({ clock: { next: null }, journey: null });
    await expect(timeMachine.move({ to: 'next-slot' })).rejects.toMatchObject({ code: 'no_rhythm' });
    expect(await timeMachine.move({ to: 'next-day' })).toMatchObject({
      clock: { local: '2022-05-06 08:55 Fri' },
      journey: { state: 'arrived' },
      passed: [],
    });
    const { clock } = await timeMachine.move({ to: 'instant', at: '2022-05-08T09:30:00+08:00' });
    expect(clock.local).toBe('2022-05-08 09:30 Sun');
  });
});
