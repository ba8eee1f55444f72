import { dayNamed } from '../src/calendar/day-words.ts';
import { taskVerbNamed, type TaskVerb } from '../src/tasks/verbs.ts';

/** What was typed behind `/duban task`. */
export interface TaskSaid {
  verb: TaskVerb;
  /** `T12`, or empty where none was named. */
  ref: string;
  /** What was given as `name:value`, by its English name. */
  options: Partial<Record<OptionName, string>>;
  urgent: boolean;
  /** A person who was named as `@somebody`; null when none was. */
  person: string | null;
  text: string;
}

const OPTIONS = {
  section: ['section', '科室', '主办'],
  due: ['due', '截止'],
  to: ['to', '延至', '延到'],
  review: ['review', '复核'],
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
  assign: ['section'],
};

const NAMES_PERSON: readonly TaskVerb[] = ['assign'];
const URGENT = /(?:^|\s)(?:urgent|紧急)(?=\s|$)/i;
/** Days may have a blank in them: `next Wed`, `20 May 2022`. */
const DAY_VALUE = String.raw`(?:this|next) \p{L}+|\d{1,2} \p{L}{3,}(?: \d{4})?|\S+`;

function optionPattern(words: readonly string[], isDay: boolean): RegExp {
  const value = isDay ? DAY_VALUE : String.raw`"[^"]*"|“[^”]*”|\S+`;
  return new RegExp(String.raw`(?:^|\s)(?:${words.join('|')})[:：]\s*(${value})(?=\s|$)`, 'iu');
}

const DAYS: readonly OptionName[] = ['due', 'to', 'review'];

function takeOptions(text: string, names: readonly OptionName[]): Pick<TaskSaid, 'options' | 'text'> {
  const options: TaskSaid['options'] = {};
  let rest = text;
  for (const name of names) {
    const match = optionPattern(OPTIONS[name], DAYS.includes(name)).exec(rest);
    if (!match?.[1]) continue;
    options[name] = match[1].replaceAll(/^["“]|["”]$/g, '');
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  }
  return { options, text: rest.trim() };
}

/** A name may have blanks in it, so it is all that follows the `@`. */
function takePerson(text: string): { person: string | null; rest: string } {
  const match = /(?:^|\s)@(.+)$/s.exec(text);
  if (!match?.[1]) return { person: null, rest: text };
  return { person: match[1].trim(), rest: text.slice(0, match.index).trim() };
}

/**
 * Reads what follows `/duban task`: a verb in either language, the task's number, `name:value` options
 * where the verb has some, and the words. Null when it begins with no verb.
 */
export function parseTask(rest: string): TaskSaid | null {
  const [, word = '', behind = ''] = /^\s*(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
  const glued = gluedVerb(word);
  const verb = taskVerbNamed(word) ?? glued?.verb ?? null;
  if (verb === null) return null;
  const after = glued && taskVerbNamed(word) === null ? `${glued.rest} ${behind}`.trim() : behind;
  const numbered = verb === 'add' ? null : /^(T?\d{1,9})(?![\w.-])[\s:：,，]*([\s\S]*)$/i.exec(after);
  const ref = numbered?.[1]?.toUpperCase() ?? '';
  const { options, text } = takeOptions(numbered?.[2] ?? after, READS[verb] ?? []);
  const takesUrgent = verb === 'add' || verb === 'split';
  const urgent = takesUrgent && URGENT.test(text);
  const words = urgent ? text.replace(URGENT, ' ').trim() : text;
  const { person, rest: said } = NAMES_PERSON.includes(verb)
    ? takePerson(words)
    : { person: null, rest: words };
  return { verb, ref, options, urgent, person, text: said };
}

/** Chinese needs no blank after a verb: `签收T12`. */
function gluedVerb(word: string): { verb: TaskVerb; rest: string } | null {
  const match = /^(\p{Script=Han}+)(T?\d{1,9}.*)$/iu.exec(word);
  const verb = match?.[1] ? taskVerbNamed(match[1]) : null;
  return verb && match?.[2] ? { verb, rest: match[2] } : null;
}

/** Whether words behind `/duban` are a task's verb and number without `task`: `ack T12`, `签收 T12`. */
export function isBareTask(text: string): boolean {
  const said = parseTask(text);
  return said !== null && said.verb !== 'add' && /^T\d+$/.test(said.ref);
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
