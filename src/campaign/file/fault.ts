import type { Arguments, Key, Words } from '../../locales/words.ts';

type FaultKey = Extract<Key, `campaign.fault.${string}`>;

/** The name of what can be wrong; each has its sentence in the catalogues under `campaign.fault.`. */
export type FaultCode = FaultKey extends `campaign.fault.${infer Code}` ? Code : never;

/** What is wrong, wherever it stands. */
export interface Finding {
  code: FaultCode;
  args: Record<string, string | number>;
}

/** The way from the top of the file to a value: `['sections', 3, 'head']`. */
export type Path = readonly (string | number)[];

/** Line and column as editors count them, from 1. */
export interface Position {
  line: number;
  column: number;
}

/** Something wrong in a file, and where. */
export interface Fault extends Finding, Position {
  file: string;
  path: Path;
}

/** A fault of a file whose name does not matter yet. */
export type PlacedFinding = Omit<Fault, 'file'>;

/** More than this many do not help anybody; the rest is only counted. */
const MOST_FAULTS = 200;

/** A finding whose arguments are those of its sentence; the compiler checks them. */
export function finding<C extends FaultCode>(code: C, args: Arguments<`campaign.fault.${C}`>): Finding {
  return { code, args };
}

/** One line for people, `file:line:column: what is wrong and what to do`, in the words of a language. */
export function describeFault(fault: Fault, words: Words): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked against the code by finding()
  const say = words as (key: FaultKey, args: Finding['args']) => string;
  return `${fault.file}:${fault.line}:${fault.column}: ${say(`campaign.fault.${fault.code}`, fault.args)}`;
}

/** In the order of the file, each fault of a place once, and no more of them than a person can use. */
export function faultsOf(file: string, found: readonly PlacedFinding[]): Fault[] {
  const seen = new Set<string>();
  const faults = found
    .filter((fault) => {
      const what = JSON.stringify([fault.line, fault.column, fault.code, fault.args]);
      return !seen.has(what) && seen.add(what);
    })
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map((fault) => ({ file, ...fault }));
  if (faults.length <= MOST_FAULTS) return faults;
  const kept = faults.slice(0, MOST_FAULTS);
  const { line, column } = kept.at(-1) ?? { line: 1, column: 1 };
  const rest = finding('too-many', { count: faults.length - MOST_FAULTS });
  return [...kept, { file, line, column, path: [], ...rest }];
}
