import express from 'express';
import { BOT_EVENTS, BOT_SCOPES } from '../commands/surface.ts';
import { forgetPractice } from '../db/forget.ts';
import { tellsImport } from './announce/tasks.ts';
import { findCampaignFacts } from './campaign/facts.ts';
import { importCampaign } from './campaign/service.ts';
import { readCampaignFile } from './cli/campaign-file.ts';
import type { Cli } from './cli/context.ts';
import { loadConfiguredCampaign } from './cli/import.ts';
import { openDeps } from './cli/open.ts';
import type { SlackConfig } from './config.ts';
import type { Deps } from './deps.ts';
import { healthRoutes } from './health.ts';
import { Office } from './office.ts';
import { PRACTICE_TEAM } from './team.ts';
import type { Resetting } from './practice/reset.ts';
import { rhythmOf } from './rehearsal.ts';
import { RehearsingBot } from './rehearsing-bot.ts';
import { chosenRehearsal } from './samples.ts';
import { serve } from './serve.ts';
import { httpReceiver, mounted, socketMode } from './slack/receiver.ts';
import { StartupError } from './startup.ts';
import { practiceWorkspace } from './workspace.ts';

/** Something that runs until it is stopped. */
export interface Running {
  url: string;
  stop(): Promise<void>;
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
    // A power cut may cost a rehearsal its last moments; waiting for the disk would cost it half of its speed.
    const deps = await openDeps(cli, { clock, slackClock: clock }, 'process');
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
    await importCampaign(deps, campaign, { tell: tellsImport(deps) });
    const bot = new RehearsingBot(cli, deps, practice, samples.current);
    closing.push(() => bot.stop());
    resetting = (sample, refill) => bot.reset(sample, refill);
    practice.routes.use(healthRoutes(deps, () => bot.office));
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
  // When a request was signed is told by the clock by which Bolt tells it, whatever the office's says.
  const signedBy = (): Date => new Date();
  const isHttp = appToken === null && signingSecret !== null;
  const http = isHttp ? httpReceiver(signingSecret, deps.log, signedBy) : null;
  if (!(await findCampaignFacts(deps.db))) cli.err(cli.words('cli.no_campaign'));
  const office = new Office(deps, {
    slack,
    quarantineMs: cli.config.quarantineMs,
    evidenceFolder: cli.config.evidenceFolder,
    ...(http ? { receiver: mounted(http) } : socketMode({ ...slack, appToken: appToken ?? '' }, deps.log)),
  });
  const routes = express();
  routes.use(healthRoutes(deps, () => office));
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
