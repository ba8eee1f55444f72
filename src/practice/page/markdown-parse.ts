/** A line of a list: how deep it stands, what it says, and whether it is a task that is done. */
export interface Item {
  depth: number;
  text: string;
  isOrdered: boolean;
  done?: boolean;
}

export type Align = 'left' | 'center' | 'right';

/** A piece of a Markdown text. */
export type Piece =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph' | 'quote' | 'pre'; lines: string[] }
  | { kind: 'list'; items: Item[] }
  | { kind: 'table'; head: string[]; align: Align[]; rows: string[][] }
  | { kind: 'rule' };

/** A piece of running text; what stands in `code` is read no further. */
export type Span =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'strike' | 'em'; children: Span[] }
  | { kind: 'link'; url: string; label: string };

/** Reads the everyday part of Markdown. */
export function parseMarkdown(text: string): Piece[] {
  const pieces: Piece[] = [];
  const lines = text.split('\n');
  let isFresh = true;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('```')) {
      const end = lines.findIndex((one, index) => index > at && one.startsWith('```'));
      pieces.push({ kind: 'pre', lines: lines.slice(at + 1, end < 0 ? undefined : end) });
      at = end < 0 ? lines.length : end;
    } else if (line.includes('|') && isRuler(lines[at + 1])) {
      const end = lines.findIndex((one, index) => index > at && !one.includes('|'));
      const [head = '', ruler = '', ...rows] = lines.slice(at, end < 0 ? undefined : end);
      pieces.push({
        kind: 'table',
        head: cellsOf(head),
        align: cellsOf(ruler).map(alignOf),
        rows: rows.map(cellsOf),
      });
      at += rows.length + 1;
    } else if (line.trim() !== '') {
      addLine(pieces, line, isFresh);
      isFresh = false;
      continue;
    }
    isFresh = true;
  }
  return pieces;
}

const SPAN =
  /`([^`]+)`|\*\*(.+?)\*\*|__(.+?)__|~~(.+?)~~|\*([^\s*](?:[^*]*[^\s*])?)\*|\[([^[\]]+)\]\((https?:[^\s)]+)\)/g;

/** Reads one line of running text. */
export function parseSpans(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of text.matchAll(SPAN)) {
    const [whole, code, bold, bold2, strike, italic, label, url] = match;
    const strong = bold ?? bold2;
    if (match.index > at) spans.push({ kind: 'text', text: text.slice(at, match.index) });
    if (code !== undefined) spans.push({ kind: 'code', text: code });
    if (strong !== undefined) spans.push({ kind: 'strong', children: parseSpans(strong) });
    if (strike !== undefined) spans.push({ kind: 'strike', children: parseSpans(strike) });
    if (italic !== undefined) spans.push({ kind: 'em', children: parseSpans(italic) });
    if (label !== undefined && url !== undefined) spans.push({ kind: 'link', url, label });
    at = match.index + whole.length;
  }
  if (at < text.length) spans.push({ kind: 'text', text: text.slice(at) });
  return spans;
}

function addLine(pieces: Piece[], line: string, isFresh: boolean): void {
  const last = pieces.at(-1);
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  const item = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/.exec(line);
  if (heading) {
    pieces.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
  } else if (/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)) {
    pieces.push({ kind: 'rule' });
  } else if (item) {
    const [, indent = '', number, box, text = ''] = item;
    const one: Item = {
      depth: Math.floor(indent.replaceAll('\t', '    ').length / 2),
      text,
      isOrdered: number !== undefined,
      ...(box === undefined ? {} : { done: box !== ' ' }),
    };
    if (last?.kind === 'list') last.items.push(one);
    else pieces.push({ kind: 'list', items: [one] });
  } else {
    const kind = line.startsWith('>') ? 'quote' : 'paragraph';
    const text = line.replace(/^>\s?/, '');
    if (!isFresh && last?.kind === kind) last.lines.push(text);
    else pieces.push({ kind, lines: [text] });
  }
}

function isRuler(line: string | undefined): boolean {
  return line !== undefined && line.includes('|') && cellsOf(line).every((cell) => /^:?-+:?$/.test(cell));
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replaceAll(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function alignOf(ruler: string): Align {
  if (!ruler.endsWith(':')) return 'left';
  return ruler.startsWith(':') ? 'center' : 'right';
}
