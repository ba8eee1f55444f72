import type { Path, Position } from './fault.ts';

/** Where a value stands in the text: the offset of its key, if it has one, of the value, and of all inside. */
export interface Spot {
  key: number | null;
  value: number;
  inside: Map<string | number, Spot>;
}

/** The deepest place on the way that is in the text: a missing key is found at the map that lacks it. */
export function spotAt(root: Spot, path: Path): Spot {
  let spot = root;
  for (const step of path) {
    const next = spot.inside.get(step);
    if (next === undefined) return spot;
    spot = next;
  }
  return spot;
}

/** The line and column of an offset of the text, from 1. */
export function positionIn(text: string): (offset: number) => Position {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
