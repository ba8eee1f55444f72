import { describe, expect, it } from 'vitest';
import type { ModalView } from '@slack/types';
import {
  rectificationHeardMessage,
  rectificationListMessage,
  rectifiedMessage,
} from '../../../src/messages/rectification-answers.ts';
import { rectificationCard } from '../../../src/messages/rectification-card.ts';
import { rectificationForm } from '../../../src/messages/rectification-form.ts';
import { checkBlocks } from '../../../src/practice/validate.ts';
import type { RectificationMoved } from '../../../src/rectifications/moving.ts';
import { RECTIFICATION_STATES, type RectificationRole } from '../../../src/rectifications/states.ts';
import { moveOfVerb, RECTIFY_VERBS, type RectifyVerb } from '../../../src/rectifications/verbs.ts';
import { expectSlackTakes } from './weekly.ts';
import { factsOf, filesOf, lineOf } from './rectifications.ts';

const ROLES = new Set<RectificationRole>(['office', 'inspector', 'head', 'handler']);
const MOVES = (Object.keys(RECTIFY_VERBS) as RectifyVerb[]).map(moveOfVerb).filter((move) => move !== null);
const language = 'en' as const;

describe('what is shown of a rectification', () => {
  it('stays within what Slack takes, whatever people wrote and wherever it stands', () => {
    for (const state of RECTIFICATION_STATES) {
      const facts = factsOf(7);
      const here = { ...facts, rectification: { ...facts.rectification, state } };
      const card = rectificationCard(here, { language, timezone: 'Asia/Shanghai', roles: ROLES });
      expectSlackTakes(card);
      const by = { personId: 'person', name: '员'.repeat(200) };
      const moved = {
        kind: 'moved',
        move: 'done',
        from: state,
        to: state,
        by,
        text: '',
        details: {},
        evidence: filesOf(12, 'refused'),
        facts: here,
      } satisfies RectificationMoved;
      expectSlackTakes(rectifiedMessage(moved, card, language));
      expectSlackTakes(rectificationHeardMessage(moved, 'heard', language));
    }
    const lines = Array.from({ length: 100 }, (_, index) => lineOf(index + 1));
    expectSlackTakes(rectificationListMessage(lines, { section: '科'.repeat(200), own: false }, language));
  });

  it.each(MOVES)('has a form for %s that Slack takes', (move) => {
    const people = Array.from({ length: 130 }, (_, index) => ({ id: `p${index}`, name: '员'.repeat(200) }));
    const choices = { earliest: '2022-06-21', usual: '2022-07-05', people };
    const view: ModalView = rectificationForm(move, factsOf(7), choices, { language, from: 'C1' });
    expect(checkBlocks(view.blocks, 'modal')).toEqual([]);
    expect(view.title.text.length).toBeLessThanOrEqual(24);
  });
});
