import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { PracticeOptions } from '../../../src/practice/options.ts';
import { startPractice, type Practice } from '../../../src/practice/server.ts';
import type { WorkspaceSeed } from '../../../src/practice/workspace.ts';

export const SEED: WorkspaceSeed = {
  teamName: '区人民政府办公室',
  language: 'zh-CN',
  people: [
    { handle: 'zonghe-kz', name: '综合科科长', language: 'zh-CN' },
    { handle: 'zonghe-fkz', name: '综合科副科长', language: 'zh-CN' },
    { handle: 'ducha-kz', name: 'Head of Inspection', language: 'en' },
  ],
  channels: [
    { name: 'ke-zonghe', private: false, members: ['zonghe-kz', 'zonghe-fkz'] },
    { name: 'tongbao', private: false, members: ['zonghe-kz', 'ducha-kz'] },
    { name: 'xianliao', private: false, members: ['zonghe-kz'], botIsMember: false },
    { name: 'lingdao', private: true, members: ['ducha-kz'], botIsMember: false },
  ],
  bot: { handle: 'duban', name: '督办' },
};

/** 2022-05-05 08:55 in Shanghai. */
export const START = new Date('2022-05-05T00:55:00Z');

/** A practice office with quick waits, in which time stands still. */
export function openOffice(options: Partial<PracticeOptions> = {}): Promise<Practice> {
  return startPractice({
    seed: SEED,
    startAt: START,
    frozenClock: true,
    timezone: 'Asia/Shanghai',
    timing: { ackWaitMs: 3000, retryWaitsMs: [0, 20, 20] },
    ...options,
  });
}

/** The official client with the bot's token and no retries of its own. */
export function clientOf(practice: Practice, token: string = practice.tokens.bot): WebClient {
  return new WebClient(token, {
    slackApiUrl: practice.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
}

/** Slack's error code, or `ok`. */
export async function answerOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return error.data.error;
    throw error;
  }
}

/** Lets acknowledgements wait only briefly while something is done that nobody will acknowledge. */
export async function impatiently<T>(practice: Practice, deed: () => Promise<T>): Promise<T> {
  const { ackWaitMs } = practice.timing;
  practice.timing.ackWaitMs = 50;
  try {
    return await deed();
  } finally {
    practice.timing.ackWaitMs = ackWaitMs;
  }
}

/**
 * A real Bolt app on the practice workspace's Socket Mode; `listen` adds its listeners. The SDK waits for a pong as long
 * as before it comes back: brief for what is about coming back, else so long that a busy machine is not taken for an outage.
 */
export async function startBot(
  practice: Practice,
  listen: (app: App) => void,
  clientPingTimeout = 5_000,
): Promise<App> {
  const clientOptions = { slackApiUrl: practice.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: practice.tokens.app,
    clientPingTimeout,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: practice.apiUrl } },
  });
  const app = new App({ receiver, token: practice.tokens.bot, clientOptions, logLevel: LogLevel.ERROR });
  listen(app);
  await app.start();
  return app;
}

const UNHEARD = ['dispatch_failed', 'operation_timeout'];

/** What came of an act that the bot heard of. A busy machine loses a connection now and then: the act is done again. */
export async function reach(practice: Practice, act: Parameters<Practice['acts']['perform']>[0]) {
  for (;;) {
    const result = await practice.acts.perform(act);
    if (result.ok || !UNHEARD.includes(result.error)) return result;
  }
}
