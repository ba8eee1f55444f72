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
  reject: ['不同意', '不同意立项'],
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

/** The verb by which each move is typed. */
export const VERB_OF: Record<TaskMove, TaskVerb> = {
  approve: 'approve',
  assign: 'assign',
  reassign: 'assign',
  acknowledge: 'ack',
  decline: 'decline',
  appoint: 'assign',
  split: 'split',
  report: 'report',
  request_deferral: 'defer',
  approve_deferral: 'approve',
  reject_deferral: 'reject',
  suspend: 'suspend',
  resume: 'resume',
  submit: 'submit',
  recall: 'recall',
  return: 'return',
  close: 'close',
  archive: 'archive',
  cancel: 'cancel',
  instruct: 'instruct',
  take_instruction: 'ack',
  answer_instruction: 'answer',
  read_answer: 'read',
  withdraw_instruction: 'withdraw',
  decide_talk: 'talk',
};

/** What the buttons of a card say can be typed as well, and means just that move. */
const LABELS: Record<string, TaskMove> = {
  签收批示: 'take_instruction',
  报告进展: 'report',
  申请延期: 'request_deferral',
  同意立项: 'approve',
  同意延期: 'approve_deferral',
  不同意延期: 'reject_deferral',
  提交办结: 'submit',
  撤回提交: 'recall',
  退回重办: 'return',
  指定承办人: 'appoint',
  答复批示: 'answer_instruction',
  已阅答复: 'read_answer',
  收回批示: 'withdraw_instruction',
  约谈意见: 'decide_talk',
};

/** What a word behind `/duban task` asks for: a verb, and the move when the word is the label of its button. */
export function taskWordNamed(word: string): { verb: TaskVerb; move: TaskMove | null } | null {
  const plain = word.normalize('NFKC').toLowerCase();
  const move = Object.hasOwn(LABELS, plain) ? (LABELS[plain] ?? null) : null;
  if (move !== null) return { verb: VERB_OF[move], move };
  const verb = BY_WORD.get(plain);
  return verb ? { verb, move: null } : null;
}

/** What decides which move a verb means for a task. */
export interface Situation {
  state: TaskState;
  /** An instruction waits to be acknowledged. */
  instructed: boolean;
  /** A person was named. */
  person: boolean;
  /** The campaign office asks. */
  office: boolean;
}

/**
 * The move that a verb means for a task as it stands: `approve` is for a draft or for a deferral, `ack` for
 * the task or for an instruction on it, `assign` for a section or for a person, and what the office gives back
 * while it reviews it is to be done anew. Null for verbs that move
 * no task.
 */
export function moveMeant(verb: TaskVerb, { state, instructed, person, office }: Situation): TaskMove | null {
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
    case 'decline':
      return office && state === 'under_review' ? 'return' : 'decline';
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
