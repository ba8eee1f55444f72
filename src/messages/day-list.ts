import type { KnownBlock } from '@slack/types';

/** A list in the message of a day shows so many; the rest is counted, and is in App Home. */
const MOST_LINES = 10;

/** A list in the message of a day: its heading, and the first of its items as blocks and as lines of plain text. */
export interface DayList {
  heading: string;
  /** Of all its items. */
  count: number;
  items: KnownBlock[][];
  lines: string[];
}

/** The list of these, as far as it is shown; none when there is nothing to tell. */
export function dayList<One>(
  heading: string,
  all: readonly One[],
  itemOf: (one: One) => KnownBlock[],
  lineOf: (one: One) => string,
): DayList[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST_LINES);
  return [{ heading, count: all.length, items: shown.map(itemOf), lines: shown.map(lineOf) }];
}
