import { finding, type Path } from './fault.ts';
import { valueAt, type Notes } from './examine.ts';
import { nearest } from './near.ts';

export type Noun = 'person' | 'section' | 'goal';

/** The ids that may be referred to; null when the list cannot be read, so that nothing is said of it twice. */
export type KnownIds = Record<Noun, ReadonlySet<string> | null>;

/** All ids as written, good or not: a bad id is told once, and not again wherever it is used. */
export function knownIds(written: unknown): KnownIds {
  const pillars = valueAt(written, ['goals']) ?? [];
  const goals = Array.isArray(pillars) ? pillars.map((pillar) => valueAt(pillar, ['goals']) ?? []) : [null];
  return {
    person: notEmpty(idsOf(valueAt(written, ['people']))),
    section: notEmpty(idsOf(valueAt(written, ['sections']))),
    goal: goals.every(Array.isArray) ? idsOf(goals.flat()) : null,
  };
}

/** A fault unless the id is null or that of an entry. */
export function refer(
  notes: Notes,
  known: KnownIds,
  noun: Noun,
  id: string | null | undefined,
  path: Path,
): void {
  const ids = known[noun];
  if (id === null || id === undefined || ids === null || ids.has(id)) return;
  const near = nearest(id, ids);
  notes.add(
    path,
    near === null
      ? finding('unknown-reference', { noun, id })
      : finding('unknown-reference-near', { noun, id, near }),
  );
}

/** Each entry of a list refers to something, and to each thing once. */
export function referEach(
  notes: Notes,
  known: KnownIds,
  noun: Noun,
  ids: readonly (string | undefined)[] | null | undefined,
  path: Path,
): void {
  for (const [index, id] of (ids ?? []).entries()) {
    if (id === undefined) continue;
    if (ids?.indexOf(id) === index) refer(notes, known, noun, id, [...path, index]);
    else notes.add([...path, index], finding('listed-twice', { id }));
  }
}

/** Ids are told apart within their list. */
export function checkDistinct(
  notes: Notes,
  entries: readonly { id: string | undefined; path: Path }[],
): void {
  const first = new Map<string, Path>();
  for (const { id, path } of entries) {
    if (id === undefined) continue;
    const before = first.get(id);
    if (before === undefined) first.set(id, path);
    else notes.add(path, finding('duplicate-id', { id, line: notes.lineOf(before) }));
  }
}

/** The entries of a list with their paths, without those that were wrong. */
export function entriesOf<Entry>(
  list: readonly (Entry | undefined)[] | null | undefined,
  path: Path,
): { entry: Entry; path: Path }[] {
  return (list ?? []).flatMap((entry, index) =>
    entry === undefined ? [] : [{ entry, path: [...path, index] }],
  );
}

/** Whether something was written for the key, even if it was wrong. */
export function isGiven(holder: object, key: string): boolean {
  return key in holder && valueAt(holder, [key]) !== null;
}

function idsOf(list: unknown): ReadonlySet<string> | null {
  if (!Array.isArray(list)) return null;
  return new Set(list.map((entry) => valueAt(entry, ['id'])).filter((id) => typeof id === 'string'));
}

/** An empty list is a fault of its own; that its entries are missing needs no saying. */
function notEmpty(ids: ReadonlySet<string> | null): ReadonlySet<string> | null {
  return ids?.size === 0 ? null : ids;
}
