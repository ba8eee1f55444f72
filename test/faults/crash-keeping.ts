import { expect, it } from 'vitest';
import type { EngineName, Engines } from '../contract/engines.ts';
import { everyDeath, liesOn, once, worldOn, type Story } from './every-death.ts';
import { Hands } from './hands.ts';
import { brokenPromises } from './invariants.ts';
import type { Lie } from './lies.ts';
import type { World } from './world.ts';

/** Says a text to the bot that is there by one door; true when Slack took it, false when it said that nobody did. */
type Door = (hands: Hands, text: string) => Promise<boolean>;

export const SPEAKER = 'wendian-kz';

export const DOORS: Record<string, { before?: (hands: Hands) => Promise<unknown>; say: Door }> = {
  thread: {
    async say(hands, text) {
      await hands.says(SPEAKER, 'ke-wendian', text, hands.thread('ke-wendian'));
      return true;
    },
  },
  command: {
    async say(hands, text) {
      const act = { kind: 'slash', channel: 'ke-wendian', command: '/duban', text: `reply ${text}` } as const;
      return (await hands.practice.acts.perform({ as: SPEAKER, ...act })).ok;
    },
  },
  form: {
    before: (hands) => hands.types(SPEAKER, '/duban reply', 'ke-wendian'),
    say: async (hands, text) => (await hands.fills(SPEAKER, { general: text })).length === 0,
  },
};

/** Somebody says something by a door to a bot that may die of it; another bot goes on. */
async function answer(
  world: World,
  door: string,
  { lie, diesAt }: Partial<Story> & { lie: Lie },
): Promise<{ steps: number; found: string[] }> {
  const hands = new Hands(world);
  // Whatever was late has arrived, and nobody says two things in one moment.
  await world.time.pass(120_000);
  const mark = `${door} ${lie} ${diesAt ?? 'lives'}.`;
  const { before, say } = DOORS[door] ?? { say: async () => false };
  if (before) {
    world.starts();
    await before(hands);
    await world.ends();
  }
  const mortal = world.starts({ lie: once(lie), ...(diesAt === undefined ? {} : { diesAt }) });
  const taken = await say(hands, mark);
  const { steps } = mortal.life;
  // What was kept is not kept again when its acknowledgement got lost.
  await world.ends();
  world.starts();
  await world.delivers();
  const heard = world.heard.splice(0);
  if (taken) for (const body of heard) await world.bot?.hear(body);
  // Whoever is told that the form did not go through presses its button once more.
  const again = !taken && door === 'form' ? await say(hands, mark) : taken;
  await world.ends();
  world.said.push({ mark, acknowledged: again, refused: !again });
  const broken = brokenPromises(await world.broken());
  return { steps, found: broken.filter((line) => line.includes(mark)) };
}

/** What people say is kept once, or they are told that it was not, wherever the bot dies. */
export function crashKeeping(engines: Engines, engine: EngineName): void {
  it.each(Object.keys(DOORS))(
    'keeps what came by %s once, or its author knows that it is not kept',
    async (door) => {
      const world = await worldOn(engines, engine);
      await world.time.pass(5 * 60_000);
      await world.peace();
      const deaths = await everyDeath(['none'], (story) => answer(world, door, story));
      expect(deaths.length).toBeGreaterThan(10);
      const lies = [];
      for (const lie of liesOn(engine).filter((one) => one !== 'none'))
        lies.push({ lie, found: (await answer(world, door, { lie })).found });
      expect([...deaths, ...lies].filter(({ found }) => found.length > 0)).toEqual([]);
      await world.peace();
      expect(brokenPromises(await world.broken())).toEqual([]);
    },
  );
}
