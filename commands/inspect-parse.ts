import type { CheckResult } from '../db/schema-inspections.ts';
import { DAY_WORDS } from '../src/calendar/day-words.ts';
import { inspectVerbNamed, type InspectVerb } from '../src/inspections/verbs.ts';
import { firstWord, readNumbered, takeOption, takePerson, unquoted } from './written.ts';

/** What was typed behind `/duban inspect`. */
export interface InspectSaid {
  verb: InspectVerb;
  /** `I3`, or empty where none was named. */
  ref: string;
  /** Of a round to be opened; null when neither was said. */
  kind: 'monthly' | 'special' | null;
  /** Ids or names. */
  sections: string[];
  /** Of the checklist, by id; null when none was named. */
  item: string | null;
  result: CheckResult | null;
  /** As it was typed: the day of a round to be opened. */
  on: string | null;
  /** All that follows an `@` or `inspectors:`: people's names, which may have blanks in them, and perhaps more. */
  people: string | null;
  /** The round is to be finished though something is not recorded. */
  force: boolean;
  text: string;
}

const WORD = String.raw`"[^"]*"|“[^”]*”|[^\s，,、；;]+`;
const ON = ['on', '日期'];
const SECTIONS = ['sections?', '科室'];
const ITEM = ['items?', '项目'];
const OTHERS = 'on|日期|item|项目|inspectors|督查人员|督查员|人员';
/** `wendian,zonghe`, also with blanks behind the commas, up to the next option. */
const WORDS = String.raw`(?:${WORD})(?:\s*[，,、]\s*(?!(?:${OTHERS})[:：])(?:${WORD}))*`;
const PEOPLE = /(?:^|\s)(?:inspectors|督查人员|督查员|人员)[:：]\s*[@＠]?(.+)$/isu;
/** An option that says nothing. */
const EMPTY = /(?:^|\s)(?:on|日期|sections?|科室|inspectors|督查人员|督查员|人员)[:：]\s*[@＠]?\s*$/iu;
const KINDS = {
  monthly: /^(?:monthly|月度督查|月督查|月度)(?=\s|$|[，,：:])[\s，,：:]*/iu,
  special: /^(?:special|专项督查|专项)(?=\s|$|[，,：:])[\s，,：:]*/iu,
};
const RESULTS: Record<CheckResult, RegExp> = {
  pass: /^(?:pass(?=\s|$|[，,：:。])|符合)[\s，,：:]*/iu,
  fail: /^(?:fail(?=\s|$|[，,：:。])|不符合)[\s，,：:]*/iu,
  na: /^(?:n\/?a(?=\s|$|[，,：:。])|不适用)[\s，,：:]*/iu,
};
/** Only as the first or the last word: within a sentence it belongs to what is told. */
const FORCE = /^(?:force|仍要结束)(?=[\s，,。]|$)|(?:^|[\s，,]+)(?:force|仍要结束)。?$/iu;

function listed(value: string | null): string[] {
  const words = (value ?? '').split(/[,，、]/).map((one) => unquoted(one.trim()));
  return words.filter((one) => one !== '');
}

/** Which of these a text begins with, and what stands behind it. */
function begins<Name extends string>(
  text: string,
  patterns: Record<Name, RegExp>,
): { name: Name | null; rest: string } {
  for (const name of Object.keys(patterns) as Name[]) {
    const match = patterns[name].exec(text);
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
    text: text.trim(),
  };
}

/** Options and result stand in front of the words; in the words a colon is only a colon. */
function recording(verb: 'record' | 'check', ref: string, behind: string): InspectSaid {
  const section = takeOption(behind, SECTIONS, WORD);
  const item = takeOption(section.rest, ITEM, WORD);
  const { name: result, rest: text } = begins(item.rest.trim(), RESULTS);
  const sections = listed(section.value);
  return { ...NOTHING, verb, ref, sections, item: item.value, result, text: text.trim() };
}

/**
 * Reads what follows `/duban inspect`: a verb in either language, the round's number, and what the verb takes. A number
 * alone asks for its card, nothing at all for the list. Null when it begins with no verb.
 */
export function parseInspect(rest: string): InspectSaid | null {
  if (rest.trim() === '') return { ...NOTHING, verb: 'list' };
  const alone = readNumbered(rest.trim(), 'I');
  if (alone?.behind === '') return { ...NOTHING, verb: 'show', ref: alone.ref };
  const { word, behind } = firstWord(rest, 'I');
  const verb = inspectVerbNamed(word);
  if (verb === null) return null;
  if (verb === 'open') return opening(behind);
  const numbered = readNumbered(behind, 'I');
  const ref = numbered?.ref ?? '';
  const said = numbered?.behind ?? behind;
  switch (verb) {
    case 'record':
    case 'check':
      return recording(verb, ref, said);
    case 'ask': {
      const section = takeOption(said, SECTIONS, WORD);
      return { ...NOTHING, verb, ref, sections: listed(section.value), text: section.rest.trim() };
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
