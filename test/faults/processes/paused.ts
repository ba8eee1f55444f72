import { setTimeout as wait } from 'node:timers/promises';
import { DEPLOY, DEPLOYED_AT, type TriedSetting } from './office.ts';
import { liveOn, posted, reached, tryOnce, type Lived, type Scene, type Trial } from './trial.ts';

/** A process has to be there before the moment over which it sleeps. */
const HEAD_START_MS = 6_000;

const MOST_ASLEEP_MS = 5_000;

/** Asleep when the deployment falls due; it is made up for when the process wakes, and not twice when another was awake. */
async function sleepOverDue({ office, chance, voices, storm }: Scene): Promise<Lived> {
  const { practice, machine } = office;
  const lives = Array.from({ length: chance.between(1, 2) }, () => machine.start());
  const [sleeper] = lives;
  if (!sleeper) return { kills: 0, lives, due: [] };
  await sleeper.serving();
  const untilDueMs = Date.parse(DEPLOYED_AT) - practice.clock.now().getTime();
  await wait(Math.max(0, untilDueMs - chance.between(100, 900)));
  sleeper.signal('SIGSTOP');
  await wait(Math.max(0, Date.parse(DEPLOYED_AT) - practice.clock.now().getTime()));
  await wait(chance.between(1_000, MOST_ASLEEP_MS));
  sleeper.signal('SIGCONT');
  await reached(sleeper, () => posted(office) > 0);
  await liveOn({ office, chance, voices, storm }, lives);
  return { kills: 0, lives, due: [DEPLOY] };
}

/** Asleep in the middle of posting, while another process goes on with what it had begun. */
async function sleepWhilePosting(scene: Scene): Promise<Lived> {
  const { office, chance, voices } = scene;
  const sleeper = office.machine.start();
  const some = chance.between(0, 8);
  await reached(sleeper, () => posted(office) > some);
  await wait(chance.between(0, 30));
  sleeper.signal('SIGSTOP');
  // It may hold the database's lock in its sleep, so that the other one can do nothing before it wakes.
  const other = office.machine.start();
  const awakeAgain = wait(chance.between(1_000, MOST_ASLEEP_MS));
  await Promise.race([other.serving(), awakeAgain]);
  await voices.chatter(chance.between(0, 4));
  await awakeAgain;
  sleeper.signal('SIGCONT');
  await liveOn(scene, [sleeper, other]);
  return { kills: 0, lives: [sleeper, other], due: [DEPLOY] };
}

/** A process that is stopped for a while and goes on as if nothing had been: a laptop's lid, a machine that is moved. */
export function tryPausing(setting: TriedSetting, seed: number): Promise<Trial> {
  // Which of the two it is must be known before the clock begins.
  if (seed % 2 === 0) return tryOnce(setting, seed, sleepWhilePosting);
  const startAt = new Date(Date.parse(DEPLOYED_AT) - HEAD_START_MS).toISOString();
  return tryOnce({ ...setting, startAt }, seed, sleepOverDue);
}
