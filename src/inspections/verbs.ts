/** What can be typed behind `/duban inspect`, each with the Chinese words that mean the same. */
export const INSPECT_VERBS = {
  open: ['开展'],
  record: ['记录'],
  check: ['自查'],
  ask: ['提问'],
  start: ['开始'],
  finish: ['结束'],
  cancel: ['取消'],
  join: ['加入'],
  leave: ['退出'],
  show: ['查看'],
  list: ['列表'],
  progress: ['进度'],
  circular: ['通报'],
} as const;

export type InspectVerb = keyof typeof INSPECT_VERBS;

const BY_WORD = new Map<string, InspectVerb>(
  Object.entries(INSPECT_VERBS).flatMap(([verb, chinese]) =>
    [verb, ...chinese].map((word) => [word, verb as InspectVerb]),
  ),
);

/** The verb that a word stands for; null when it is none. */
export function inspectVerbNamed(word: string): InspectVerb | null {
  return BY_WORD.get(word.normalize('NFKC').toLowerCase()) ?? null;
}
