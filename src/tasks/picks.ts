import type { TaskRow } from '../../db/tasks.ts';
import type { Light } from './lights.ts';
import { isUnderWay, type Posts, type TaskState } from './states.ts';

/** What can be picked out of all open tasks, each with the words that are typed for it, in both languages. */
const WORDS = {
  all: ['所有', '全部'],
  waiting: ['待办', '待决定', '待我办'],
  mine: ['我的', '我办的'],
  lead: ['本科室', '主办', 'section'],
  red: ['overdue', '逾期', '已逾期', '红灯', '红'],
  yellow: ['留意', '需要留意', '黄灯', '黄'],
  blue: ['soon', '临近', '临近到期', '蓝灯', '蓝'],
  green: ['正常', '绿灯', '绿'],
  grey: ['gray', '暂不计时', '灰灯', '灰'],
  draft: ['拟立项'],
  approved: ['已立项'],
  assigned: ['待签收'],
  in_progress: ['办理中'],
  declined: ['退回改派'],
  suspended: ['挂账'],
  under_review: ['review', '办结审核', '待审核'],
} as const satisfies Record<'all' | 'waiting' | 'mine' | 'lead' | Light | OpenState, readonly string[]>;

type OpenState = Exclude<TaskState, 'closed' | 'archived' | 'cancelled'>;

/**
 * All open tasks; those that wait for the viewer, that they handle, or that their sections lead; those with
 * one light; those in one state.
 */
export type TaskPick = keyof typeof WORDS;

export const TASK_PICKS = Object.keys(WORDS) as TaskPick[];

const BY_WORD = new Map<string, TaskPick>(
  TASK_PICKS.flatMap((pick) => [pick, ...WORDS[pick]].map((word) => [word, pick] as const)),
);

/** What a word picks, in either language; null when it picks nothing. */
export function pickNamed(word: string): TaskPick | null {
  return BY_WORD.get(word.toLowerCase()) ?? null;
}

/** Which of the open tasks somebody wants to see. */
export interface TaskFilter {
  pick: TaskPick;
  /** Of which lead section; null: of all. */
  sectionId: string | null;
}

/** A task as lists show it. */
export interface ListedTask {
  task: TaskRow;
  section: Posts & { id: string };
  light: Light;
  /** Something about it waits for the viewer. */
  waits: boolean;
}

/** Who looks at a list. */
export interface Viewer {
  personId: string;
  /** Ids of the sections that they belong to. */
  sectionIds: readonly string[];
}

/** Whether somebody handles a task: named for it, or head or deputy while nobody is. */
function handles({ personId }: Viewer, { task, section }: ListedTask): boolean {
  if (task.assigneeId !== null) return task.assigneeId === personId;
  return [section.headId, section.deputyId].includes(personId);
}

/** Whether a task is among those that somebody wants to see. */
export function isPicked(one: ListedTask, { pick, sectionId }: TaskFilter, viewer: Viewer): boolean {
  if (sectionId !== null && one.section.id !== sectionId) return false;
  switch (pick) {
    case 'all':
      return true;
    case 'waiting':
      return one.waits;
    case 'mine':
      return handles(viewer, one);
    case 'lead':
      return viewer.sectionIds.includes(one.section.id);
    case 'red':
    case 'yellow':
    case 'blue':
    case 'green':
    case 'grey':
      return one.light === pick;
    default:
      return one.task.state === pick;
  }
}

/**
 * The order of a list: red ones first, then what is due first, then what has no due day, by number; last what
 * was over before this office began.
 */
export function byUrgency(one: ListedTask, other: ListedTask): number {
  const rank = ({ light, task }: ListedTask): number => {
    if (light === 'red') return 0;
    return light === 'grey' && isUnderWay(task.state) ? 2 : 1;
  };
  const due = ({ task }: ListedTask): string => task.dueOn ?? '9';
  return rank(one) - rank(other) || due(one).localeCompare(due(other)) || one.task.number - other.task.number;
}

/** One page of a list; a number that is out of range shows the nearest page that there is. */
export function pageOf<Item>(
  all: readonly Item[],
  asked: number,
  size: number,
): { items: Item[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(1, asked), pages);
  return { items: all.slice((page - 1) * size, page * size), page, pages };
}
