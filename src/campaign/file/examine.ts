import type { z } from 'zod';
import { finding, type Finding, type Path } from './fault.ts';
import { nearest } from './near.ts';
import { spotAt } from './places.ts';
import type { YamlTree } from './yaml-tree.ts';

/** What is left of a file when the values that are wrong for themselves are taken out of it. */
export type Draft<Written> = Written extends readonly (infer Item)[]
  ? (Draft<Item> | undefined)[]
  : Written extends object
    ? { [Key in keyof Written]?: Draft<Written[Key]> | undefined }
    : Written | undefined;

/** Where a check writes down what it finds. */
export interface Notes {
  /** A fault of the value that the path leads to, or of its key. */
  add(path: Path, what: Finding, at?: 'key' | 'value'): void;
  lineOf(path: Path): number;
}

/** Notes that join the faults of the tree. */
export function notesOn(tree: YamlTree): Notes {
  return {
    add(path, what, at = 'value') {
      const spot = spotAt(tree.spot, path);
      const offset = at === 'key' ? (spot.key ?? spot.value) : spot.value;
      tree.faults.push({ ...tree.positionOf(offset), path, ...what });
    },
    lineOf: (path) => tree.positionOf(spotAt(tree.spot, path).value).line,
  };
}

export interface Examined<Schema extends z.ZodType> {
  /** Null when some value is wrong. */
  whole: z.output<Schema> | null;
  draft: Draft<z.input<Schema>>;
  /** As the author wrote it, wrong values included. */
  written: unknown;
}

/**
 * Checks each value for itself and reports what is wrong. The draft keeps all that is right, so that what
 * values say of each other can be checked in the same run: one fault never hides another.
 */
export function examine<Schema extends z.ZodType>(
  schema: Schema,
  tree: YamlTree,
  notes: Notes,
): Examined<Schema> {
  let read = schema.safeParse(tree.root);
  while (read.error?.issues.some((issue) => issue.code === 'unrecognized_keys')) {
    for (const issue of read.error.issues) {
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) settle(tree, issue, key, notes);
    }
    read = schema.safeParse(tree.root);
  }
  const written = structuredClone(tree.root);
  for (const issue of read.error?.issues ?? []) {
    const path = pathOf(issue);
    const value = valueAt(tree.root, path);
    notes.add(path, findingOf(issue, value), value === null ? 'key' : 'value');
    takeOut(tree.root, path);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the schema refuses was taken out above
  return { whole: read.data ?? null, draft: tree.root as Draft<z.input<Schema>>, written };
}

/** A key that was probably meant is read as if it had been written; one that means nothing is left out. */
function settle(tree: YamlTree, issue: z.core.$ZodIssue, key: string, notes: Notes): void {
  const path = pathOf(issue);
  const holder = valueAt(tree.root, path);
  if (!isMap(holder)) return;
  const allowed = issue.message.split(', ');
  const near = nearest(
    key,
    allowed.filter((name) => !(name in holder)),
  );
  const here = [...path, key];
  if (near === null) {
    // In { text: Ramps, doors } the comma ends the text, and `doors` becomes a key without a value.
    const loose = holder[key] === null && !/^[\w-]*$/.test(key);
    const what = loose
      ? finding('comma-in-text', { text: key })
      : finding('unknown-key', { key, allowed: issue.message });
    notes.add(here, what, 'key');
  } else {
    notes.add(here, finding('unknown-key-near', { key, near }), 'key');
    holder[near] = holder[key];
    spotAt(tree.spot, path).inside.set(near, spotAt(tree.spot, here));
  }
  delete holder[key];
}

function findingOf(issue: z.core.$ZodIssue, value: unknown): Finding {
  const last = issue.path.at(-1);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- scalars.ts puts nothing else there
  if (issue.code === 'custom' && issue.params !== undefined) return issue.params as Finding;
  if (value === undefined || value === null) {
    return typeof last === 'string' ? finding('missing', { key: last }) : finding('empty-entry', {});
  }
  if (issue.code === 'invalid_value' && typeof value === 'string')
    return badChoice(value, issue.values.map(String));
  return finding('wrong-type', { expected: issue.message });
}

function badChoice(value: string, choices: readonly string[]): Finding {
  const near = nearest(value, choices);
  const allowed = choices.join(', ');
  return near === null
    ? finding('bad-choice', { value, allowed })
    : finding('bad-choice-near', { value, near, allowed });
}

function pathOf(issue: z.core.$ZodIssue): (string | number)[] {
  return issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}

/** The value at the end of the path; undefined when there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isMap(value)) value = value[step];
    else return undefined;
  }
  return value;
}

function takeOut(root: unknown, path: Path): void {
  const holder = valueAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined || valueAt(root, path) === undefined) return;
  if (Array.isArray(holder) && typeof last === 'number') holder[last] = undefined;
  // The key stays: what was given wrongly is not missing.
  else if (isMap(holder)) holder[last] = undefined;
}

export function isMap(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
