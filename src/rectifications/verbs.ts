import type { RectificationMove } from './states.ts';

/** What can be typed behind `/duban rectify`, each with the Chinese words that mean the same, also as a button says it. */
export const RECTIFY_VERBS = {
  accept: ['认领'],
  dispute: ['异议', '提出异议'],
  uphold: ['维持'],
  withdraw: ['撤回'],
  report: ['报告', '报告进展'],
  done: ['完成', '整改完成'],
  pass: ['通过', '复查通过'],
  fail: ['不通过', '复查不通过'],
  suspend: ['挂账'],
  resume: ['恢复'],
  amend: ['要求', '整改要求', '改要求'],
  show: ['查看'],
  list: ['列表'],
} as const;

export type RectifyVerb = keyof typeof RECTIFY_VERBS;

/** The moves that people make one by one; what is issued is issued with its whole round. */
export type HandMove = Exclude<RectificationMove, 'issue'>;

const BY_WORD = new Map<string, RectifyVerb>(
  Object.entries(RECTIFY_VERBS).flatMap(([verb, chinese]) =>
    [verb, ...chinese].map((word) => [word, verb as RectifyVerb]),
  ),
);

/** The verb that a word behind `/duban rectify` stands for; null when it is none. */
export function rectifyVerbNamed(word: string): RectifyVerb | null {
  return BY_WORD.get(word.normalize('NFKC').toLowerCase()) ?? null;
}

/** The move that a verb makes; null for those that only show something. */
export function moveOfVerb(verb: RectifyVerb): HandMove | null {
  return verb === 'show' || verb === 'list' ? null : verb;
}
