import type { CheckResult } from '../db/schema-inspections.ts';
import { DAY_WORDS } from '../src/calendar/day-words.ts';
import { inspectVerbNamed, type InspectVerb } from '../src/inspections/verbs.ts';
import {
  asRef,
  firstWord,
  readNumbered,
  strayOption,
  takeOption,
  takePerson,
  unquoted,
  WORD,
} from './written.ts';

/** What was typed behind `/duban inspect`. */
export interface InspectSaid {
  verb: InspectVerb;
  /** `I3`, or empty where none was named. */
  ref: string;
  /** Of a round to be opened; null when neither was said. */
  kind: 'monthly' | 'special' | null;
  /** Ids or names. */
  sections: string[];
  /** Of the checklist, by id, text or number; null when none was named. */
  item: string | null;
  result: CheckResult | null;
  /** As it was typed: the day of a round to be opened. */
  on: string | null;
  /** All that follows an `@` or `inspectors:`: people's names, which may have blanks in them, and perhaps more. */
  people: string | null;
  /** The round is to be finished though something is not recorded. */
  force: boolean;
  /** An option that the verb does not read, as it was typed: it is no part of the words. */
  stray: string | null;
  text: string;
}

const ON = ['on', '日期'];
const SECTIONS = ['sections?', '科室'];
const ITEM = ['items?', '项目'];
const TEAM = ['inspectors', '督查人员', '督查员', '人员'];
const ALL_OPTIONS = [...ON, ...SECTIONS, ...ITEM, ...TEAM];
const OTHERS = [...ON, ...ITEM, ...TEAM].join('|');
/** `wendian,zonghe`, also with blanks behind the commas, up to the next option. */
const WORDS = String.raw`(?:${WORD})(?:\s*[，,、]\s*(?!(?:${OTHERS})[:：])(?:${WORD}))*`;
const PEOPLE = new RegExp(String.raw`(?:^|\s)(?:${TEAM.join('|')})[:：]\s*[@＠]?(.+)$`, 'isu');
/** An option that says nothing. */
const EMPTY = new RegExp(
  String.raw`(?:^|\s)(?:${[...ON, ...SECTIONS, ...TEAM].join('|')})[:：]\s*[@＠]?\s*$`,
  'iu',
);
const KINDS = {
  monthly: /^(?:monthly|月度督查|月督查|月度)(?=\s|$|[，,：:])[\s，,：:]*/iu,
  special: /^(?:special|专项督查|专项)(?=\s|$|[，,：:])[\s，,：:]*/iu,
};
/** In words that go on behind a Chinese one, such as `合格率`, it is none; `no ledger` may as well be half of a note. */
const RESULTS: Record<CheckResult, RegExp> = {
  pass: /^(?:(?:pass|ok)(?=\s|$|[，,：:。])|符合|合格(?!率))[\s，,：:]*/iu,
  fail: /^(?:fail(?=\s|$|[，,：:。])|no(?=$|[，,：:。]|\s+[^\sa-z])|不符合|不合格(?!率))[\s，,：:]*/iu,
  na: /^(?:n\/?a(?=\s|$|[，,：:。])|不适用)[\s，,：:]*/iu,
};
/** Only as the first or the last word: within a sentence it belongs to what is told. */
const FORCE = /^(?:force|仍要结束)(?=[\s，,。]|$)|(?:^|[\s，,]+)(?:force|仍要结束)。?$/iu;

function listed(value: string | null): string[] {
  const words = (value ?? '').split(/[,，、]/).map((one) => unquoted(one.trim()));
  return words.filter((one) => one !== '');
}

/** `ｐａｓｓ` and `ｎ／ａ` in plain letters; the text stays as long as it was. */
function halfWidth(text: string): string {
  return text.replaceAll(/[Ａ-Ｚａ-ｚ／]/gu, (letter) => letter.normalize('NFKC'));
}

/** Which of these a text begins with, and what stands behind it. */
function begins<Name extends string>(
  text: string,
  patterns: Record<Name, RegExp>,
): { name: Name | null; rest: string } {
  const plain = halfWidth(text);
  for (const name of Object.keys(patterns) as Name[]) {
    const match = patterns[name].exec(plain);
    if (match) return { name, rest: text.slice(match[0].length) };
  }
  return { name: null, rest: text };
}

const NOTHING: Omit<InspectSaid, 'verb'> = {
  ref: '',
  kind: null,
  sections: [],
  item: null,
  result: null,
  on: null,
  people: null,
  force: false,
  stray: null,
  text: '',
};

function opening(behind: string): InspectSaid {
  // Whoever left something out is asked again: a round is not opened with a team or a day that nobody meant.
  if (EMPTY.test(behind)) return { ...NOTHING, verb: 'open' };
  const { name: kind, rest: said } = begins(behind.trim(), KINDS);
  const on = takeOption(said, ON, DAY_WORDS);
  const sections = takeOption(on.rest, SECTIONS, WORDS);
  const people = PEOPLE.exec(sections.rest);
  const text = people ? sections.rest.slice(0, people.index) : sections.rest;
  return {
    ...NOTHING,
    verb: 'open',
    kind,
    on: on.value,
    sections: listed(sections.value),
    people: people?.[1]?.trim() ?? null,
    stray: strayOption(said, { read: [...ON, ...SECTIONS, ...TEAM], noun: ALL_OPTIONS }),
    text: text.trim(),
  };
}

/** At most so many words in front of a result, and what follows the last of them. */
function wordsBefore(text: string, most: number): { words: string[]; rest: string } {
  const words: string[] = [];
  let rest = text;
  while (words.length < most && begins(rest, RESULTS).name === null) {
    const match = new RegExp(String.raw`^(${WORD})[\s，,：:]+`, 'u').exec(rest);
    if (!match?.[1]) break;
    words.push(unquoted(match[1]));
    rest = rest.slice(match[0].length);
  }
  return begins(rest, RESULTS).name === null ? { words: [], rest: text } : { words, rest };
}

/**
 * Options and result stand in front of the words; in the words a colon is only a colon. In front of the result, a
 * section and an item need no option: `信息科 3 不合格`; of one word alone, it is the item.
 */
function recording(verb: 'record' | 'check', ref: string, behind: string): InspectSaid {
  const section = takeOption(behind, SECTIONS, WORD);
  const item = takeOption(section.rest, ITEM, WORD);
  const typed = item.rest.trim();
  const lacking = [section.value, item.value].filter((value) => value === null).length;
  const { words, rest } = wordsBefore(typed, lacking);
  const { name: result, rest: text } = begins(rest, RESULTS);
  const bareItem = item.value === null ? words.pop() : undefined;
  const inFront = result === null ? typed : typed.slice(0, typed.length - text.length);
  return {
    ...NOTHING,
    verb,
    ref,
    sections: [...listed(section.value), ...words],
    item: item.value ?? bareItem ?? null,
    result,
    stray: strayOption(inFront, { read: [...SECTIONS, ...ITEM], noun: ALL_OPTIONS }),
    text: text.trim(),
  };
}

/**
 * Reads what follows `/duban inspect`: a verb in either language, the round's number, and what the verb takes. A number
 * alone asks for its card, nothing at all for the list. Null when it begins with no verb.
 */
export function parseInspect(rest: string): InspectSaid | null {
  if (rest.trim() === '') return { ...NOTHING, verb: 'list' };
  const alone = readNumbered(rest.trim(), 'I');
  if (alone?.behind === '') return { ...NOTHING, verb: 'show', ref: asRef(alone.ref, 'I') };
  const { word, behind } = firstWord(rest, 'I');
  const verb = inspectVerbNamed(word);
  if (verb === null) return null;
  if (verb === 'open') return opening(behind);
  const numbered = readNumbered(behind, 'I');
  const ref = asRef(numbered?.ref ?? '', 'I');
  const said = numbered?.behind ?? behind;
  switch (verb) {
    case 'record':
    case 'check':
      return recording(verb, ref, said);
    case 'ask': {
      const { value, rest: text } = takeOption(said, SECTIONS, WORD);
      const stray = strayOption(said, { read: SECTIONS, noun: ALL_OPTIONS });
      return { ...NOTHING, verb, ref, sections: listed(value), stray, text: text.trim() };
    }
    case 'join':
    case 'leave': {
      const people = takePerson(said).person ?? said.trim();
      return { ...NOTHING, verb, ref, people: people === '' ? null : people };
    }
    case 'finish':
      return { ...NOTHING, verb, ref, force: FORCE.test(said), text: said.replace(FORCE, ' ').trim() };
    case 'start':
    case 'cancel':
    case 'show':
    case 'list':
    case 'progress':
    case 'circular':
      return { ...NOTHING, verb, ref, text: said.trim() };
  }
}
