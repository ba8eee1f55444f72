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

/** The letters that numbers are called by, as they may be typed. What inspections take may begin with a day: `5月`. */
const LETTERS = { T: '[TtＴｔ]?', R: '[RrＲｒ]?', I: '[IiＩｉ]' } as const;

type Letter = keyof typeof LETTERS;

/** Reads the number that a text begins with, `T12` or `12`, as `T12` is written, and what stands behind it. */
export function readNumbered(text: string, letter: Letter): { ref: string; behind: string } | null {
  const pattern = String.raw`^[#＃]?(${LETTERS[letter]}[\d０-９]{1,9})(?![\w.-])[\s:：,，]*([\s\S]*)$`;
  const match = new RegExp(pattern, 'u').exec(text);
  return match?.[1] ? { ref: match[1].normalize('NFKC').toUpperCase(), behind: match[2] ?? '' } : null;
}

/** The verb and what follows it. Chinese needs no blank between: `签收T12`, `签收：T12`. */
export function firstWord(text: string, letter: Letter): { word: string; behind: string } {
  const number = String.raw`[#＃]?${LETTERS[letter]}[\d０-９]{1,9}[\s\S]*`;
  const glued = new RegExp(String.raw`^\s*(\p{Script=Han}+)[:：]?(${number})$`, 'u').exec(text);
  const [, word = '', behind = ''] = glued ?? /^\s*([^\s:：#＃]+)[\s:：]*([\s\S]*)$/.exec(text) ?? [];
  return { word, behind };
}
