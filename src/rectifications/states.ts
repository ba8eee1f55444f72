import { isRecusedFrom, type PostsOverTime } from '../people/posts.ts';
import type { TaskState, Wording } from '../tasks/states.ts';

/**
 * Where a rectification (整改) stands. `noted`: recorded on site, its section does not know yet; `withdrawn`: the
 * finding did not stand. Overdue is no state: it is derived.
 */
export const RECTIFICATION_STATES = [
  'noted',
  'issued',
  'disputed',
  'in_progress',
  'done',
  'suspended',
  'closed',
  'withdrawn',
] as const;

export type RectificationState = (typeof RECTIFICATION_STATES)[number];

/** Whether somebody may not judge what was done: they are or were of the section, answered for it, or did the work. */
export function isRecusedFromReview(personId: string, hands: RectificationHands): boolean {
  return isRecusedFrom(personId, hands) || personId === hands.answeredBy || personId === hands.doneBy;
}

/** Who of a round's inspectors and the campaign office may judge what was done, each once. */
export function reviewersAmong(
  { inspectorIds, officeIds }: { inspectorIds: readonly string[]; officeIds: readonly string[] },
  hands: RectificationHands,
): string[] {
  return [...new Set([...inspectorIds, ...officeIds])].filter((id) => !isRecusedFromReview(id, hands));
}

/**
 * As what somebody acts on a rectification: the campaign office; an inspector of the round; head or deputy of the
 * inspected section; anybody else of it. Nobody is an inspector of their own section.
 */
export type RectificationRole = 'office' | 'inspector' | 'head' | 'handler';

interface RectificationRule {
  from: readonly RectificationState[];
  /** Left out: it stays where it is. */
  to?: RectificationState;
  by: readonly RectificationRole[];
  text: Wording;
}

const UNDER_REVIEW = ['office', 'inspector'] as const;

/**
 * Every move of a rectification: 整改通知 → 认领 → 整改 → 复查 → 销号, with 异议, 挂账 and 撤回. Whatever is not in
 * this table does not happen.
 */
export const RECTIFICATION_MOVES = {
  /** 发出整改通知, when its round is finished. */
  issue: { from: ['noted'], to: 'issued', by: UNDER_REVIEW, text: 'none' },
  /** 改整改要求: measure, person and due day. */
  amend: { from: ['noted', 'issued', 'in_progress'], by: UNDER_REVIEW, text: 'none' },
  /** 认领 */
  accept: { from: ['issued'], to: 'in_progress', by: ['head'], text: 'none' },
  /** 异议 */
  dispute: { from: ['issued'], to: 'disputed', by: ['head'], text: 'required' },
  /** 维持: the finding stands. */
  uphold: { from: ['disputed'], to: 'in_progress', by: ['office'], text: 'required' },
  /** 撤回: the finding does not stand. */
  withdraw: { from: ['noted', 'issued', 'disputed'], to: 'withdrawn', by: ['office'], text: 'required' },
  /** 报告 */
  report: { from: ['in_progress'], by: ['head', 'handler'], text: 'required' },
  /** 整改完成 */
  done: { from: ['in_progress'], to: 'done', by: ['head', 'handler'], text: 'required' },
  /** 复查通过, 销号 */
  pass: { from: ['done'], to: 'closed', by: UNDER_REVIEW, text: 'optional' },
  /** 复查不通过: another round begins. */
  fail: { from: ['done'], to: 'in_progress', by: UNDER_REVIEW, text: 'required' },
  /** 挂账 */
  suspend: { from: ['in_progress', 'done'], to: 'suspended', by: ['office'], text: 'required' },
  /** 恢复: to where it was suspended, see `resumesTo`. */
  resume: { from: ['suspended'], to: 'in_progress', by: ['office'], text: 'optional' },
} as const satisfies Record<string, RectificationRule>;

export type RectificationMove = keyof typeof RECTIFICATION_MOVES;

export const RECTIFICATION_MOVE_NAMES = Object.keys(RECTIFICATION_MOVES) as RectificationMove[];

/** The rule of a move. */
export function rectificationRule(move: RectificationMove): RectificationRule {
  return RECTIFICATION_MOVES[move];
}

/** What becomes of a move that somebody wants to make. */
export type RectificationDecision =
  | { kind: 'allowed'; to: RectificationState }
  /** Somebody else may; the roles that do. */
  | { kind: 'not_yours'; by: readonly RectificationRole[] }
  /** It stands where this move does not begin. */
  | { kind: 'not_now'; from: readonly RectificationState[] }
  /** Words are missing. */
  | { kind: 'unexplained' };

/**
 * Decides about a move from the table alone: right first, then state, then words; `text` is null while its words are
 * still to come.
 */
export function decideRectification(
  move: RectificationMove,
  state: RectificationState,
  roles: ReadonlySet<RectificationRole>,
  text: string | null,
): RectificationDecision {
  const rule = rectificationRule(move);
  if (!rule.by.some((role) => roles.has(role))) return { kind: 'not_yours', by: rule.by };
  if (!rule.from.includes(state)) return { kind: 'not_now', from: rule.from };
  if (rule.text === 'required' && text?.trim() === '') return { kind: 'unexplained' };
  return { kind: 'allowed', to: rule.to ?? state };
}

/**
 * Where a suspended rectification goes on: what was done before it was suspended is not asked for again (burden rule
 * R4).
 */
export function resumesTo(
  history: readonly { event: string; fromState: string | null }[],
): 'in_progress' | 'done' {
  return history.findLast(({ event }) => event === 'suspend')?.fromState === 'done' ? 'done' : 'in_progress';
}

/** The moves that somebody may make now, as far as the table tells. */
export function rectificationMovesFor(
  state: RectificationState,
  roles: ReadonlySet<RectificationRole>,
): RectificationMove[] {
  return RECTIFICATION_MOVE_NAMES.filter((move) => {
    const { from, by } = rectificationRule(move);
    return from.includes(state) && by.some((role) => roles.has(role));
  });
}

/** In which its section knows of it, and it still has to come to its end. */
export const OPEN_RECTIFICATIONS: readonly RectificationState[] = [
  'issued',
  'disputed',
  'in_progress',
  'done',
  'suspended',
];

const AS_TASK: Readonly<Record<RectificationState, TaskState>> = {
  noted: 'draft',
  issued: 'assigned',
  disputed: 'declined',
  in_progress: 'in_progress',
  done: 'under_review',
  suspended: 'suspended',
  closed: 'closed',
  withdrawn: 'cancelled',
};

/** How far along it is, said as of a task: lights and the urging ladder are those of tasks. */
export function asTaskState(state: RectificationState): TaskState {
  return AS_TASK[state];
}

/** Who is who for a rectification, as far as the rights go. */
export interface RectificationStanding {
  personId: string;
  isOffice: boolean;
  /** Of the round, and has not left it. */
  isInspector: boolean;
}

/** The posts of the inspected section, who accepted or disputed for it, and who did the work last. */
export interface RectificationHands extends PostsOverTime {
  answeredBy: string | null;
  doneBy: string | null;
}

/**
 * As what somebody acts on a rectification of a section. Recusal (回避): whoever is of the section, or was when it left
 * the plan, answered for it or did the work, neither inspects it nor decides on it for the office. While head and deputy
 * are vacant the office acts for the section.
 */
export function rectificationRoles(
  who: RectificationStanding,
  hands: RectificationHands,
): Set<RectificationRole> {
  const { personId, isOffice, isInspector } = who;
  const { headId, deputyId, handlerIds } = hands;
  const vacant = headId === null && deputyId === null;
  const roles = new Set<RectificationRole>();
  const isHead = personId === headId || personId === deputyId;
  if (isHead || (vacant && isOffice)) roles.add('head');
  if (handlerIds.includes(personId)) roles.add('handler');
  const recused = isRecusedFromReview(personId, hands);
  if (isOffice && !recused) roles.add('office');
  if (isInspector && !recused) roles.add('inspector');
  return roles;
}
