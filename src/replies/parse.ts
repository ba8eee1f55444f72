import type { ItemState, ReplyItem } from './rules.ts';

/** A task as people say it: `T12`. */
export interface KnownTask {
  taskId: string;
  number: number;
}

export interface ParsedReply {
  /** What was said of no single task. */
  text: string;
  items: ReplyItem[];
  /** `T99` when the section has no such task this week. */
  unknown: string[];
}

/** A state word ends where the next letter does not go on with it: `完成了！` is done, `完成度 80%` is not. */
const STATE_WORDS: readonly [RegExp, ItemState][] = [
  [/^(?:已?(?:完成|办结)了?|done|finished|completed?)(?![\p{L}\p{N}])/iu, 'done'],
  [/^(?:无变化|没有变化|no[ _-]change|unchanged)(?![\p{L}\p{N}])/iu, 'no_change'],
  [/^(?:受阻|有困难|blocked)(?![\p{L}\p{N}])/iu, 'blocked'],
  [/^(?:进行中|办理中|in[ _-]progress|ongoing)(?![\p{L}\p{N}])/iu, 'in_progress'],
];

/** `T5 完成`, `T5：…`, and `T5完成`, since Chinese has no blanks; `T5-b`, `T5.1` and `T5x` are other names. */
const TASK_LINE = /^\s*T(\d{1,9})(?![\w.-])[\s:：,，、]*(?:[-–—]\s+)?(.*)$/is;
const SEPARATORS = /^[\s:：,，.。;；、!！-]+/;

/** `done 已粉刷三层` → done, and what was done. Without a state word it is in progress. */
function readState(said: string): { state: ItemState; rest: string } {
  for (const [pattern, state] of STATE_WORDS) {
    const match = pattern.exec(said);
    if (match) return { state, rest: said.slice(match[0].length).replace(SEPARATORS, '').trim() };
  }
  return { state: 'in_progress', rest: said.trim() };
}

/** A task that is named twice loses nothing; its newest state counts. */
const joined = (before: string | undefined, more: string): string => `${before ?? ''}\n${more}`.trim();

/**
 * Reads a typed reply. A part that begins with a task's number speaks of that task:
 * `T5 完成 已更新` / `T5 done …` / `T7 受阻 缺材料`; a new line or a `；` before the next number ends it.
 * Everything else is the reply's general text. A number that is not among the tasks stays in the text.
 */
export function parseReply(typed: string, tasks: readonly KnownTask[]): ParsedReply {
  const byNumber = new Map(tasks.map((task) => [task.number, task.taskId]));
  const general: string[] = [];
  const items = new Map<string, ReplyItem>();
  const unknown: string[] = [];
  let open: ReplyItem | null = null;
  const continueWith = (line: string): void => {
    if (!open) general.push(line);
    else if (open.state === 'blocked') open.blocker = `${open.blocker}\n${line}`.trim();
    else open.text = `${open.text}\n${line}`.trim();
  };
  for (const line of typed.split(/\n|[;；](?=\s*T\d)/i)) {
    const match = TASK_LINE.exec(line);
    const taskId = match ? byNumber.get(Number(match[1])) : undefined;
    if (!match || taskId === undefined) {
      if (match) {
        unknown.push(`T${match[1]}`);
        open = null;
      }
      continueWith(line);
      continue;
    }
    const { state, rest } = readState(match[2] ?? '');
    const said = state === 'blocked' ? { text: '', blocker: rest } : { text: rest, blocker: '' };
    const before = items.get(taskId);
    open = {
      taskId,
      state,
      text: joined(before?.text, said.text),
      blocker: joined(before?.blocker, said.blocker),
    };
    items.set(taskId, open);
  }
  return { text: general.join('\n').trim(), items: [...items.values()], unknown };
}
