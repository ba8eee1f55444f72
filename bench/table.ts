import type { Row, Target } from './rows.ts';

const figure = (value: number): string => {
  if (value === 0) return '0';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
};

const wanted = (target: Target | null): string => {
  if (target === null) return '';
  return 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
};

const HEADS = ['', 'what', 'ours', 'bare', 'ratio', 'rounds', 'target', 'met'];

function cellsOf({ bench, name, unit, ours, bare, ratio, spread, target, met }: Row): string[] {
  const [least, most] = spread;
  return [
    bench,
    name,
    `${figure(ours)} ${unit}`,
    `${figure(bare)} ${unit}`,
    figure(ratio),
    `${figure(least)}–${figure(most)}`,
    wanted(target),
    met === null ? '' : met ? 'yes' : 'NO',
  ];
}

/** The lines as a table that stands in a document as it does on a screen. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [HEADS, ...rows.map(cellsOf)];
  const widths = HEADS.map((_head, column) =>
    Math.max(...lines.map((cells) => (cells[column] ?? '').length)),
  );
  const lineOf = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [heads = [], ...body] = lines;
  return [lineOf(heads), lineOf(widths.map((width) => '-'.repeat(width))), ...body.map(lineOf)].join('\n');
}
