import { setTimeout as wait } from 'node:timers/promises';
import { DEPLOY, type TriedSetting } from './office.ts';
import { liveOn, posted, reached, tryOnce, type Lived, type Scene, type Trial } from './trial.ts';

/** Several processes begin with nothing at the same moment; all but the last that stays are killed on the way. */
async function raceAndDie(scene: Scene): Promise<Lived> {
  const { office, chance, voices } = scene;
  const staying = office.machine.start();
  const others = Array.from({ length: chance.between(1, 3) }, () =>
    chance.percent(60) ? office.machine.start() : office.machine.tick(),
  );
  const some = chance.between(1, 10);
  await reached(staying, () => posted(office) >= some);
  await voices.chatter(chance.between(1, 4));
  for (const other of others) {
    await wait(chance.between(0, 300));
    await other.kill();
  }
  await liveOn(scene, [staying]);
  return { kills: others.length, lives: [staying, ...others], due: [DEPLOY] };
}

/** Two to four processes on one database. */
export function tryRacing(setting: TriedSetting, seed: number): Promise<Trial> {
  return tryOnce(setting, seed, raceAndDie);
}
