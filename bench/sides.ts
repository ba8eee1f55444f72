import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Campaign } from '../src/campaign/campaign.ts';
import { addDays, isoWeekOf } from '../src/calendar/day.ts';
import { addHistory } from './history.ts';
import { campaignOf, fillOffice, lastMonday, ownFolder } from './office.ts';
import { BARE, start, type Running } from './process.ts';
import { LeanSlack, userIdOf, type Acknowledged } from './slack.ts';

const BOT_TOKEN = 'xoxb-bench';
const SIGNING_SECRET = 'bench-signing-secret';

/** An app that runs and can be asked. */
export interface Side {
  running: Running;
  isOurs: boolean;
  /** Sends a command of somebody; resolves when it is acknowledged. */
  ask: (userId: string, text: string) => Promise<Acknowledged>;
  stop: () => Promise<void>;
}

/** How commands get to an app. */
export type Way = 'socket' | 'http';

let asked = 0;
let started = 0;

function commandOf(userId: string, text: string): Record<string, string> {
  asked += 1;
  return {
    command: '/duban',
    text,
    user_id: userId,
    user_name: userId,
    team_id: 'T0BENCH',
    channel_id: 'C9999',
    channel_name: 'directmessage',
    trigger_id: `trigger.${process.pid}.${asked}`,
    response_url: 'http://127.0.0.1/response',
  };
}

async function post(address: string, fields: Record<string, string>): Promise<Acknowledged> {
  const body = new URLSearchParams(fields).toString();
  const seconds = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${seconds}:${body}`).digest('hex');
  const sentAt = performance.now();
  const response = await fetch(`${address}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': seconds,
      'x-slack-signature': `v0=${signature}`,
    },
  });
  const said = await response.text();
  const ms = performance.now() - sentAt;
  if (response.status !== 200) throw new Error(`A command was answered with ${response.status}: ${said}`);
  return { text: said, ms };
}

/** Starts an app and connects it; resolves when it can be asked. */
async function startSide(
  script: string,
  args: readonly string[],
  slack: LeanSlack,
  way: Way,
  env: Record<string, string> = {},
): Promise<Side> {
  const isOurs = args.length > 0;
  const common = { ...env, SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: BOT_TOKEN };
  const stopped = (running: Running) => () => running.kill('SIGTERM');
  if (way === 'http') {
    const running = start(script, args, { ...common, SLACK_SIGNING_SECRET: SIGNING_SECRET });
    const address = await running.address;
    const ask: Side['ask'] = (userId, text) => post(address, commandOf(userId, text));
    return { running, isOurs, ask, stop: stopped(running) };
  }
  started += 1;
  const appToken = `xapp-bench-${started}`;
  const arriving = slack.firstSocket(appToken);
  const running = start(script, args, { ...common, SLACK_APP_TOKEN: appToken });
  const socket = await arriving;
  return {
    running,
    isOurs,
    ask: (userId, text) => slack.send(socket, commandOf(userId, text)),
    stop: stopped(running),
  };
}

/** Slack, and an office whose week is deployed, for as long as something is measured. */
export interface Desk {
  slack: LeanSlack;
  campaign: Campaign;
  databaseUrl: string;
  /** The whole bot on the office's database. */
  ours: (way: Way) => Promise<Side>;
  /** An empty Bolt app. */
  bare: (way: Way) => Promise<Side>;
  /**
   * The next reply that somebody gives: each head in turn, for one week of the past year after the other, so that no
   * section answers a week more often than people do.
   */
  nextReply: () => { userId: string; text: string };
  close: () => Promise<void>;
}

const WEEKS = 52;

/** Opens a desk of so many sections with a year of history, for a built program. */
export async function openDesk(sections: number, program: string): Promise<Desk> {
  const now = new Date();
  const { folder, remove } = ownFolder();
  const campaign = campaignOf(sections, now);
  const databaseUrl = `sqlite:${join(folder, 'office.db')}`;
  const db = await fillOffice(databaseUrl, campaign, now);
  await db.destroy();
  const monday = lastMonday(now).toISOString().slice(0, 10);
  addHistory(databaseUrl, campaign, 1, monday);
  const slack = await LeanSlack.open(campaign);
  let turn = 0;
  return {
    slack,
    campaign,
    databaseUrl,
    ours: (way) => startSide(program, ['start'], slack, way, { DATABASE_URL: databaseUrl }),
    bare: (way) => startSide(BARE[way], [], slack, way),
    nextReply: () => {
      turn += 1;
      const week = isoWeekOf(addDays(monday, -7 * (Math.floor(turn / sections) % WEEKS)));
      const userId = userIdOf(campaign, `head-${(turn % sections) + 1}`);
      return { userId, text: `reply week:${week} 本周工作已按计划完成，下周继续。` };
    },
    close: async () => {
      await slack.close();
      remove();
    },
  };
}
