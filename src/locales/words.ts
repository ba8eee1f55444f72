import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../campaign/campaign.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

type Letter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z';

/** `name`, `name, plural, …` → `name`; the text inside a plural branch (`{# tasks}`) → never. */
type ArgumentName<Inside extends string> = Inside extends `${infer Name},${string}`
  ? Name
  : Inside extends `${Letter}${string}`
    ? Inside extends `${string} ${string}`
      ? never
      : Inside
    : never;

/** The names of all arguments of an ICU message. */
type ArgumentNames<Message extends string> = Message extends `${string}{${infer Rest}`
  ? Rest extends `${infer Inside}}${string}`
    ? ArgumentName<Inside extends `${infer First}{${string}` ? First : Inside> | ArgumentNames<Rest>
    : never
  : never;

/** Chinese is the source of the keys and of their arguments; English must carry the same. */
export type Catalogue = typeof zhCN;
export type Key = keyof Catalogue;
export type Arguments<K extends Key> = Record<ArgumentNames<Catalogue[K]>, string | number>;

/** Says a message in one language; the compiler knows each key and what it must be given. */
export type Words = <K extends Key>(
  key: K,
  ...args: [ArgumentNames<Catalogue[K]>] extends [never] ? [] : [Arguments<K>]
) => string;

type SameArguments = {
  [K in Key]: [ArgumentNames<Catalogue[K]>] extends [ArgumentNames<(typeof en)[K]>]
    ? [ArgumentNames<(typeof en)[K]>] extends [ArgumentNames<Catalogue[K]>]
      ? string
      : never
    : never;
};

const catalogues: Record<Language, Record<Key, string>> = { 'zh-CN': zhCN, en: en satisfies SameArguments };
const compiled = new Map<string, IntlMessageFormat>();

function format(language: Language, key: Key): IntlMessageFormat {
  const id = `${language}/${key}`;
  const known = compiled.get(id);
  if (known) return known;
  const message = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true });
  compiled.set(id, message);
  return message;
}

function wordsOf(language: Language): Words {
  return (key, ...args) => String(format(language, key).format(args[0]));
}

const spoken: Record<Language, Words> = { 'zh-CN': wordsOf('zh-CN'), en: wordsOf('en') };

/** The words of a language. */
export function words(language: Language): Words {
  return spoken[language];
}

/** The language of a locale such as `zh-TW` or `en-GB`; null when it is neither Chinese nor English. */
export function languageOf(locale: string | null | undefined): Language | null {
  if (!locale) return null;
  if (/^zh/i.test(locale)) return 'zh-CN';
  return /^en/i.test(locale) ? 'en' : null;
}
