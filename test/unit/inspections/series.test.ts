import { expect, it } from 'vitest';
import { nextInSeries } from '../../../db/series.ts';

it('counts monthly rounds from 1 and special ones from 1001, each in every other thousand', () => {
  const after = (kind: 'monthly' | 'special') => (newest: number | null) => nextInSeries(kind, newest);
  expect([null, 1, 999, 1_000, 2_001, 3_000].map(after('monthly'))).toEqual([
    1, 2, 1_000, 2_001, 2_002, 4_001,
  ]);
  expect([null, 1_001, 2_000, 3_001, 4_000].map(after('special'))).toEqual([
    1_001, 1_002, 3_001, 3_002, 5_001,
  ]);
});
