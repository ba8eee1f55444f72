import { DAY_WORDS } from '../src/calendar/day-words.ts';
import { rectifyVerbNamed, type RectifyVerb } from '../src/rectifications/verbs.ts';
import { asRef, firstWord, readNumbered, strayOption, takeOption, takePerson } from './written.ts';

/** What was typed behind `/duban rectify`. */
export interface RectifySaid {
  verb: RectifyVerb;
  /** `R7`, or empty where none was named. */
  ref: string;
  /** As it was typed: the new due day, or the review day of a suspension. */
  day: string | null;
  /** All that follows an `@` or `person:`: a person's name, and perhaps more. */
  person: string | null;
  /** An option that the verb does not read, as it was typed: it is no part of the words. */
  stray: string | null;
  /** Why the due day is another one. */
  reason: string | null;
  text: string;
}

const DUE = ['due', '期限', '整改期限', '截止'];
const REVIEW = ['review', '复核日', '复核'];
/** Which day a verb reads; in the words of all others a colon is only a colon. */
const DAYS: Partial<Record<RectifyVerb, readonly string[]>> = { amend: DUE, fail: DUE, suspend: REVIEW };
const REASON = ['reason', '原因'];
const PERSON = ['person', '责任人'];
const REASON_GIVEN = new RegExp(
  String.raw`(?:^|[\s，,、；;])(?:${REASON.join('|')})[:：]\s*(?<reason>[\s\S]+?)(?=\s+(?:${[...DUE, ...PERSON].join('|')})[:：]|\s+[@＠]|\s*$)`,
  'iu',
);
const BY_NAME = new RegExp(String.raw`(^|\s)(?:${PERSON.join('|')})[:：]\s*[@＠]?`, 'iu');

/** Takes `reason:` out of a text, with all that follows up to the next option: reasons have blanks in them. */
function takeReason(text: string): { reason: string | null; left: string } {
  const match = REASON_GIVEN.exec(text);
  if (!match) return { reason: null, left: text };
  const left = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  return { reason: match.groups?.['reason'] ?? null, left };
}

/**
 * Reads what follows `/duban rectify`: a verb in either language, the rectification's number, the day and the person
 * where the verb takes one, and the words. A number alone asks for its card; nothing at all for the list. Null when
 * it begins with no verb.
 */
export function parseRectify(rest: string): RectifySaid | null {
  const none = { day: null, person: null, stray: null, reason: null, text: '' };
  if (rest.trim() === '') return { verb: 'list', ref: '', ...none };
  const alone = readNumbered(rest.trim(), 'R');
  if (alone?.behind === '') return { verb: 'show', ref: asRef(alone.ref, 'R'), ...none };
  const { word, behind } = firstWord(rest, 'R');
  const verb = rectifyVerbNamed(word);
  if (verb === null) return null;
  if (verb === 'list') return { verb, ref: '', ...none, text: behind.trim() };
  const numbered = readNumbered(behind, 'R');
  const said = numbered?.behind ?? behind;
  const names = DAYS[verb];
  const { reason, left } = verb === 'amend' ? takeReason(said) : { reason: null, left: said };
  const day = names ? takeOption(left, names, DAY_WORDS) : { value: null, rest: left };
  const { person, rest: text } =
    verb === 'amend' ? takePerson(day.rest.replace(BY_NAME, '$1@')) : { person: null, rest: day.rest };
  const read = [...(names ?? []), ...(verb === 'amend' ? [...PERSON, ...REASON] : [])];
  const stray = strayOption(said, { read, noun: [...DUE, ...REVIEW, ...PERSON] });
  const ref = asRef(numbered?.ref ?? '', 'R');
  return { verb, ref, day: day.value, person, stray, reason, text: text.trim() };
}

/** Whether words behind `/duban` are about a rectification without saying so: a verb and a number as in `完成 R7`, or `R7`. */
export function isBareRectify(text: string): boolean {
  const hasLetter = /[RrＲｒ][\d０-９]/.test(text);
  return hasLetter && isRectifyWork(text);
}

/** Whether words are something to be done with a rectification that they name, or its card. */
export function isRectifyWork(text: string): boolean {
  const said = parseRectify(text);
  return said !== null && said.ref !== '';
}
