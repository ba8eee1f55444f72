/** The parts of a circular (通报): 总体情况, 主要做法与成效, 存在问题, 下步要求. */
export const CIRCULAR_PARTS = ['overall', 'practice', 'problems', 'next'] as const;

export type CircularPart = (typeof CIRCULAR_PARTS)[number];

/** What a circular says, part by part; a part without words is left out. */
export type CircularText = Record<CircularPart, string>;

/** Characters that a part may have: what a field of a form takes. */
export const MOST_IN_PART = 3_000;

const WORDS: Record<CircularPart, readonly string[]> = {
  overall: ['overall', '总体', '总体情况'],
  practice: ['practice', '做法', '主要做法', '成效'],
  problems: ['problems', '问题', '存在问题'],
  next: ['next', '要求', '下步', '下步要求'],
};

/** The part that a word names, in either language; null when it is none. */
export function partNamed(word: string): CircularPart | null {
  return CIRCULAR_PARTS.find((part) => WORDS[part].includes(word.toLowerCase())) ?? null;
}
