import { DAY_WORDS, dayNamed } from '../src/calendar/day-words.ts';
import type { TaskMove } from '../src/tasks/states.ts';
import { taskWordNamed, type TaskVerb } from '../src/tasks/verbs.ts';
import { firstWord, readNumbered, strayOption, takeOption, takePerson, WORD } from './written.ts';

/** What was typed behind `/duban task`. */
export interface TaskSaid {
  verb: TaskVerb;
  /** The move, when the verb was typed as the label of its button. */
  move: TaskMove | null;
  /** `T12`, or empty where none was named. */
  ref: string;
  /** What was given as `name:value`, by its English name. */
  options: Partial<Record<OptionName, string>>;
  urgent: boolean;
  /** All that follows an `@`: a person's name, which may have blanks in it, and perhaps more; null without `@`. */
  person: string | null;
  /** An option that the verb does not read, as it was typed: it is no part of the words. */
  stray: string | null;
  text: string;
}

const OPTIONS = {
  section: ['section', '科室', '主办'],
  due: ['due', '截止'],
  to: ['to', '延至', '延到', '到'],
  review: ['review', '复核日', '复核'],
  goal: ['goal', '目标'],
  supporting: ['supporting', '协办'],
  source: ['source', '来源'],
} as const;

export type OptionName = keyof typeof OPTIONS;

/** Which options a verb reads; in the words of all others a colon is only a colon. */
const READS: Partial<Record<TaskVerb, readonly OptionName[]>> = {
  add: ['section', 'due', 'goal', 'supporting', 'source'],
  split: ['section', 'due', 'supporting'],
  defer: ['to'],
  suspend: ['review'],
  assign: ['section', 'due'],
};

const DAYS: readonly OptionName[] = ['due', 'to', 'review'];
const NAMES_PERSON: readonly TaskVerb[] = ['assign'];
const URGENT = /(?:^|\s)(?:urgent|紧急)(?=\s|$)/i;
const ALL_OPTIONS = Object.values(OPTIONS).flat();
const ANY_OPTION = ALL_OPTIONS.join('|');
/** `wendian,zonghe`, also with blanks behind the commas, up to the next option. */
const WORDS = String.raw`(?:${WORD})(?:\s*[，,、]\s*(?!(?:${ANY_OPTION})[:：]|urgent|紧急)(?:${WORD}))*`;

function valueOf(name: OptionName): string {
  return DAYS.includes(name) ? DAY_WORDS : name === 'supporting' ? WORDS : WORD;
}

function takeOptions(text: string, names: readonly OptionName[]): Pick<TaskSaid, 'options' | 'text'> {
  const options: TaskSaid['options'] = {};
  let left = text;
  for (const name of names) {
    const { value, rest } = takeOption(left, OPTIONS[name], valueOf(name));
    if (value !== null) options[name] = value;
    left = rest;
  }
  return { options, text: left.trim() };
}

/** Quotes around a whole title are how it was set off, and no part of it. */
function unquoted(text: string): string {
  return /^(?:"[^"]*"|“[^“”]*”|「[^「」]*」)$/.test(text) ? text.slice(1, -1).trim() : text;
}

/**
 * Reads what follows `/duban task`: a verb in either language, the task's number, `name:value` options
 * where the verb has some, and the words. A number alone asks for its card. Null when it begins with no verb.
 */
export function parseTask(rest: string): TaskSaid | null {
  const alone = readNumbered(rest.trim(), 'T');
  const shown = { options: {}, urgent: false, person: null, stray: null, text: '' };
  if (alone?.behind === '') return { verb: 'show', move: null, ref: alone.ref, ...shown };
  const { word, behind } = firstWord(rest, 'T');
  const named = taskWordNamed(word);
  if (named === null) return null;
  const { verb } = named;
  const isNew = verb === 'add';
  const numbered = isNew ? null : readNumbered(behind, 'T');
  const typed = numbered?.behind ?? behind;
  const names = READS[verb] ?? [];
  const { options, text } = takeOptions(typed, names);
  const read = names.flatMap((name) => OPTIONS[name]);
  const stray = strayOption(typed, { read, noun: ALL_OPTIONS });
  const takesTitle = isNew || verb === 'split';
  const urgent = takesTitle && URGENT.test(text);
  const words = urgent ? text.replace(URGENT, ' ').trim() : text;
  const { person, rest: said } = NAMES_PERSON.includes(verb)
    ? takePerson(words)
    : { person: null, rest: words };
  const ref = numbered?.ref ?? '';
  return { ...named, ref, options, urgent, person, stray, text: takesTitle ? unquoted(said) : said };
}

/**
 * Whether words behind `/duban` are about a task without saying `task`: a verb and a number as in `ack T12`,
 * `签收 T12` or `T12`, or a new task with its section, `立项 … section:ID`.
 */
export function isBareTask(text: string): boolean {
  const said = parseTask(text);
  if (said?.verb === 'add') return said.options.section !== undefined;
  return said !== null && /^T\d+$/.test(said.ref);
}

/**
 * Whether words behind `/duban tasks` or `/duban 任务` are something to be done with a task, and no list to be
 * shown: `任务 签收 T12` is, `任务 挂账` names a state.
 */
export function isTaskWork(text: string): boolean {
  const said = parseTask(text);
  return said !== null && (said.verb === 'add' || said.ref !== '');
}

/** The day that was typed, as `YYYY-MM-DD`; what is no day stays as it was typed, to be refused by name. */
export function dayTyped(typed: string, today: string): string {
  return dayNamed(typed, today) ?? typed;
}
