import { join } from 'node:path';
import express from 'express';
import { SLASH_COMMANDS } from '../commands/surface.ts';
import { addDays, dayOf } from './calendar/day.ts';
import { planSlots } from './calendar/cadence.ts';
import { workCalendar } from './calendar/workdays.ts';
import { sqliteFile } from '../db/connect.ts';
import { forgetPractice } from '../db/forget.ts';
import type { Campaign } from './campaign/campaign.ts';
import { campaignFacts, findCampaignFacts } from './campaign/facts.ts';
import { importCampaign } from './campaign/service.ts';
import type { Cli } from './cli/context.ts';
import { loadConfiguredCampaign, readCampaignFile } from './cli/import.ts';
import { openDeps } from './cli/open.ts';
import type { SlackConfig } from './config.ts';
import type { Deps } from './deps.ts';
import { healthRoutes } from './health.ts';
import { Office, PRACTICE_TEAM, type OfficeOptions } from './office.ts';
import { packageRoot } from './package-root.ts';
import { practiceSeed, rehearsable } from './practice/seed.ts';
import { startPractice, type Practice } from './practice/server.ts';
import { serve } from './serve.ts';
import { hasConnection, httpReceiver, mounted, socketReceiver } from './slack/receiver.ts';
import { StartupError } from './startup.ts';

/** Something that runs until it is stopped. */
export interface Running {
  url: string;
  stop(): Promise<void>;
}

/** The campaign that practice begins with when none is named. */
export function sampleCampaign(): string {
  return join(packageRoot(), 'campaigns/sample.zh-CN.yaml');
}

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
  const first = planSlots(plan, from, until).find((slot) => slot.job === 'weekly.deploy');
  return new Date((first?.dueAt ?? from).getTime() - FIVE_MINUTES);
}

/** The practice workspace of a campaign's office, without a bot. */
export function practiceWorkspace(
  cli: Cli,
  campaign: Campaign,
  options: { keep: boolean; onReset?: () => Promise<void> },
): Promise<Practice> {
  const file = sqliteFile(cli.config.databaseUrl);
  const kept = options.keep && file !== null && file !== ':memory:';
  return startPractice({
    seed: practiceSeed(campaign),
    port: cli.config.port,
    startAt: rehearsalStart(campaign, cli.clock()),
    timezone: campaign.timezone,
    commands: SLASH_COMMANDS.map((hint) => ({ ...hint })),
    ...(options.onReset ? { onReset: options.onReset } : {}),
    ...(kept ? { storePath: `${file.replace(/\.db$/, '')}.practice.db` } : {}),
  });
}

/** The bot in a practice workspace of its own, on the practice clock. */
export async function startRehearsal(cli: Cli): Promise<Running> {
  const campaign = rehearsable(readCampaignFile(cli, cli.config.campaignFile ?? sampleCampaign()));
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    let fresh = (): Promise<void> => Promise.resolve();
    const practice = await practiceWorkspace(cli, campaign, { keep: true, onReset: () => fresh() });
    closing.push(() => practice.close());
    const deps = await openDeps(cli, () => practice.clock.now());
    closing.push(() => deps.db.destroy());
    const office = rehearsingOffice(cli, deps, practice);
    closing.push(() => office.stop());
    fresh = async () => {
      await forgetPractice(deps.db, PRACTICE_TEAM);
      await importCampaign(deps, campaign);
      await office.meet();
      await office.tick();
    };
    await refuseRealDatabase(deps);
    await importCampaign(deps, campaign);
    practice.routes.use(healthRoutes(deps, () => office.connected));
    practice.attachRhythm(rhythmOf(deps, office));
    await office.start();
    return { url: practice.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function rehearsingOffice(cli: Cli, deps: Deps, practice: Practice): Office {
  const { bot: botToken, app: appToken } = practice.tokens;
  const slack = { botToken, appToken, apiUrl: practice.apiUrl, signingSecret: null };
  return new Office(deps, {
    slack,
    quarantineMs: cli.config.quarantineMs,
    ...socketMode(slack, appToken, deps),
  });
}

/** A rehearsal writes its own people and dates; not a word of that may get into a real record. */
async function refuseRealDatabase(deps: Deps): Promise<void> {
  const team = (await findCampaignFacts(deps.db))?.team ?? null;
  if (team !== null && team !== PRACTICE_TEAM) throw new StartupError({ code: 'practice_database', team });
}

/** What the time machine of the practice page needs to know of the campaign's rhythm. */
function rhythmOf(deps: Deps, office: Office): Parameters<Practice['attachRhythm']>[0] {
  return {
    upcoming: async (after, limit) => {
      const { plan } = await campaignFacts(deps.db);
      const until = new Date(after.getTime() + REHEARSAL_DAYS * 24 * 60 * 60_000);
      const slots = planSlots(plan, after, until).slice(0, limit);
      return slots.map(({ job, period, dueAt }) => ({ job, period, dueAt: dueAt.toISOString() }));
    },
    runDue: async () => {
      const ran = await office.tick();
      await office.outbox.drain();
      return ran.map(({ job, period, at, outcome }) => ({
        job,
        period,
        at,
        outcome: outcome.state === 'fired' ? 'fired' : `${outcome.state}: ${outcome.reason}`,
      }));
    },
  };
}

function socketMode(
  slack: SlackConfig,
  appToken: string | null,
  deps: Deps,
): Pick<OfficeOptions, 'receiver' | 'isLinked'> {
  const receiver = socketReceiver({ ...slack, appToken: appToken ?? '' }, deps.log);
  return { receiver, isLinked: hasConnection(receiver) };
}

/** The bot in a real workspace: Socket Mode with an app token, otherwise HTTP mode. */
export async function startBot(cli: Cli, slack: SlackConfig): Promise<Running> {
  const { appToken, signingSecret } = slack;
  if (appToken === null && signingSecret === null) throw new StartupError({ code: 'no_receiver' });
  const campaign = cli.config.campaignFile === null ? null : readCampaignFile(cli, cli.config.campaignFile);
  const deps = await openDeps(cli);
  if (campaign) await loadConfiguredCampaign(cli, deps, campaign);
  const http = appToken === null && signingSecret !== null ? httpReceiver(signingSecret, deps.log) : null;
  if (!(await findCampaignFacts(deps.db))) cli.err(cli.words('cli.no_campaign'));
  const office = new Office(deps, {
    slack,
    quarantineMs: cli.config.quarantineMs,
    ...(http ? { receiver: mounted(http) } : socketMode(slack, appToken, deps)),
  });
  const routes = express();
  routes.use(healthRoutes(deps, () => office.connected));
  if (http) routes.use(http.app);
  const listening = await serve(routes, cli.config.host, cli.config.port);
  const stop = async (): Promise<void> => {
    await office.stop();
    await listening.close();
    await deps.db.destroy();
  };
  try {
    await office.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: listening.url, stop };
}
