import { setTimeout as wait } from 'node:timers/promises';
import type { ActResult } from '../../src/practice/contract.ts';
import type { LinkTiming } from '../../src/practice/link.ts';
import type { Practice } from '../../src/practice/server.ts';

/** What came of the commands that were given while Slack renewed the connections. */
export interface Refreshed {
  refreshes: number;
  commands: number;
  /** What their authors saw in place of an answer. */
  lost: string[];
}

/** How long connections stay: old ones after the warning and after the farewell, new ones before the next refresh. */
export interface RefreshTimes extends Pick<LinkTiming, 'warningMs' | 'farewellMs'> {
  restMs?: number;
}

/** As many people give commands at the same time, each the next one when the last was answered. */
const PEOPLE = 2;
/** A refresh follows when the app has come back, and at the latest after so long. */
const PATIENCE_MS = 20_000;

/** How Slack asks for a refresh: mostly of one connection, now and then of all, with a warning before or without. */
const WAYS = [
  ['refresh_requested', 'oldest'],
  ['warning', 'oldest'],
  ['refresh_requested', 'all'],
  ['warning', 'all'],
] as const;

/**
 * Gives commands without a pause while Slack asks for that many refreshes. Each refresh waits until the app has as
 * many connections as it began with. `times`: how long an old connection stays, much shorter than Slack's when left out,
 * and how long the new ones live at least.
 */
export async function commandsThroughRefreshes(
  practice: Practice,
  refreshes: number,
  command: () => Promise<ActResult>,
  { restMs = 0, ...times }: RefreshTimes = { warningMs: 30, farewellMs: 20 },
): Promise<Refreshed> {
  const { socket, timing } = practice;
  const connections = socket.connections();
  Object.assign(timing, times);
  const lost: string[] = [];
  let commands = 0;
  const over = new AbortController();
  const person = async (): Promise<void> => {
    while (!over.signal.aborted) {
      commands += 1;
      const done = await command();
      if (!done.ok) lost.push(done.message);
    }
  };
  const people = Array.from({ length: PEOPLE }, person);
  for (let at = 0; at < refreshes; at += 1) {
    const [reason, whom] = WAYS[at % WAYS.length] ?? WAYS[0];
    await wait(restMs);
    const before = commands;
    socket.disconnect(reason, whom);
    const until = performance.now() + PATIENCE_MS;
    // The warned one is still counted until it is asked to leave.
    if (reason === 'warning') await wait(timing.warningMs + 5);
    const isBack = (): boolean => socket.connections() >= connections && commands > before;
    while (!isBack() && performance.now() < until) await wait(2);
  }
  over.abort();
  await Promise.all(people);
  return { refreshes, commands, lost };
}
