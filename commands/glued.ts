import { parseInspect } from './inspect-parse.ts';
import type { Verb } from './parse.ts';
import { isRectifyWork } from './rectify-parse.ts';
import { isTaskWork } from './task-parse.ts';

const REPLY = /^\s*回复[:：，,]?\s*(?<rest>[\s\S]+?)\s*$/u;
const LEAVE = /^\s*请假[:：，,]?\s*(?<rest>(?:\d|今天|明天|后天|[本这下]|周|星期)[\s\S]*?)\s*$/u;
const NOUN = /^\s*(?<noun>任务|督查|整改)[:：，,]?\s*(?<rest>[\s\S]+?)\s*$/u;

/** Whether words behind `督查` are something to be done with a round that they name, or one of the lists. */
function isInspectWork(rest: string): boolean {
  const said = parseInspect(rest);
  if (said === null) return false;
  if (said.verb === 'open') return said.kind !== null;
  return said.ref !== '' || ((said.verb === 'list' || said.verb === 'progress') && said.text === '');
}

/**
 * Chinese needs no blank behind a verb: `回复已完成`, `督查记录 I1 …`, `整改R7`, `任务签收T12`. What is no command that way,
 * such as `督查记录已整理`, is null.
 */
export function gluedVerb(text: string): { verb: Verb; rest: string } | null {
  const reply = REPLY.exec(text)?.groups?.['rest'];
  if (reply !== undefined) return { verb: 'reply', rest: reply };
  const leave = LEAVE.exec(text)?.groups?.['rest'];
  if (leave !== undefined) return { verb: 'leave', rest: leave };
  const { noun, rest = '' } = NOUN.exec(text)?.groups ?? {};
  if (noun === '任务' && isTaskWork(rest)) return { verb: 'tasks', rest };
  if (noun === '督查' && isInspectWork(rest)) return { verb: 'inspect', rest };
  if (noun === '整改' && (isRectifyWork(rest) || rest === '列表')) return { verb: 'rectify', rest };
  return null;
}
