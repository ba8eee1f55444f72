import { editDistance } from '../src/campaign/file/near.ts';
import type { HelpTopic } from '../src/messages/help-topic.ts';
import { gluedVerb } from './glued.ts';
import { pickNamed, type TaskPick } from '../src/tasks/picks.ts';

/** The verbs of `/duban`, each with the Chinese words that mean the same. */
export const VERBS = {
  help: ['帮助'],
  reply: ['回复', '汇报', '反馈'],
  tasks: ['任务'],
  task: [],
  inspect: ['督查'],
  progress: ['进度', '进展'],
  calendar: ['日历', '日程'],
  leave: ['请假'],
  audit: ['审计'],
  rectify: ['整改'],
} as const;

export type Verb = keyof typeof VERBS;

export type Parsed =
  | { kind: 'menu' }
  | { kind: 'verb'; verb: Verb; rest: string }
  | { kind: 'unknown'; verb: string; nearest: Verb[] };

const BY_WORD = new Map<string, Verb>(
  Object.entries(VERBS).flatMap(([verb, chinese]) => [verb, ...chinese].map((word) => [word, verb as Verb])),
);

/** The verb that a single word stands for, in either language; null when it is none. */
export function verbNamed(word: string): Verb | null {
  return BY_WORD.get(word.toLowerCase()) ?? null;
}

/** The topic that is asked for behind `help`; null when it is none with a page of its own. */
export function readHelpTopic(text: string): HelpTopic | null {
  const verb = verbNamed(text);
  return verb === 'inspect' || verb === 'rectify' ? verb : null;
}

/** The three verbs that look most like what was typed, in whichever language is nearer. */
export function nearestVerbs(typed: string): Verb[] {
  const scored = [...BY_WORD].map(([word, verb]) => ({
    verb,
    score: editDistance(typed.toLowerCase(), word) / word.length,
  }));
  const best = scored.toSorted((a, b) => a.score - b.score).map(({ verb }) => verb);
  return [...new Set(best)].slice(0, 3);
}

/** Reads what follows `/duban`: a verb and the rest; nothing at all is the menu. */
export function parseCommand(text: string): Parsed {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(text) ?? [];
  if (word === '') return { kind: 'menu' };
  const verb = verbNamed(word);
  const glued = verb === null ? gluedVerb(text) : null;
  if (glued !== null) return { kind: 'verb', ...glued };
  return verb ? { kind: 'verb', verb, rest } : { kind: 'unknown', verb: word, nearest: nearestVerbs(word) };
}

/** `2022-W18`, however it is typed: `2022w18`, `2022-w18`; null when it is no week. */
export function readWeek(text: string): string | null {
  const match = /^(\d{4})-?W(\d{1,2})$/i.exec(text);
  return match ? `${match[1]}-W${match[2]?.padStart(2, '0')}` : null;
}

/** `2022-05`, however it is typed: `2022-5`, `2022年5月`; null when it is no month. */
export function readMonth(text: string): string | null {
  const match = /^(\d{4})(?:-|年)(0?[1-9]|1[0-2])月?$/.exec(text);
  return match ? `${match[1]}-${match[2]?.padStart(2, '0')}` : null;
}

/** What was typed behind `tasks`, as far as it is understood. */
export interface ListSaid {
  pick: TaskPick;
  /** Named by `section:`. */
  section: string | null;
  /** What is neither: it may name a section. */
  rest: string;
}

/** Reads which tasks are asked for: `red`, `逾期`, `section:xinxi`, `待签收 科室:信息科`. */
export function readList(text: string): ListSaid {
  const [, named = null] = /(?:^|\s)(?:section|科室)[:：]\s*(\S+)/i.exec(text) ?? [];
  const said = text.replace(/(?:^|\s)(?:section|科室)[:：]\s*\S+/i, ' ');
  const all = said.split(/\s+/).filter((word) => word !== '');
  const picks = all.map(pickNamed);
  return {
    pick: picks.find((pick) => pick !== null) ?? 'all',
    section: named,
    rest: all.filter((_, index) => picks[index] === null).join(' '),
  };
}

/** What was said without the verb in front of it: `汇报 已完成` and `reply done` say `已完成` and `done`. */
export function withoutReplyVerb(text: string): string {
  const parsed = parseCommand(text);
  return parsed.kind === 'verb' && parsed.verb === 'reply' && parsed.rest !== '' ? parsed.rest : text;
}

/** Takes `section:ID` and `week:2022-W18` off the front of what follows `reply`. */
export function replyOptions(rest: string): { section: string | null; week: string | null; text: string } {
  let section: string | null = null;
  let week: string | null = null;
  let text = rest;
  for (;;) {
    const match = /^(section|科室|week|周)[:：]\s*(\S+)\s*/i.exec(text);
    if (!match?.[2]) return { section, week, text };
    if (/^(section|科室)$/i.test(match[1] ?? '')) section = match[2];
    else week = match[2];
    text = text.slice(match[0].length);
  }
}
