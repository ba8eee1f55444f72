/** What to do with a slot whose time has come. */
export type Decision =
  | { kind: 'fire'; late: boolean }
  /** Nothing may be posted now; it is looked at again later. */
  | { kind: 'wait' }
  | { kind: 'missed'; reason: string };

/** A tick a little after the minute is still on time. */
const GRACE_MS = 10 * 60_000;

/** A weekly slot is caught up within two workdays, once; after that it is on record as missed. */
export const CATCH_UP_WORKDAYS = 2;

/** How far back a bot that has just been put to work looks for slots to catch up. */
export const CATCH_UP_MS = 48 * 60 * 60_000;

/**
 * Decides about a slot that is due: on time, caught up late inside its window, waiting for working hours,
 * or missed. `caughtUpUntil` is reckoned in workdays, so that a weekend on which nothing may be posted
 * does not use the window up. A slot that posts nothing is never too late and never waits.
 */
export function decide(
  slot: { dueAt: Date; caughtUpUntil: Date; posts: boolean },
  now: Date,
  resting: boolean,
): Decision {
  const late = now.getTime() - slot.dueAt.getTime() > GRACE_MS;
  if (!slot.posts) return { kind: 'fire', late };
  if (now > slot.caughtUpUntil) return { kind: 'missed', reason: 'outside_window' };
  return resting ? { kind: 'wait' } : { kind: 'fire', late };
}

/**
 * From when on slots are looked for: not before the bot was put to work, and otherwise far enough back
 * that one which waited for working hours is not overlooked.
 */
export function lookBack(watchingSince: Date, tickedAt: Date | null, now: Date): Date {
  const newest = Math.min(now.getTime(), (tickedAt ?? now).getTime());
  return new Date(Math.max(watchingSince.getTime(), newest - 7 * CATCH_UP_MS));
}
