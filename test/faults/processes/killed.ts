import { setTimeout as wait } from 'node:timers/promises';
import type { Process } from './machine.ts';
import { DEPLOY, PROMPT, PROMPTED_AT, type TriedOffice, type TriedSetting } from './office.ts';
import { liveOn, posted, reached, tryOnce, type Lived, type Scene, type Trial } from './trial.ts';

/** A process that may find nothing to post is waited for no longer. */
const POSTING_MS = 4_000;

/** One process that is killed at a moment of chance: while it starts, while messages go out, or while people reply. */
async function liveAndDie({ office, chance, voices }: Scene): Promise<Process> {
  const stays = chance.percent(75);
  const moment = chance.one(['starting', 'posting', 'posting', 'replying', 'replying']);
  const before = posted(office);
  const life = stays ? office.machine.start() : office.machine.tick();
  if (moment === 'starting') {
    await reached(life, () => life.url !== null, chance.between(100, 1_500));
  } else if (moment === 'posting' || !stays) {
    const more = chance.between(1, 10);
    await reached(life, () => posted(office) >= before + more, POSTING_MS);
    await wait(chance.between(0, 40));
  } else {
    await reached(life, () => life.url !== null);
    await voices.chatter(chance.between(1, 12));
  }
  await life.kill();
  return life;
}

/** A day passes, once nothing of this one can arrive any more. */
async function sleepUntilTomorrow(office: TriedOffice): Promise<void> {
  await wait(2 * office.quarantineMs + 200);
  office.practice.clock.set(new Date(PROMPTED_AT));
}

async function dieAndDie(scene: Scene): Promise<Lived> {
  const { office, chance } = scene;
  const lives: Process[] = [];
  const due: Lived['due'][number][] = [DEPLOY];
  const kills = chance.between(2, 4);
  const dayPasses = chance.percent(30);
  for (let kill = 1; kill <= kills; kill += 1) {
    lives.push(await liveAndDie(scene));
    if (!dayPasses || due.length > 1 || posted(office) === 0) continue;
    await sleepUntilTomorrow(office);
    due.push(PROMPT);
  }
  lives.push(office.machine.start());
  await liveOn(scene, lives.slice(-1));
  return { kills, lives, due };
}

/** A bot that is killed several times, and then lives in peace. */
export function tryKilling(setting: TriedSetting, seed: number): Promise<Trial> {
  return tryOnce(setting, seed, dieAndDie);
}
