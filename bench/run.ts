import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { acknowledgements, throughput } from './acknowledge.ts';
import { growth } from './growth.ts';
import { hotPath } from './hot-path.ts';
import { BUILT } from './process.ts';
import { refreshes } from './refreshes.ts';
import type { Effort, Row } from './rows.ts';
import { starts } from './start.ts';
import { tableOf } from './table.ts';

/** Everything that is measured, by its name. */
export const BENCHES: Record<string, (effort: Effort) => Promise<Row[]>> = {
  B1: acknowledgements,
  B2: throughput,
  B3: hotPath,
  B6: refreshes,
  start: starts,
  growth,
};

/** Measures what is named, or everything, one after the other. */
async function measured(names: readonly string[], effort: Effort): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
    const bench = BENCHES[name];
    if (!bench) throw new Error(`There is no ${name}; there are ${Object.keys(BENCHES).join(', ')}.`);
    process.stderr.write(`${name} …\n`);
    rows.push(...(await bench(effort)));
  }
  return rows;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    share: { type: 'string', default: '1' },
    program: { type: 'string', default: BUILT },
    out: { type: 'string', default: 'bench/results/latest.json' },
  },
});
const effort = { rounds: Number(values.rounds), share: Number(values.share), program: values.program };
const rows = await measured(positionals, effort);
process.stdout.write(`${tableOf(rows)}\n`);
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(
  values.out,
  `${JSON.stringify({ at: new Date(), node: process.version, effort, rows }, null, 2)}\n`,
);
