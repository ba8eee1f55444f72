/** Where a task stands. Overdue is no state: it is derived from the due day, so that no true step is lost. */
export const TASK_STATES = [
  'draft',
  'approved',
  'assigned',
  'in_progress',
  'declined',
  'suspended',
  'under_review',
  'closed',
  'archived',
  'cancelled',
] as const;

export type TaskState = (typeof TASK_STATES)[number];

/** In which a task has come to its end. */
const ENDED: readonly TaskState[] = ['closed', 'archived', 'cancelled'];

/** In which a task still has to come to its end. */
export const OPEN_STATES: readonly TaskState[] = TASK_STATES.filter((state) => !ENDED.includes(state));

/** In which a weekly prompt asks for it, and its due day is being waited for. */
export const UNDER_WAY: readonly TaskState[] = ['assigned', 'in_progress'];

/** In which its lead section has the task: it was handed over, and has not come to its end. */
const HANDED_OVER: readonly TaskState[] = ['assigned', 'in_progress', 'suspended', 'under_review'];

/**
 * As what somebody acts on a task: the campaign office; head or deputy of its lead section; anybody else
 * of that section; head or deputy head of the leading group.
 */
export type TaskRole = 'office' | 'head' | 'handler' | 'leader';

/** Whether a move has to be explained in words. */
export type Wording = 'none' | 'optional' | 'required';

interface MoveRule {
  from: readonly TaskState[];
  /** Left out: the task stays where it is. */
  to?: TaskState;
  by: readonly TaskRole[];
  text: Wording;
}

const SECTION = ['head', 'handler'] as const;

/**
 * Every move of a task: from where, to where, by whom, and whether with a reason. Whatever is not in this
 * table does not happen. The states follow the path of a supervision item: 立项 → 交办 → 签收 → 办理 →
 * 办结审核 → 销号, with 退回改派, 挂账, 退回重办 and 撤销.
 */
export const MOVES = {
  /** 同意立项 */
  approve: { from: ['draft'], to: 'approved', by: ['office'], text: 'none' },
  /** 交办 */
  assign: { from: ['approved'], to: 'assigned', by: ['office'], text: 'none' },
  /** 改派, to the same section or to another one. */
  reassign: { from: ['declined'], to: 'assigned', by: ['office'], text: 'optional' },
  /** 签收 */
  acknowledge: { from: ['assigned'], to: 'in_progress', by: ['head'], text: 'none' },
  /** 退回 */
  decline: { from: ['assigned'], to: 'declined', by: ['head'], text: 'required' },
  /** 指定承办人 */
  appoint: { from: ['assigned', 'in_progress'], by: ['head'], text: 'none' },
  /** 分解 */
  split: { from: ['assigned', 'in_progress'], by: ['head', 'office'], text: 'none' },
  /** 报告 */
  report: { from: ['in_progress'], by: SECTION, text: 'required' },
  /** 申请延期 */
  request_deferral: { from: ['in_progress'], by: SECTION, text: 'required' },
  /** 同意延期 */
  approve_deferral: { from: ['in_progress'], by: ['office'], text: 'none' },
  /** 不同意延期 */
  reject_deferral: { from: ['in_progress'], by: ['office'], text: 'required' },
  /** 挂账 */
  suspend: { from: ['in_progress'], to: 'suspended', by: ['office'], text: 'required' },
  /** 恢复 */
  resume: { from: ['suspended'], to: 'in_progress', by: ['office'], text: 'optional' },
  /** 提交办结 */
  submit: { from: ['in_progress'], to: 'under_review', by: ['head'], text: 'required' },
  /** 撤回提交 */
  recall: { from: ['under_review'], to: 'in_progress', by: ['head'], text: 'optional' },
  /** 退回重办 */
  return: { from: ['under_review'], to: 'in_progress', by: ['office'], text: 'required' },
  /** 销号 */
  close: { from: ['under_review'], to: 'closed', by: ['office'], text: 'optional' },
  /** 归档 */
  archive: { from: ['closed'], to: 'archived', by: ['office'], text: 'none' },
  /** 撤销 */
  cancel: { from: OPEN_STATES, to: 'cancelled', by: ['office'], text: 'required' },
  /** 批示 */
  instruct: { from: OPEN_STATES, by: ['leader'], text: 'required' },
  /** 签收批示 */
  take_instruction: { from: HANDED_OVER, by: SECTION, text: 'none' },
  /** 答复批示 */
  answer_instruction: { from: HANDED_OVER, by: SECTION, text: 'required' },
  /** 阅批示答复 */
  read_answer: { from: OPEN_STATES, by: ['leader'], text: 'none' },
  /** 收回批示, before it is answered. */
  withdraw_instruction: { from: OPEN_STATES, by: ['leader'], text: 'none' },
  /** 约谈: whether a talk was held, or is not needed. A human decides. */
  decide_talk: { from: OPEN_STATES, by: ['office', 'leader'], text: 'required' },
} as const satisfies Record<string, MoveRule>;

export type TaskMove = keyof typeof MOVES;

export const TASK_MOVES = Object.keys(MOVES) as TaskMove[];

/** The rule of a move. */
export function ruleOf(move: TaskMove): MoveRule {
  return MOVES[move];
}

/** What becomes of a move that somebody wants to make. */
export type Decision =
  | { kind: 'allowed'; to: TaskState }
  /** Somebody else may; the roles that do. */
  | { kind: 'not_yours'; by: readonly TaskRole[] }
  /** The task stands where this move does not begin. */
  | { kind: 'not_now'; from: readonly TaskState[] }
  /** Words are missing. */
  | { kind: 'unexplained' };

/**
 * Decides about a move from the table alone: right first, then the task's state, then the words; `text` is null
 * while its words are still to come.
 */
export function decideMove(
  move: TaskMove,
  state: TaskState,
  roles: ReadonlySet<TaskRole>,
  text: string | null,
): Decision {
  const rule = ruleOf(move);
  if (!rule.by.some((role) => roles.has(role))) return { kind: 'not_yours', by: rule.by };
  if (!rule.from.includes(state)) return { kind: 'not_now', from: rule.from };
  if (rule.text === 'required' && text?.trim() === '') return { kind: 'unexplained' };
  return { kind: 'allowed', to: rule.to ?? state };
}

/** The moves that somebody may make now, as far as the table tells. */
export function movesFor(state: TaskState, roles: ReadonlySet<TaskRole>): TaskMove[] {
  return TASK_MOVES.filter((move) => {
    const { from, by } = ruleOf(move);
    return from.includes(state) && by.some((role) => roles.has(role));
  });
}

/** Whether the task still has to come to its end. */
export function isOpenState(state: TaskState): boolean {
  return OPEN_STATES.includes(state);
}

/** Whether a weekly prompt asks for it, and its due day is being waited for. */
export function isUnderWay(state: TaskState): boolean {
  return UNDER_WAY.includes(state);
}

/** Whether its lead section has to do with it now. */
export function isHandedOver(state: TaskState): boolean {
  return HANDED_OVER.includes(state);
}

/** Whether it is for the section or the office to bring it on: the days until its due day count. */
export function isRunning(state: TaskState): boolean {
  return isUnderWay(state) || state === 'declined';
}

/** Who is who for a task, as far as the rights go. */
export interface Standing {
  personId: string;
  isOffice: boolean;
  isLeader: boolean;
}

/** The posts of a task's lead section. */
export interface Posts {
  headId: string | null;
  deputyId: string | null;
  handlerIds: readonly string[];
}

/**
 * As what somebody acts on a task of a section. A deputy acts as the head. While both posts are vacant the
 * campaign office acts for the section, so that no task is stuck.
 */
export function taskRoles(who: Standing, section: Posts, assigneeId: string | null): Set<TaskRole> {
  const { headId, deputyId, handlerIds } = section;
  const vacant = headId === null && deputyId === null;
  const roles = new Set<TaskRole>();
  if (who.isOffice) roles.add('office');
  if (who.isLeader) roles.add('leader');
  if (who.personId === headId || who.personId === deputyId || (vacant && who.isOffice)) roles.add('head');
  if (handlerIds.includes(who.personId) || assigneeId === who.personId) roles.add('handler');
  return roles;
}
