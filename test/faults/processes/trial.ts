import { setTimeout as wait } from 'node:timers/promises';
import { countDeliveries } from '../../../db/deliveries.ts';
import { allReplies } from '../../../db/replies.ts';
import type { SlotRow } from '../../../db/slots.ts';
import { shownByKey } from '../invariants.ts';
import { Chance } from './chance.ts';
import type { Process } from './machine.ts';
import { openTried, type TriedOffice, type TriedSetting } from './office.ts';
import { Storm } from './storm.ts';
import { judge, type Verdict } from './verdict.ts';
import { Voices } from './voices.ts';

/** What came of one office in its bad hours. */
export interface Trial extends Verdict {
  seed: number;
  kills: number;
  /** Faults of the network that struck. */
  faults: number;
  tookMs: number;
  /** What the processes said and what went to and fro, for whoever looks for a cause. */
  said: string[];
}

/** An office in a storm, with everything that a bad time is made of. */
export interface Scene {
  office: TriedOffice;
  chance: Chance;
  storm: Storm;
  voices: Voices;
}

/** What a bad time has been. */
export interface Lived {
  kills: number;
  lives: readonly Process[];
  /** The slots that fell due in it. */
  due: readonly Pick<SlotRow, 'job' | 'period'>[];
}

/** So long an office has to come to rest once nothing goes wrong any more. */
const PATIENCE_MS = 30_000;
/** A process that never gets to the moment that is waited for is waited for no longer. */
const LONGEST_LIFE_MS = 10_000;
/** So long the storm goes on around the last processes, unless they have posted this much before. */
const STORMY_MS = 1_000;
const MOST_POSTED = 12;

/** How many of our messages Slack shows. */
export function posted({ practice }: TriedOffice): number {
  return shownByKey(practice.workspace).size;
}

/** Resolves when the condition holds, the process has ended, or it has lived long enough. */
export async function reached(
  life: Process,
  condition: () => boolean,
  mostMs = LONGEST_LIFE_MS,
): Promise<void> {
  const until = performance.now() + mostMs;
  while (!condition() && !life.isOver && performance.now() < until) await wait(2);
}

/** True when nothing waits any more and what people wrote in threads is on record. */
async function isAtRest({ db }: TriedOffice, voices: Voices): Promise<boolean> {
  const counts = await countDeliveries(db);
  if (counts.some(({ state, count }) => count > 0 && (state === 'queued' || state === 'sending')))
    return false;
  const replies = await allReplies(db);
  return voices.all.every(
    ({ door, taken, mark }) =>
      door !== 'thread' || taken !== true || replies.some(({ text }) => text.includes(mark)),
  );
}

/** The last processes see the end of the storm, live in peace until all is done, and are asked to end. */
export async function liveOn({ office, storm, voices }: Scene, lives: readonly Process[]): Promise<void> {
  await Promise.all(lives.map((life) => life.serving()));
  await voices.chatter(4);
  for (const life of lives) await reached(life, () => posted(office) >= MOST_POSTED, STORMY_MS);
  storm.calm();
  await voices.heard();
  const until = performance.now() + PATIENCE_MS;
  while (!(await isAtRest(office, voices)) && performance.now() < until) await wait(50);
  for (const life of lives) {
    const code = await life.stop();
    if (code !== 0) throw new Error(`The bot ended with ${code}: ${life.said.join('')}`);
  }
}

/** What went to and fro between Slack and the bot, beside the bot's own calls. */
function heardBy({ traffic }: TriedOffice['practice']): string[] {
  const events = traffic.recent().filter(({ way }) => way === 'to-bot' || way === 'from-bot');
  return events.toReversed().map((one) => `${JSON.stringify(one)}\n`);
}

/** Gives one office a bad time, and looks at what came of it. The same seed draws the same bad time. */
export async function tryOnce(
  setting: TriedSetting,
  seed: number,
  badTime: (scene: Scene) => Promise<Lived>,
): Promise<Trial> {
  const began = performance.now();
  const office = await openTried(setting);
  try {
    const { practice, clientTimeoutMs } = office;
    const storm = new Storm(practice, new Chance(seed + 1), clientTimeoutMs);
    const voices = new Voices(practice, new Chance(seed + 2));
    const { lives, kills, due } = await badTime({ office, chance: new Chance(seed), storm, voices });
    const faults = [...storm.struck.values()].reduce((sum, count) => sum + count, 0);
    const said = [...lives.flatMap((life) => life.said), ...heardBy(practice)];
    const tookMs = performance.now() - began;
    return { ...(await judge(office, due, voices)), seed, kills, faults, tookMs, said };
  } finally {
    await office.close();
  }
}
