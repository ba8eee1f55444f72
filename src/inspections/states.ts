/** Where a round stands: planned, under way on site, finished; or called off. */
export const INSPECTION_STATES = ['planned', 'under_way', 'finished', 'cancelled'] as const;

export type InspectionState = (typeof INSPECTION_STATES)[number];

/** Whether a round still has to come to its end. */
export function isOpenRound(state: InspectionState): boolean {
  return state === 'planned' || state === 'under_way';
}

/** What can be done with a round. */
export const INSPECTION_MOVES = {
  /** 开始 */
  start: { from: ['planned'], to: 'under_way' },
  /** 记录: also begins a round that is planned for that day or was to begin before. */
  record: { from: ['planned', 'under_way'], to: 'under_way' },
  /** 结束 */
  finish: { from: ['under_way'], to: 'finished' },
  /** 取消: with a reason when it has begun. */
  cancel: { from: ['planned', 'under_way'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly InspectionState[]; to: InspectionState }>;

export type InspectionMove = keyof typeof INSPECTION_MOVES;

/** The state after a move; null where the move does not begin. */
export function inspectionAfter(move: InspectionMove, state: InspectionState): InspectionState | null {
  const { from, to }: { from: readonly InspectionState[]; to: InspectionState } = INSPECTION_MOVES[move];
  return from.includes(state) ? to : null;
}
