import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { connect, type Db } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { setSlackIdentity } from '../db/people.ts';
import { runDue } from '../jobs/run.ts';
import type { Campaign } from '../src/campaign/campaign.ts';
import { importCampaign } from '../src/campaign/service.ts';
import type { Deps } from '../src/deps.ts';
import { USUAL_URGING } from '../src/tasks/ladder.ts';
import { userIdOf } from './slack.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The newest Monday, 09:00 in UTC, that is over. */
export function lastMonday(now: Date): Date {
  const daysSince = (now.getUTCDay() + 6) % 7;
  const monday = new Date(`${now.toISOString().slice(0, 10)}T09:00:00Z`).getTime() - daysSince * DAY_MS;
  return new Date(monday <= now.getTime() ? monday : monday - 7 * DAY_MS);
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/**
 * A campaign of so many sections around today. Each section leads a weekly task and supports its neighbour's; each has
 * a head and a channel of its own.
 */
export function campaignOf(sections: number, now: Date): Campaign {
  const places = Array.from({ length: sections }, (_none, place) => place + 1);
  const at = (on: 'first-workday' | 'second-last-workday' | 'last-workday', time: string) => ({
    on,
    at: time,
  });
  return {
    id: 'bench',
    name: '创建文明单位',
    organization: '办公室',
    startsOn: dayOf(now.getTime() - 400 * DAY_MS),
    endsOn: dayOf(now.getTime() + 400 * DAY_MS),
    timezone: 'UTC',
    language: 'zh-CN',
    calendar: 'none',
    channels: { summary: 'tongbao', leadingGroup: null },
    people: ['office', ...places.map((place) => `head-${place}`)].map((id) => ({ id, name: id, slack: id })),
    leadingGroup: { head: null, deputies: [], office: ['office'] },
    sections: places.map((place) => ({
      id: `section-${place}`,
      name: `第${place}科`,
      channel: `ke-${place}`,
      head: `head-${place}`,
      deputy: null,
      handlers: [],
      key: false,
    })),
    goals: [],
    tasks: places.map((place) => ({
      id: `task-${place}`,
      title: `第${place}科的每周工作`,
      goal: null,
      lead: `section-${place}`,
      supporting: sections === 1 ? [] : [`section-${(place % sections) + 1}`],
      every: 'week',
      fromOn: null,
      dueOn: null,
    })),
    rhythm: {
      weekly: {
        deploy: at('first-workday', '09:00'),
        prompt: at('second-last-workday', '09:00'),
        due: at('last-workday', '12:00'),
        summary: at('last-workday', '16:00'),
        minWorkdays: 3,
      },
    },
    quietHours: null,
    urging: USUAL_URGING,
    checklist: [{ id: 'premises', goal: null, text: '办公区域整洁' }],
  };
}

/** A folder that is gone when `remove` was called. */
export function ownFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What an office works with, at an instant at which its clock stands still. */
export function depsAt(db: Db, instant: Date): Deps {
  const clock = (): Date => instant;
  return {
    db,
    clock,
    wireClock: clock,
    slackClock: clock,
    newId: () => randomUUID(),
    log: pino({ level: 'silent' }),
  };
}

/** Fills a new database with a campaign whose current week is deployed, and everybody's Slack ids. */
export async function fillOffice(url: string, campaign: Campaign, now: Date): Promise<Db> {
  const db = connect(url);
  await migrate(db);
  const monday = lastMonday(now);
  const before = depsAt(db, new Date(monday.getTime() - HOUR_MS));
  await importCampaign(before, campaign);
  for (const { id } of campaign.people)
    await setSlackIdentity(db, id, { slackUserId: userIdOf(campaign, id), language: 'zh-CN' });
  await runDue(before);
  await runDue(depsAt(db, monday));
  return db;
}
