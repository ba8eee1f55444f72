import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import PQueue from 'p-queue';
import { Engines } from '../../contract/engines.ts';
import { buildProgram } from '../../support/program.ts';
import { KINDS, isKind, type Kind } from './kinds.ts';
import { tableOf } from './table.ts';
import type { Trial } from './trial.ts';

const USAGE = `npm run test:faults -- [options]

  --trials N          trials of each kind (100)
  --seed S            seed of the first trial; each further one has the next (1)
  --database NAME     sqlite or postgres (sqlite)
  --only KIND         one of: ${Object.keys(KINDS).join(', ')} (all of them)
`;

/** More would be tried against each other rather than against the bot. */
const AT_ONCE = 2;

interface Asked {
  trials: number;
  seed: number;
  onPostgres: boolean;
  kinds: Kind[];
}

/** What was asked for; null when it cannot be understood. */
function readAsked(argv: readonly string[]): Asked | null {
  const text = { type: 'string' } as const;
  const options = { trials: text, seed: text, database: text, only: text };
  try {
    const { values } = parseArgs({ args: [...argv], options });
    const { trials = '100', seed = '1', database = 'sqlite', only } = values;
    const numbers = [trials, seed].every((one) => /^\d{1,9}$/.test(one));
    if (!numbers || !['sqlite', 'postgres'].includes(database)) return null;
    if (only !== undefined && !isKind(only)) return null;
    const kinds = only === undefined ? Object.keys(KINDS).filter(isKind) : [only];
    return { trials: Number(trials), seed: Number(seed), onPostgres: database === 'postgres', kinds };
  } catch {
    return null;
  }
}

/** Says what came of one trial when that is more than "all is well"; what the bot said goes to a file. */
function tell(kind: Kind, trial: Trial, folder: string): void {
  const { seed, promisesBroken, broken, said } = trial;
  for (const line of broken.uncertain) console.log(`${kind}, seed ${seed}: uncertain: ${line}`);
  if (promisesBroken.length === 0) return;
  const file = join(folder, `${kind}-${seed}.log`);
  writeFileSync(file, said.join(''));
  console.log(
    `${kind}, seed ${seed} FAILED; again by: --only ${kind} --trials 1 --seed ${seed}; log: ${file}`,
  );
  for (const line of promisesBroken) console.log(`  ${line}`);
}

async function main(asked: Asked): Promise<number> {
  const built = buildProgram();
  const engines = new Engines();
  const folder = mkdtempSync(join(tmpdir(), 'duban-faults-'));
  const found = new Map<Kind, Trial[]>(asked.kinds.map((kind) => [kind, []]));
  try {
    if (asked.onPostgres) await engines.start();
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // An exit of its own, at which the machines end their bots.
      process.once(name, () => process.exit(130));
    }
    const queue = new PQueue({ concurrency: AT_ONCE });
    for (const kind of asked.kinds) {
      for (let seed = asked.seed; seed < asked.seed + asked.trials; seed += 1) {
        void queue.add(async () => {
          try {
            const databaseUrl = await engines.fresh(asked.onPostgres ? 'PostgreSQL' : 'SQLite');
            const trial = await KINDS[kind]({ built, databaseUrl }, seed);
            found.get(kind)?.push(trial);
            tell(kind, trial, folder);
          } catch (error) {
            console.log(`${kind}, seed ${seed} could not be tried to its end: ${String(error)}`);
          }
          const done = [...found.values()].reduce((sum, trials) => sum + trials.length, 0);
          if (process.stdout.isTTY)
            process.stdout.write(`\r${done} of ${asked.trials * asked.kinds.length} `);
        });
      }
    }
    await queue.onIdle();
  } finally {
    await engines.stop();
    built.remove();
  }
  console.log(
    `\nOn ${asked.onPostgres ? 'PostgreSQL' : 'SQLite'}, seeds from ${asked.seed}:\n\n${tableOf(found)}`,
  );
  const all = [...found.values()].flat();
  const whole = all.length === asked.trials * asked.kinds.length;
  return whole && all.every(({ promisesBroken }) => promisesBroken.length === 0) ? 0 : 1;
}

const asked = readAsked(process.argv.slice(2));
if (asked) process.exitCode = await main(asked);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
