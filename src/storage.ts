import { setTimeout as wait } from 'node:timers/promises';
import { conditionOf } from '../db/condition.ts';
import { troubleOf, type DbTrouble } from '../db/trouble.ts';
import type { Deps } from './deps.ts';

/** Something failed that nobody foresaw, as whoever asked for it is told. */
export interface Failure {
  /** The number by which it is found in the log. */
  number: string;
  /** Set when it failed only because nothing can be saved now. */
  trouble: DbTrouble | null;
}

/** Puts the failure of what somebody asked for into the log under the number that they are told. */
export function logAsked(
  log: Deps['log'],
  { event, number }: { event: string; number: string },
  error: unknown,
): Failure {
  const trouble = troubleOf(error);
  if (trouble === null) log.error({ event, number, err: error });
  else log.warn({ event, number, trouble });
  return { number, trouble };
}

/**
 * Puts a failure of the bot's own work into the log. That nothing can be saved is in the log once, and not for each thing
 * that fails for it.
 */
export function logFailure(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  fields: { event: string } & Record<string, string>,
  error: unknown,
): void {
  conditionOf(db).failed(error);
  if (troubleOf(error) === null) log.error({ ...fields, err: error });
  else log.debug({ ...fields, err: error });
}

/** Says in the log when nothing can be saved any more, and when it can again; then calls `onBack`. Returns what ends that. */
export function watchStorage({ db, log }: Pick<Deps, 'db' | 'log'>, onBack: () => void): () => void {
  return conditionOf(db).onChange((trouble) => {
    if (trouble !== null) {
      log.error({ event: 'storage.failed', trouble });
      return;
    }
    log.info({ event: 'storage.back' });
    onBack();
  });
}

/** Others that begin at the same moment may hold the lock for a while, and a connection may break; neither ends a start. */
const BEGINNING_MS = 20_000;
const AGAIN_AFTER_MS = 200;

/** Does what a start needs, again and again while another process or a broken connection is in the way, but not for ever. */
export async function oncePossible(work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      const trouble = troubleOf(error);
      const passes = trouble === 'busy' || trouble === 'unreachable';
      if (!passes || performance.now() - began > BEGINNING_MS) throw error;
      await wait(AGAIN_AFTER_MS);
    }
  }
}

/** The first pass of the clock. When nothing can be saved the bot stays all the same, to tell whoever writes. */
export async function firstPass(deps: Pick<Deps, 'db' | 'log'>, pass: () => Promise<unknown>): Promise<void> {
  try {
    await oncePossible(pass);
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    logFailure(deps, { event: 'tick.failed' }, error);
  }
}
