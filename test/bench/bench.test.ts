import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledgement, REPLY } from '../../bench/acknowledge.ts';
import { hotPath } from '../../bench/hot-path.ts';
import { rowOf } from '../../bench/rows.ts';
import { tableOf } from '../../bench/table.ts';
import { buildProgram, type Built } from '../support/program.ts';

describe('A ratio', () => {
  it('is the middle of what the rounds gave, and says whether it is as good as it has to be', () => {
    const about = { bench: 'B1', name: 'acknowledgement', unit: 'ms', target: { atMost: 4 } };
    const row = rowOf(about, [
      { ours: 3, bare: 1 },
      { ours: 90, bare: 10 },
      { ours: 8, bare: 2 },
    ]);
    expect(row).toEqual({ ...about, ours: 8, bare: 2, ratio: 4, spread: [3, 9], met: true });
    const tooSlow = rowOf(about, [{ ours: 5, bare: 1 }]);
    expect(tableOf([row, tooSlow]).split('\n')).toEqual([
      '|    | what            | ours    | bare    | ratio | rounds    | target | met |',
      '| -- | --------------- | ------- | ------- | ----- | --------- | ------ | --- |',
      '| B1 | acknowledgement | 8.00 ms | 2.00 ms | 4.00  | 3.00–9.00 | ≤ 4    | yes |',
      '| B1 | acknowledgement | 5.00 ms | 1.00 ms | 5.00  | 5.00–5.00 | ≤ 4    | NO  |',
    ]);
  });
});

describe('The benchmarks', () => {
  let built: Built;
  beforeAll(() => {
    built = buildProgram();
  });
  afterAll(() => built.remove());

  it('ask the built program and an empty Bolt app the same, in turns', async () => {
    const effort = { rounds: 2, share: 0.01, program: built.cli };
    const row = await acknowledgement(effort, 'socket', REPLY);
    expect(row).toMatchObject({ bench: 'B1', name: 'acknowledgement p50, /duban reply …, socket' });
    expect(row.bare).toBeGreaterThan(0);
    expect(row.ours).toBeGreaterThan(row.bare);
  });

  it('ask our way to the database and better-sqlite3 alone the same', async () => {
    const rows = await hotPath({ rounds: 1, share: 0.005, program: built.cli });
    expect(rows.map(({ bench, bare, ours }) => [bench, bare > 0, ours > 0])).toEqual([
      ['B3', true, true],
      ['B3', true, true],
    ]);
  });
});
