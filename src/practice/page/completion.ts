import type { CommandHint, OfficeState } from '../contract.ts';
import { EMOJI_NAMES, emojiFor } from './emoji.ts';

/** One thing that may be filled in. */
export interface Suggestion {
  /** What replaces the typed part. */
  insert: string;
  label: string;
  detail: string;
  /** Whose command it is. */
  owner?: string;
}

/** The part of the text that the suggestions would replace. */
export interface Completion {
  from: number;
  to: number;
  suggestions: Suggestion[];
}

const MOST = 8;

/** What may be filled in at the caret: commands after a leading `/`, people after `@`, channels after `#`, emoji after `:`. */
export function completionAt(
  text: string,
  caret: number,
  office: OfficeState,
  builtIns: readonly CommandHint[],
): Completion | null {
  const before = text.slice(0, caret);
  const slash = /^\/[^\s/]*$/.exec(before);
  if (slash)
    return offer(0, caret, [...appCommands(before, office), ...commandsLike(before, builtIns, 'Slack')]);
  const emoji = /(?:^|[^\p{L}\p{N}:]):([a-z0-9_+-]{2,})$/u.exec(before);
  if (emoji?.[1]) return offer(caret - emoji[1].length - 1, caret, emojiLike(emoji[1]));
  const mark = /(?:^|[^\p{L}\p{N}])([@#])([^\s@#]*)$/u.exec(before);
  if (!mark) return null;
  const typed = (mark[2] ?? '').toLowerCase();
  const from = caret - typed.length - 1;
  return offer(from, caret, mark[1] === '@' ? peopleLike(typed, office) : channelsLike(typed, office));
}

/** How to use the command that the text starts with, once its name is complete. */
export function commandHint(
  text: string,
  office: OfficeState,
  builtIns: readonly CommandHint[],
): string | null {
  const command = /^(\/\S+)\s/.exec(text)?.[1];
  const known = [...office.commands, ...builtIns].find((one) => one.command === command);
  if (!known) return null;
  return [known.command, known.usageHint, '—', known.description].filter(Boolean).join(' ');
}

function offer(from: number, to: number, suggestions: Suggestion[]): Completion | null {
  return suggestions.length > 0 ? { from, to, suggestions } : null;
}

function appCommands(typed: string, office: OfficeState): Suggestion[] {
  const app = office.people.find((one) => one.id === office.botUserId)?.name ?? '';
  return commandsLike(typed, office.commands, app);
}

function commandsLike(typed: string, commands: readonly CommandHint[], owner: string): Suggestion[] {
  return commands
    .filter((one) => one.command.startsWith(typed))
    .map((one) => ({
      insert: `${one.command} `,
      label: [one.command, one.usageHint].filter(Boolean).join(' '),
      detail: one.description,
      owner,
    }));
}

function emojiLike(typed: string): Suggestion[] {
  const known = EMOJI_NAMES.filter((name) => name.includes(typed));
  return known.slice(0, MOST).map((name) => ({
    insert: `:${name}: `,
    label: `${emojiFor(name) ?? ''} :${name}:`,
    detail: '',
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
    .filter((one) => one.kind !== 'dm' && !one.isArchived && one.name.toLowerCase().includes(typed))
    .slice(0, MOST)
    .map((one) => ({ insert: `#${one.name} `, label: `#${one.name}`, detail: '' }));
}
