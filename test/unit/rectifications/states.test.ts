import { expect, it } from 'vitest';
import {
  decideRectification,
  RECTIFICATION_MOVE_NAMES,
  RECTIFICATION_STATES,
  rectificationRoles,
  type RectificationMove,
  type RectificationRole,
} from '../../../src/rectifications/states.ts';

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

const ROLES: readonly RectificationRole[] = ['office', 'inspector', 'head', 'handler'];
const WORDLESS: readonly RectificationMove[] = ['issue', 'amend', 'accept', 'pass', 'resume'];
const path = new Map(
  PATH.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([from, move, to, ...by]) => [`${from} ${move}`, { to, by }]),
);

it('goes only where the path goes, by whoever may, and with words where they are due', () => {
  for (const state of RECTIFICATION_STATES)
    for (const move of RECTIFICATION_MOVE_NAMES)
      for (const role of ROLES) {
        const step = path.get(`${state} ${move}`);
        const made = (text: string) => decideRectification(move, state, new Set([role]), text);
        const goes = step !== undefined && step.by.includes(role);
        const words = made('words');
        expect([state, move, role, words.kind === 'allowed' ? words.to : null]).toEqual([
          state,
          move,
          role,
          goes ? step.to : null,
        ]);
        const wordless = goes ? (WORDLESS.includes(move) ? 'allowed' : 'unexplained') : words.kind;
        expect([move, made(' ').kind]).toEqual([move, wordless]);
      }
});

it('lets nobody of the section, and nobody who did the work, re-inspect', () => {
  const hands = { headId: 'head', deputyId: null, handlerIds: ['handler'], doneBy: 'worker' };
  const roles = (personId: string) =>
    [...rectificationRoles({ personId, isOffice: true, isInspector: true }, hands)].toSorted();
  expect(roles('head')).toEqual(['head']);
  expect(roles('handler')).toEqual(['handler']);
  expect(roles('worker')).toEqual([]);
  expect(roles('other')).toEqual(['inspector', 'office']);
});
