/** What a figure may be at most, or has to be at least. */
export type Target = { atMost: number } | { atLeast: number };

/** One line of the table: both sides of a ratio, measured in one run. */
export interface Row {
  bench: string;
  name: string;
  unit: string;
  /** Medians over the rounds. */
  ours: number;
  bare: number;
  /** The median of the rounds' ratios: both sides of one round met the same machine. */
  ratio: number;
  /** The smallest and the largest ratio of a round: how noisy the machine was. */
  spread: [number, number];
  /** Null: a figure to be known, without a target. */
  target: Target | null;
  met: boolean | null;
}

/** What one round of a measurement gave, on either side. */
export interface Round {
  ours: number;
  bare: number;
}

/** How much is measured. */
export interface Effort {
  rounds: number;
  /** Commands, statements or refreshes of one round, as a part of the usual number. */
  share: number;
  /** The built program that is measured. */
  program: string;
}

/** So many of what a usual round has, one at least. */
export function shareOf(usual: number, { share }: Pick<Effort, 'share'>): number {
  return Math.max(1, Math.round(usual * share));
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The smallest value that so large a part of them does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/**
 * Measures both sides in turns, each first in every other round, so that whatever else the machine does meets both
 * alike.
 */
export async function interleaved(
  { rounds }: Pick<Effort, 'rounds'>,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<Round[]> {
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours();
      measured.push({ ours: first, bare: await bare() });
    } else {
      const first = await bare();
      measured.push({ bare: first, ours: await ours() });
    }
  }
  return measured;
}

/** The line of the table for what the rounds gave. */
export function rowOf(
  about: Pick<Row, 'bench' | 'name' | 'unit' | 'target'>,
  rounds: readonly Round[],
  ratioOf: (round: Round) => number = ({ ours, bare }) => ours / bare,
): Row {
  const ratios = rounds.map(ratioOf);
  const ratio = median(ratios);
  const { target } = about;
  return {
    ...about,
    ours: median(rounds.map((one) => one.ours)),
    bare: median(rounds.map((one) => one.bare)),
    ratio,
    spread: [Math.min(...ratios), Math.max(...ratios)],
    met: target && ('atMost' in target ? ratio <= target.atMost : ratio >= target.atLeast),
  };
}
