import { SLASH_COMMANDS } from '../commands/surface.ts';
import { sqliteFile } from '../db/url.ts';
import { slotsAfter } from './calendar/cadence.ts';
import { addDays, dayOf } from './calendar/day.ts';
import { workCalendar } from './calendar/workdays.ts';
import type { Campaign } from './campaign/campaign.ts';
import type { Cli } from './cli/context.ts';
import type { InstalledApp } from './practice/grant.ts';
import type { Furnishing, Resetting, Samples } from './practice/reset.ts';
import { practiceSeed } from './practice/seed.ts';
import type { PracticeOptions } from './practice/options.ts';
import { startPractice, type Practice } from './practice/server.ts';
import { readAgain } from './samples.ts';

/** A campaign that is over is rehearsed in its last year, where there is a past and a future. */
const REHEARSAL_DAYS = 35 * 7;
const FIVE_MINUTES = 5 * 60_000;

/** Five minutes before a deployment: the next one, or one of the campaign's last year when it is over. */
function rehearsalStart(campaign: Campaign, now: Date): Date {
  const plan = { ...campaign, calendar: workCalendar(campaign.calendar) };
  const today = dayOf(now, campaign.timezone);
  const inLastYear = addDays(campaign.endsOn, -REHEARSAL_DAYS);
  const from = today <= campaign.endsOn ? now : new Date(`${inLastYear}T00:00:00Z`);
  const until = new Date(from.getTime() + REHEARSAL_DAYS * 24 * 60 * 60_000);
  for (const { job, dueAt } of slotsAfter(plan, from, until))
    if (job === 'weekly.deploy') return new Date(dueAt.getTime() - FIVE_MINUTES);
  return new Date(from.getTime() - FIVE_MINUTES);
}

/** The office of a campaign, and where its rehearsal begins when it is this late in the real world. */
export function furnishing(campaign: Campaign, now: Date): Furnishing {
  return { seed: practiceSeed(campaign), startAt: rehearsalStart(campaign, now) };
}

/** The practice workspace of an office, without a bot. */
export function practiceWorkspace(
  cli: Cli,
  office: { campaign: Campaign; samples: Samples },
  options: { keep: boolean; app?: InstalledApp; onReset?: Resetting } & Pick<
    PracticeOptions,
    'anyCommand' | 'http'
  >,
): Promise<Practice> {
  const { keep, app, onReset, ...rest } = options;
  const file = sqliteFile(cli.config.databaseUrl);
  const kept = keep && file !== null && file !== ':memory:';
  let current = office.samples.current;
  const refilled: Resetting = async (sample, refill) => {
    current = sample ?? current;
    refill(furnishing(readAgain(cli, current), cli.clock()));
  };
  return startPractice({
    ...furnishing(office.campaign, cli.clock()),
    samples: office.samples,
    port: cli.config.port,
    commands: SLASH_COMMANDS.map((hint) => ({ ...hint })),
    ...app,
    ...rest,
    onReset: onReset ?? refilled,
    ...(kept ? { storePath: `${file.replace(/\.db$/, '')}.practice.db` } : {}),
  });
}
