import type { TaskMove, TaskState } from './states.ts';

/** What can be typed behind `/duban task`, each with the Chinese words that mean the same. */
export const TASK_VERBS = {
  add: ['立项', '新增'],
  show: ['查看'],
  ack: ['签收'],
  decline: ['退回'],
  report: ['报告'],
  defer: ['延期'],
  approve: ['同意'],
  reject: ['不同意'],
  suspend: ['挂账'],
  resume: ['恢复'],
  submit: ['提交'],
  recall: ['撤回'],
  return: ['重办'],
  close: ['销号'],
  archive: ['归档'],
  cancel: ['撤销'],
  assign: ['指定', '交办', '改派'],
  split: ['分解'],
  instruct: ['批示'],
  answer: ['答复'],
  read: ['已阅'],
  withdraw: ['收回'],
  talk: ['约谈'],
} as const;

export type TaskVerb = keyof typeof TASK_VERBS;

const BY_WORD = new Map<string, TaskVerb>(
  Object.entries(TASK_VERBS).flatMap(([verb, chinese]) =>
    [verb, ...chinese].map((word) => [word, verb as TaskVerb]),
  ),
);

/** The verb that a word stands for, in either language; null when it is none. */
export function taskVerbNamed(word: string): TaskVerb | null {
  return BY_WORD.get(word.toLowerCase()) ?? null;
}

/** How each move is typed; `{ref}` stands for the task. */
const TYPED: Record<TaskMove, string> = {
  approve: 'approve {ref}',
  assign: 'assign {ref}',
  reassign: 'assign {ref} section:ID',
  acknowledge: 'ack {ref}',
  decline: 'decline {ref} REASON',
  appoint: 'assign {ref} @person',
  split: 'split {ref} TITLE due:DAY',
  report: 'report {ref} TEXT',
  request_deferral: 'defer {ref} to:DAY REASON',
  approve_deferral: 'approve {ref}',
  reject_deferral: 'reject {ref} REASON',
  suspend: 'suspend {ref} review:DAY REASON',
  resume: 'resume {ref}',
  submit: 'submit {ref} RESULT',
  recall: 'recall {ref}',
  return: 'return {ref} REASON',
  close: 'close {ref} [REMARK]',
  archive: 'archive {ref}',
  cancel: 'cancel {ref} REASON',
  instruct: 'instruct {ref} TEXT',
  take_instruction: 'ack {ref}',
  answer_instruction: 'answer {ref} TEXT',
  read_answer: 'read {ref}',
  withdraw_instruction: 'withdraw {ref}',
  decide_talk: 'talk {ref} yes|no TEXT',
};

/** The command that makes a move: `/duban task submit T12 RESULT`. */
export function typedMove(move: TaskMove, ref: string): string {
  return `/duban task ${TYPED[move].replace('{ref}', ref)}`;
}

/** What decides which move a verb means for a task. */
export interface Situation {
  state: TaskState;
  /** An instruction waits to be acknowledged. */
  instructed: boolean;
  /** A person was named. */
  person: boolean;
}

/**
 * The move that a verb means for a task as it stands: `approve` is for a draft or for a deferral, `ack` for
 * the task or for an instruction on it, `assign` for a section or for a person. Null for verbs that move
 * no task.
 */
export function moveMeant(verb: TaskVerb, { state, instructed, person }: Situation): TaskMove | null {
  switch (verb) {
    case 'add':
    case 'show':
    case 'split':
      return null;
    case 'ack':
      return instructed && state !== 'assigned' ? 'take_instruction' : 'acknowledge';
    case 'approve':
      return state === 'draft' ? 'approve' : 'approve_deferral';
    case 'reject':
      return state === 'draft' ? 'cancel' : 'reject_deferral';
    case 'assign':
      if (person) return 'appoint';
      return state === 'declined' ? 'reassign' : 'assign';
    case 'defer':
      return 'request_deferral';
    case 'answer':
      return 'answer_instruction';
    case 'read':
      return 'read_answer';
    case 'withdraw':
      return 'withdraw_instruction';
    case 'talk':
      return 'decide_talk';
    default:
      return verb;
  }
}
