import { listDeliveries } from '../../db/deliveries.ts';
import { planSlots } from '../../src/calendar/cadence.ts';
import { addDays, dayOf, instantOf } from '../../src/calendar/day.ts';
import { nextWorkday } from '../../src/calendar/workdays.ts';
import { campaignFacts } from '../../src/campaign/facts.ts';
import { DOORS, SPEAKER } from './crash-keeping.ts';
import { MORNING, YEARS } from './every-death.ts';
import { Hands } from './hands.ts';
import { brokenPromises, shownByKey } from './invariants.ts';
import { ALL_LIES, type Lie } from './lies.ts';
import { Chance } from './processes/chance.ts';
import { openWorld, type Fate, type World } from './world.ts';

const MINUTE_MS = 60_000;
/** The longest that nothing happens: over a night. */
const LONGEST_MINUTES = 900;
const MOMENTS = 40;
/** What was due so long before the end has been decided: nothing waits for working hours any more. */
const DECIDED_MS = 60 * MINUTE_MS;

/** What came of a time in which chance decided about everything. */
export interface Simulated {
  messages: number;
  said: number;
  deaths: number;
  lies: number;
  /** The machine's clock was set wrong, forward or back. */
  clockSteps: number;
  promisesBroken: string[];
  uncertain: string[];
}

type Counts = Pick<Simulated, 'deaths' | 'lies' | 'clockSteps'>;

/** A process that may die at any of its next steps, in a network that may lie about any of its calls. */
function fate(chance: Chance, counts: Counts): Fate {
  const [first, ...others] = ALL_LIES;
  if (first === undefined) throw new Error('there are no lies');
  const lie = (): Lie => {
    if (!chance.percent(12)) return 'none';
    const told = chance.one([first, ...others]);
    if (told !== 'none') counts.lies += 1;
    return told;
  };
  return { lie, ...(chance.percent(60) ? { diesAt: chance.between(1, 60) } : {}) };
}

/** Somebody says something by one of the doors; what nobody takes they are told by Slack, and know that it is not kept. */
async function speaks(world: World, chance: Chance, mark: string): Promise<void> {
  const hands = new Hands(world);
  if (hands.messages('ke-wendian').length === 0) return;
  const door = chance.one(['thread', 'command', 'form']);
  const { before, say } = DOORS[door] ?? {};
  if (!say) throw new Error(`there is no door ${door}`);
  await before?.(hands);
  if (door === 'form' && hands.form(SPEAKER) === undefined) return;
  const taken = await say(hands, mark);
  world.said.push({ mark, acknowledged: taken, refused: !taken });
}

/** What happens in one moment: the clock is set, a process comes or goes, somebody speaks, the bot does what is due. */
async function moment(world: World, chance: Chance, counts: Counts, name: string): Promise<void> {
  await world.time.pass(chance.between(1, chance.percent(20) ? LONGEST_MINUTES : 60) * MINUTE_MS);
  if (chance.percent(10)) {
    world.time.machineWrongByMs = chance.between(-300, 300) * 1_000;
    counts.clockSteps += 1;
  }
  if (world.bot === null || world.bot.life.isOver || chance.percent(5)) {
    if (world.bot?.life.isOver) counts.deaths += 1;
    await world.ends();
    if (chance.percent(75)) world.starts(fate(chance, counts));
  }
  await world.bot?.tick();
  if (chance.percent(50)) await speaks(world, chance, name);
  await world.delivers();
  await world.bot?.drain();
}

/** Lets a bot that nothing happens to finish what is left, in the middle of a workday, when everything late has arrived. */
async function comesToRest(world: World): Promise<void> {
  await world.ends();
  world.time.machineWrongByMs = 0;
  const { plan, timezone } = await campaignFacts(world.db);
  const on = nextWorkday(plan.calendar, addDays(dayOf(world.time.now(), timezone), 1));
  await world.time.until(instantOf(on, '14:00', timezone));
  await world.peace();
}

/** A few weeks of the small office as the seed has them; the same seed has the same weeks. */
export async function simulate(seed: number): Promise<Simulated> {
  const chance = new Chance(seed);
  const world = await openWorld({ campaign: YEARS, at: MORNING });
  const counts: Counts = { deaths: 0, lies: 0, clockSteps: 0 };
  for (let at = 0; at < MOMENTS; at += 1) await moment(world, chance, counts, `${seed}-${at}.`);
  await comesToRest(world);
  const { db, said, practice } = world;
  const { plan } = await campaignFacts(db);
  const until = new Date(world.time.now().getTime() - DECIDED_MS);
  const broken = await world.broken({ due: planSlots(plan, new Date(MORNING), until) });
  const unfinished = (await listDeliveries(db)).filter(({ state }) => ['queued', 'sending'].includes(state));
  return {
    ...counts,
    messages: shownByKey(practice.workspace).size,
    said: said.length,
    promisesBroken: [
      ...brokenPromises(broken),
      ...unfinished.map(({ key, state, lastError }) => `lost: ${key} is still ${state}: ${lastError ?? ''}`),
    ],
    uncertain: broken.uncertain,
  };
}
