import { expect, it } from 'vitest';
import {
  decideRectification,
  RECTIFICATION_MOVE_NAMES,
  RECTIFICATION_STATES,
  rectificationRoles,
} from '../../../src/rectifications/states.ts';
import { goesTo, RECTIFICATION_ROLES, WORDLESS } from '../../support/rectification-path.ts';

it('goes only where the path goes, by whoever may, and with words where they are due', () => {
  for (const state of RECTIFICATION_STATES)
    for (const move of RECTIFICATION_MOVE_NAMES)
      for (const role of RECTIFICATION_ROLES) {
        const made = (text: string) => decideRectification(move, state, new Set([role]), text);
        const to = goesTo(state, move, role);
        const words = made('words');
        expect([state, move, role, words.kind === 'allowed' ? words.to : null]).toEqual([
          state,
          move,
          role,
          to,
        ]);
        const wordless = to === null ? words.kind : WORDLESS.includes(move) ? 'allowed' : 'unexplained';
        expect([move, made(' ').kind]).toEqual([move, wordless]);
      }
});

it('lets nobody of the section, and nobody who answered for it or did the work, decide or re-inspect', () => {
  const posts = { headId: 'head', deputyId: null, handlerIds: ['handler'], formerIds: [] };
  const hands = { ...posts, answeredBy: 'answerer', doneBy: 'worker' };
  const roles = (personId: string) =>
    [...rectificationRoles({ personId, isOffice: true, isInspector: true }, hands)].toSorted();
  expect(roles('head')).toEqual(['head']);
  expect(roles('handler')).toEqual(['handler']);
  expect(roles('worker')).toEqual([]);
  expect(roles('answerer')).toEqual([]);
  expect(roles('other')).toEqual(['inspector', 'office']);
  // The office acts for a section without head and deputy, but whoever did so then decides nothing more on it.
  const vacant = { ...hands, headId: null };
  const acting = (personId: string) =>
    [...rectificationRoles({ personId, isOffice: true, isInspector: true }, vacant)].toSorted();
  expect(acting('answerer')).toEqual(['head']);
  expect(acting('other')).toEqual(['head', 'inspector', 'office']);
  // So it does for one that left the plan; whoever was in its posts may act with the office, and judges nothing.
  const retired = { ...hands, headId: null, handlerIds: [], formerIds: ['head', 'handler'] };
  const later = (personId: string, isOffice = true) =>
    [...rectificationRoles({ personId, isOffice, isInspector: true }, retired)].toSorted();
  expect(later('head', false)).toEqual([]);
  expect(later('handler')).toEqual(['head']);
  expect(later('other')).toEqual(['head', 'inspector', 'office']);
});
