import type { OfficeState } from '../contract.ts';

/** One thing that may be filled in. */
export interface Suggestion {
  /** What replaces the typed part. */
  insert: string;
  label: string;
  detail: string;
}

/** The part of the text that the suggestions would replace. */
export interface Completion {
  from: number;
  to: number;
  suggestions: Suggestion[];
}

const MOST = 8;

/** What may be filled in at the caret: commands after a leading `/`, people after `@`, channels after `#`. */
export function completionAt(text: string, caret: number, office: OfficeState): Completion | null {
  const before = text.slice(0, caret);
  const slash = /^\/[^\s/]*$/.exec(before);
  if (slash) return offer(0, caret, commandsLike(before, office));
  const mark = /(?:^|[^\p{L}\p{N}])([@#])([^\s@#]*)$/u.exec(before);
  if (!mark) return null;
  const typed = (mark[2] ?? '').toLowerCase();
  const from = caret - typed.length - 1;
  return offer(from, caret, mark[1] === '@' ? peopleLike(typed, office) : channelsLike(typed, office));
}

/** How to use the command that the text starts with, once its name is complete. */
export function commandHint(text: string, office: OfficeState): string | null {
  const command = /^(\/\S+)\s/.exec(text)?.[1];
  const known = office.commands.find((one) => one.command === command);
  if (!known) return null;
  return [known.command, known.usageHint, '—', known.description].filter(Boolean).join(' ');
}

function offer(from: number, to: number, suggestions: Suggestion[]): Completion | null {
  return suggestions.length > 0 ? { from, to, suggestions } : null;
}

function commandsLike(typed: string, office: OfficeState): Suggestion[] {
  return office.commands
    .filter((one) => one.command.startsWith(typed))
    .map((one) => ({
      insert: `${one.command} `,
      label: [one.command, one.usageHint].filter(Boolean).join(' '),
      detail: one.description,
    }));
}

function peopleLike(typed: string, office: OfficeState): Suggestion[] {
  return office.people
    .filter((one) => one.name.toLowerCase().includes(typed) || one.handle.toLowerCase().includes(typed))
    .slice(0, MOST)
    .map((one) => ({ insert: `@${one.name} `, label: one.name, detail: `@${one.handle}` }));
}

function channelsLike(typed: string, office: OfficeState): Suggestion[] {
  return office.conversations
    .filter((one) => one.kind !== 'dm' && one.name.toLowerCase().includes(typed))
    .slice(0, MOST)
    .map((one) => ({ insert: `#${one.name} `, label: `#${one.name}`, detail: '' }));
}
