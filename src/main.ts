import express from 'express';
import { BOT_EVENTS, BOT_SCOPES, SLASH_COMMANDS } from '../commands/surface.ts';
import { sqliteFile } from '../db/connect.ts';
import { forgetPractice } from '../db/forget.ts';
import type { Campaign } from './campaign/campaign.ts';
import { findCampaignFacts } from './campaign/facts.ts';
import { importCampaign } from './campaign/service.ts';
import type { Cli } from './cli/context.ts';
import { loadConfiguredCampaign, readCampaignFile } from './cli/import.ts';
import { openDeps } from './cli/open.ts';
import type { SlackConfig } from './config.ts';
import type { Deps } from './deps.ts';
import { healthRoutes } from './health.ts';
import { Office, PRACTICE_TEAM } from './office.ts';
import type { InstalledApp } from './practice/grant.ts';
import type { Resetting, Samples } from './practice/reset.ts';
import { startPractice, type Practice, type PracticeOptions } from './practice/server.ts';
import { furnishing, rhythmOf } from './rehearsal.ts';
import { RehearsingBot } from './rehearsing-bot.ts';
import { chosenRehearsal, readAgain } from './samples.ts';
import { serve } from './serve.ts';
import { httpReceiver, mounted, socketMode } from './slack/receiver.ts';
import { StartupError } from './startup.ts';

/** Something that runs until it is stopped. */
export interface Running {
  url: string;
  stop(): Promise<void>;
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

/** The bot in a practice workspace of its own, on the practice clock. */
export async function startRehearsal(cli: Cli): Promise<Running> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  let practiceNow = cli.clock;
  const clock = (): Date => practiceNow();
  try {
    const deps = await openDeps(cli, { clock, slackClock: clock });
    closing.push(() => deps.db.destroy());
    await refuseRealDatabase(deps);
    const { samples, campaign, leftover } = await chosenRehearsal(cli, deps);
    let resetting: Resetting = (_sample, refill) => Promise.resolve(refill());
    const app = { scopes: BOT_SCOPES, events: BOT_EVENTS };
    const practice = await practiceWorkspace(
      cli,
      { samples, campaign },
      { keep: true, app, onReset: (sample, refill) => resetting(sample, refill) },
    );
    closing.push(() => practice.close());
    practiceNow = () => practice.clock.now();
    if (leftover) await forgetPractice(deps.db, PRACTICE_TEAM);
    await importCampaign(deps, campaign);
    const bot = new RehearsingBot(cli, deps, practice, samples.current);
    closing.push(() => bot.stop());
    resetting = (sample, refill) => bot.reset(sample, refill);
    practice.routes.use(healthRoutes(deps, () => bot.office.connected));
    practice.attachRhythm(rhythmOf(deps, () => bot.office));
    await bot.start();
    return { url: practice.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A rehearsal writes its own people and dates; not a word of that may get into a real record. */
async function refuseRealDatabase(deps: Deps): Promise<void> {
  const team = (await findCampaignFacts(deps.db))?.team ?? null;
  if (team !== null && team !== PRACTICE_TEAM) throw new StartupError({ code: 'practice_database', team });
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
    ...(http ? { receiver: mounted(http) } : socketMode({ ...slack, appToken: appToken ?? '' }, deps.log)),
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
