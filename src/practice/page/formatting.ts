/** A text and what is selected in it. */
export interface Selected {
  text: string;
  from: number;
  to: number;
}

/** Marks that Slack reads around a piece of text. */
export const MARKS = { bold: '*', italic: '_', strike: '~', code: '`' } as const;

/** Marks that Slack reads at the beginning of a line. */
export const LINE_MARKS = { bulletList: '- ', numberedList: '1. ', quote: '> ' } as const;

/** The text with a mark around what is selected; once more takes the mark off again. */
export function around({ text, from, to }: Selected, mark: string): Selected {
  const before = text.slice(0, from);
  const inside = text.slice(from, to);
  const after = text.slice(to);
  if (before.endsWith(mark) && after.startsWith(mark)) {
    const { length } = mark;
    return {
      text: before.slice(0, -length) + inside + after.slice(length),
      from: from - length,
      to: to - length,
    };
  }
  return { text: before + mark + inside + mark + after, from: from + mark.length, to: to + mark.length };
}

/** The text with a mark at the beginning of every selected line; the numbers of a list count on. */
export function ahead({ text, from, to }: Selected, mark: string): Selected {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const lines = text.slice(start, to).split('\n');
  const marked = lines.map((line, index) => (mark === '1. ' ? `${index + 1}. ` : mark) + line).join('\n');
  const end = start + marked.length;
  return { text: text.slice(0, start) + marked + text.slice(to), from: end, to: end };
}

/** The mark of a keyboard shortcut, as Slack has them: Ctrl or ⌘ with B, I, Shift+X or Shift+C. */
export function markOfShortcut(event: KeyboardEvent): string | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === 'x' ? MARKS.strike : key === 'c' ? MARKS.code : undefined;
  return key === 'b' ? MARKS.bold : key === 'i' ? MARKS.italic : undefined;
}
