import type { InspectionTable } from './schema-inspections.ts';

const IN_BLOCK = 1_000;

/**
 * The number after the newest of its series, null when there is none. Monthly rounds and what they find count from 1,
 * special ones from 1001, each in every other thousand: no gap in what everybody sees tells that there was a secret one.
 */
export function nextInSeries(kind: InspectionTable['kind'], newest: number | null): number {
  const blocks = kind === 'special' ? 1 : 0;
  const next = newest === null ? blocks * IN_BLOCK + 1 : newest + 1;
  return Math.floor((next - 1) / IN_BLOCK) % 2 === blocks ? next : next + IN_BLOCK;
}
