import type {
  RectificationMove,
  RectificationRole,
  RectificationState,
} from '../../src/rectifications/states.ts';

/** The path of a finding, written down a second time: from where, by which move, to where, by whom. */
const PATH = `
  noted        issue     issued        office inspector
  noted        amend     noted         office inspector
  noted        withdraw  withdrawn     office
  issued       amend     issued        office inspector
  issued       accept    in_progress   head
  issued       dispute   disputed      head
  issued       withdraw  withdrawn     office
  disputed     uphold    in_progress   office
  disputed     withdraw  withdrawn     office
  in_progress  amend     in_progress   office inspector
  in_progress  report    in_progress   head handler
  in_progress  done      done          head handler
  in_progress  suspend   suspended     office
  done         pass      closed        office inspector
  done         fail      in_progress   office inspector
  done         suspend   suspended     office
  suspended    resume    in_progress   office
`;

const STEPS = PATH.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .map(([from, move, to, ...by]) => ({ from, move, to, by }));

/** Every role that somebody may have for a rectification. */
export const RECTIFICATION_ROLES: readonly RectificationRole[] = ['office', 'inspector', 'head', 'handler'];

/** The moves that need no words. */
export const WORDLESS: readonly RectificationMove[] = ['issue', 'amend', 'accept', 'pass', 'resume'];

/** Where a move leads somebody with that role; null when it is not made. */
export function goesTo(
  state: RectificationState,
  move: RectificationMove,
  role: RectificationRole,
): string | null {
  return STEPS.find((one) => one.from === state && one.move === move && one.by.includes(role))?.to ?? null;
}

/** Whether somebody with that role ever makes the move. */
export function everMakes(move: RectificationMove, role: RectificationRole): boolean {
  return STEPS.some((one) => one.move === move && one.by.includes(role));
}
