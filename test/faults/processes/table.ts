import type { Trial } from './trial.ts';

const COLUMNS = [
  'tried',
  'trials',
  'messages',
  'replies',
  'kills',
  'faults',
  'lost',
  'duplicated',
  'uncertain',
  'missed',
  's/trial',
] as const;

/** The figures of all trials of one kind, in the order of the columns. */
function figures(name: string, trials: readonly Trial[]): string[] {
  const sum = (count: (trial: Trial) => number): number =>
    trials.reduce((total, trial) => total + count(trial), 0);
  const seconds = sum(({ tookMs }) => tookMs) / 1_000 / Math.max(1, trials.length);
  const numbers = [
    trials.length,
    sum(({ messages }) => messages),
    sum(({ replies }) => replies),
    sum(({ kills }) => kills),
    sum(({ faults }) => faults),
    sum(({ promisesBroken }) => promisesBroken.filter((line) => /^(lost|untrue)/.test(line)).length),
    sum(({ promisesBroken }) => promisesBroken.filter((line) => /^(duplicated|tooFast)/.test(line)).length),
    sum(({ broken }) => broken.uncertain.length),
    sum(({ broken }) => broken.missed.length),
  ];
  return [name, ...numbers.map(String), seconds.toFixed(1)];
}

/** A table in Markdown, one row for each kind of trial. */
export function tableOf(kinds: ReadonlyMap<string, readonly Trial[]>): string {
  const rows = [[...COLUMNS], ...[...kinds].map(([name, trials]) => figures(name, trials))];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}
