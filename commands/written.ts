import { editDistance } from '../src/campaign/file/near.ts';

/** A word that an option is given, in quotation marks where it has blanks. */
export const WORD = String.raw`"[^"]*"|“[^”]*”|[^\s，,、；;]+`;

/** Text in which an option was looked for: what it was given, and the text without it. */
export interface Taken {
  value: string | null;
  rest: string;
}

/** A word without the quotation marks around it, by which it may have blanks. */
export function unquoted(word: string): string {
  return word.replaceAll(/^["“]|["”]$/g, '');
}

/** Takes `name:value` out of a text, under any of the option's names; `value` is a pattern for what may stand there. */
export function takeOption(text: string, names: readonly string[], value: string): Taken {
  const match = new RegExp(
    String.raw`(?:^|[\s，,、；;])(?:${names.join('|')})[:：]\s*(${value})(?:[，,。；;]|(?=\s|$))`,
    'iu',
  ).exec(text);
  if (!match?.[1]) return { value: null, rest: text };
  return {
    value: unquoted(match[1].normalize('NFKC')),
    rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`,
  };
}

/** Takes all that follows an `@` off a text: a person's name, which may have blanks in it, and perhaps more. */
export function takePerson(text: string): { person: string | null; rest: string } {
  const match = /(?:^|\s)[@＠](.+)$/s.exec(text);
  if (!match?.[1]) return { person: null, rest: text };
  return { person: match[1].trim(), rest: text.slice(0, match.index).trim() };
}

/** `word:value`, as options are typed: with the value directly behind the colon, and no link. */
const OPTION = /(?<=^|[\s，,、；;])(?<name>[a-z]{2,}|\p{Script=Han}+)[:：](?=[^\s/\\])\S*[\s，,、；;]*/giu;
/** What may introduce the words themselves. */
const LABELS: ReadonlySet<string> = new Set(['reason', 'note', 'remark', 'result', 'text']);

/** One slip away from an option's name, such as `duee` or `sectoin`, where the name is long enough to have one. */
function isNearly(name: string, names: readonly string[]): boolean {
  const plain = names.filter((one) => /^[a-z]{3,}\??$/.test(one)).map((one) => one.replace('?', ''));
  return plain.some((one) => editDistance(name, one) === 1);
}

/**
 * An option that a verb does not read, such as `duee:`; null when there is none, for in the words a colon is only a
 * colon. Options stand in front of the words and beside each other. There, every Latin word in front of a colon is one
 * if the verb reads any, and otherwise those of its noun; elsewhere only what is nearly one that the verb reads. A
 * Chinese word, an abbreviation in capitals, and a blank behind the colon are how people write sentences.
 */
export function strayOption(
  text: string,
  { read, noun }: { read: readonly string[]; noun: readonly string[] },
): string | null {
  const isAmong = (name: string, names: readonly string[]): boolean =>
    new RegExp(`^(?:${names.join('|')})$`, 'iu').test(name);
  const found = [...text.matchAll(OPTION)].map((match) => {
    const name = match.groups?.['name'] ?? '';
    return { name, from: match.index, to: match.index + match[0].length, isRead: isAmong(name, read) };
  });
  for (const [index, { name, from, to, isRead }] of found.entries()) {
    const isWord = !/^[a-z]/i.test(name) || name === name.toUpperCase();
    if (isRead || isWord || LABELS.has(name.toLowerCase())) continue;
    const [before, after] = [found[index - 1], found[index + 1]];
    const isFirst = text.slice(0, from).trim() === '';
    const isBeside = (before?.isRead && before.to === from) || (after?.isRead && after.from === to);
    const counts = (isFirst || isBeside) && (read.length > 0 || isAmong(name, noun));
    if (counts || isNearly(name.toLowerCase(), read)) return `${name}:`;
  }
  return null;
}

/** The letters that numbers are called by, as they may be typed. */
const LETTERS = { T: '[TtＴｔ]?', R: '[RrＲｒ]?', I: '[IiＩｉ]?' } as const;

type Letter = keyof typeof LETTERS;

/** Reads the number that a text begins with, `T12` or `12`, as `T12` is written, and what stands behind it. */
export function readNumbered(text: string, letter: Letter): { ref: string; behind: string } | null {
  const pattern = String.raw`^[#＃]?(${LETTERS[letter]}[\d０-９]{1,9})(?![\w.\-/年月日号])[\s:：,，]*([\s\S]*)$`;
  const match = new RegExp(pattern, 'u').exec(text);
  return match?.[1] ? { ref: match[1].normalize('NFKC').toUpperCase(), behind: match[2] ?? '' } : null;
}

/** A number means the same with and without its letter. */
export function asRef(typed: string, letter: Letter): string {
  return /^\d/.test(typed) ? `${letter}${typed}` : typed;
}

/** The verb and what follows it. Chinese needs no blank between: `签收T12`, `签收：T12`. */
export function firstWord(text: string, letter: Letter): { word: string; behind: string } {
  const number = String.raw`[#＃]?${LETTERS[letter]}[\d０-９]{1,9}[\s\S]*`;
  const glued = new RegExp(String.raw`^\s*(\p{Script=Han}+)[:：]?(${number})$`, 'u').exec(text);
  const [, word = '', behind = ''] = glued ?? /^\s*([^\s:：#＃]+)[\s:：]*([\s\S]*)$/.exec(text) ?? [];
  return { word, behind };
}
