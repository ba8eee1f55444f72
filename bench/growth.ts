import { join } from 'node:path';
import { progress } from '../commands/views.ts';
import type { Bot } from '../commands/bot.ts';
import { connect, type Db } from '../db/connect.ts';
import { transact } from '../db/transact.ts';
import { announceDay } from '../src/announce/day.ts';
import { announceSummary } from '../src/announce/week.ts';
import { isoWeekOf } from '../src/calendar/day.ts';
import { campaignFacts } from '../src/campaign/facts.ts';
import type { Deps } from '../src/deps.ts';
import { findCaller } from '../src/people/service.ts';
import { weekProgress } from '../src/weeks/progress.ts';
import { addHistory } from './history.ts';
import { campaignOf, depsAt, fillOffice, lastMonday, ownFolder } from './office.ts';
import { interleaved, median, rowOf, shareOf, type Effort, type Row } from './rows.ts';
import { userIdOf } from './slack.ts';

const HOUR_MS = 3_600_000;
const TIMES = 20;
const SECTIONS = 13;

/** An office with a history, on the afternoon of a Monday. */
export interface OldOffice {
  db: Db;
  url: string;
  now: Date;
  close: () => Promise<void>;
}

/** Opens an office of so many sections that has been at work for so many years. */
export async function openOldOffice(sections: number, years: number): Promise<OldOffice> {
  const { folder, remove } = ownFolder();
  const monday = lastMonday(new Date());
  const campaign = campaignOf(sections, monday);
  const url = `sqlite:${join(folder, 'office.db')}`;
  await (await fillOffice(url, campaign, monday)).destroy();
  addHistory(url, campaign, years, monday.toISOString().slice(0, 10));
  const db = connect(url);
  return {
    db,
    url,
    now: new Date(monday.getTime() + 6 * HOUR_MS),
    close: async () => {
      await db.destroy();
      remove();
    },
  };
}

/** What an office does again and again, on whatever database it is given. Nothing of it may depend on its past. */
export const EVERYDAY = {
  /** The summary of the week, written or brought up to date. */
  'weekly summary': async ({ db }: Deps, now: Date) => {
    await transact(db, async (tx) => {
      const campaign = await campaignFacts(tx);
      const period = isoWeekOf(now.toISOString().slice(0, 10));
      await announceSummary(tx, campaign, await weekProgress(tx, campaign, period, now), now);
    });
  },
  /** What a leader of the office reads. */
  '/duban progress': async (deps: Deps) => {
    const campaign = await campaignFacts(deps.db);
    const caller = await findCaller(deps.db, userIdOf({ people: [{ id: 'office' }] }, 'office'), 'zh-CN');
    if (!caller) throw new Error('There is nobody in the office.');
    await progress({ deps } as Bot, { caller, campaign }, '');
  },
  /** The message of the day of the campaign office and of a head. */
  'message of the day': async ({ db }: Deps, now: Date) => {
    await transact(db, async (tx) => {
      await announceDay(tx, await campaignFacts(tx), ['office', 'head-1'], now);
    });
  },
} satisfies Record<string, (deps: Deps, now: Date) => Promise<void>>;

async function timeOf(office: OldOffice, what: keyof typeof EVERYDAY, times: number): Promise<number> {
  const deps = depsAt(office.db, office.now);
  const taken: number[] = [];
  for (let done = 0; done < times; done += 1) {
    const began = performance.now();
    await EVERYDAY[what](deps, office.now);
    taken.push(performance.now() - began);
  }
  return median(taken);
}

interface Compared {
  name: string;
  small: { sections: number; years: number };
  large: { sections: number; years: number };
  /** What one unit of size is: the same for a long past, a section for a larger office. */
  per: 'office' | 'section';
  atMost: number;
}

const years = (large: number): Compared => ({
  name: `${large} years ÷ 1 year`,
  small: { sections: SECTIONS, years: 1 },
  large: { sections: SECTIONS, years: large },
  per: 'office',
  atMost: 1.2,
});

const sections = (large: number): Compared => ({
  name: `a section of ${large} ÷ one of ${SECTIONS}`,
  small: { sections: SECTIONS, years: 1 },
  large: { sections: large, years: 1 },
  per: 'section',
  atMost: 1,
});

async function compare(effort: Effort, { name, small, large, per, atMost }: Compared): Promise<Row[]> {
  const young = await openOldOffice(small.sections, small.years);
  const old = await openOldOffice(large.sections, large.years);
  const size = (one: Compared['small']): number => (per === 'section' ? one.sections : 1);
  const times = shareOf(TIMES, effort);
  const rows: Row[] = [];
  try {
    for (const what of Object.keys(EVERYDAY) as (keyof typeof EVERYDAY)[]) {
      const ours = async (): Promise<number> => (await timeOf(old, what, times)) / size(large);
      const bare = async (): Promise<number> => (await timeOf(young, what, times)) / size(small);
      await ours();
      await bare();
      const rounds = await interleaved(effort, ours, bare);
      rows.push(rowOf({ bench: 'growth', name: `${what}: ${name}`, unit: 'ms', target: { atMost } }, rounds));
    }
  } finally {
    await young.close();
    await old.close();
  }
  return rows;
}

/** What the everyday work of an office takes after many years, and in a large office. */
export async function growth(effort: Effort): Promise<Row[]> {
  const rows: Row[] = [];
  for (const compared of [years(10), years(100), sections(130), sections(1_300)])
    rows.push(...(await compare(effort, compared)));
  return rows;
}
