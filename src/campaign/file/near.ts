/**
 * The candidate that was probably meant: the one with the fewest mistakes in it, or else one that begins
 * like it (`weekly` for `week`, `due` for `due_on`). Case, `-` and `_` do not count. Null when none is close.
 */
export function nearest(asked: string, candidates: Iterable<string>): string | null {
  const wanted = bare(asked);
  if (wanted === '') return null;
  // A short word is not like another one just because half of its letters may be changed.
  let closest = Math.min(3, Math.max(1, Math.floor(wanted.length / 3))) + 1;
  let near: string | null = null;
  let akin: string | null = null;
  for (const candidate of candidates) {
    const other = bare(candidate);
    if (other.length > 1 && wanted.length > 1 && (other.startsWith(wanted) || wanted.startsWith(other))) {
      akin ??= candidate;
    }
    if (Math.abs(other.length - wanted.length) >= closest) continue;
    const distance = editDistance(wanted, other);
    if (distance < closest && distance < wanted.length) {
      closest = distance;
      near = candidate;
    }
  }
  return near ?? akin;
}

/** How many letters must be put in, left out, changed or swapped with their neighbour to turn one into the other. */
export function editDistance(one: string, other: string): number {
  const a = Array.from(one);
  const b = Array.from(other);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, against] of b.entries()) {
      const change = at(last, j) + (letter === against ? 0 : 1);
      const swap = letter === b[j - 1] && a[i - 1] === against ? at(beforeLast, j - 1) + 1 : Infinity;
      row.push(Math.min(at(row, j) + 1, at(last, j + 1) + 1, change, swap));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[-_\s]/g, '');
}
