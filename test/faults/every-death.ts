import { campaignOf, changed, SMALL } from '../support/campaigns.ts';
import type { EngineName, Engines } from '../contract/engines.ts';
import { ALL_LIES, type Lie } from './lies.ts';
import { openWorld, type Fate, type World } from './world.ts';

/** The small office for some years. */
export const YEARS = campaignOf(changed(SMALL, ['ends_on: 2022-12-31', 'ends_on: 2026-12-31']));
/** Shortly before a week is deployed. */
export const MORNING = '2022-05-05T08:55:00+08:00';

/** A world on a database of its own. */
export async function worldOn(engines: Engines, engine: EngineName): Promise<World> {
  return openWorld({ campaign: YEARS, at: MORNING, databaseUrl: await engines.copyOfMigrated(engine) });
}

/**
 * What the network does to a bot on an engine. Each query to a server takes real time, so that without `DUBAN_FAULTS=all`
 * only a few lies are told there: a call that is not answered, and one that is accepted late.
 */
export function liesOn(engine: EngineName): readonly Lie[] {
  const isWhole = engine === 'SQLite' || process.env['DUBAN_FAULTS'] === 'all';
  return isWhole ? ALL_LIES : ['none', 'lost', 'hangs, and is accepted late'];
}

/** A network that tells one lie about the first call, of a method when that is named, and is honest afterwards. */
export function once(lie: Lie, method?: string): NonNullable<Fate['lie']> {
  let told = false;
  return (called) => {
    if (told || (method !== undefined && called !== method)) return 'none';
    told = true;
    return lie;
  };
}

/** An outbox that knows only of this message. */
export const only = (key: string): NonNullable<Fate['otherwise']> => ({
  outbox: {
    heldBack: async (waiting) => new Set(waiting.map((one) => one.key).filter((one) => one !== key)),
  },
});

/** How one life went wrong. */
export interface Story {
  lie: Lie;
  diesAt: number;
}

/** Every step at which a process can die under every lie, and for each lie the life in which nobody dies. */
export async function everyDeath<Found>(
  lies: readonly Lie[],
  live: (story: Partial<Story> & { lie: Lie }) => Promise<{ steps: number; found: Found }>,
): Promise<(Story & { found: Found })[]> {
  const all: (Story & { found: Found })[] = [];
  for (const lie of lies) {
    const whole = await live({ lie });
    all.push({ lie, diesAt: 0, found: whole.found });
    for (let diesAt = 1; diesAt <= whole.steps; diesAt += 1)
      all.push({ lie, diesAt, found: (await live({ lie, diesAt })).found });
  }
  return all;
}
