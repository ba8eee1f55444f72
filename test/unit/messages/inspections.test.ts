import { describe, expect, it } from 'vitest';
import type { InspectionState } from '../../../src/inspections/states.ts';
import type { KnownCheck } from '../../../src/inspections/known.ts';
import type { Message } from '../../../src/messages/blocks.ts';
import { noticeCard, ownCard, type EarlierFinding } from '../../../src/messages/inspection-card.ts';
import { itemFault, readItems } from '../../../src/messages/inspection-filled.ts';
import { formPages, questionForm, recordForm } from '../../../src/messages/inspection-form.ts';
import { inspectionFaultText } from '../../../src/messages/inspection-refusals.ts';
import { teamCard } from '../../../src/messages/inspection-team.ts';
import { cancelForm, finishForm, roundWindow } from '../../../src/messages/inspection-windows.ts';
import { checkView } from '../../../src/practice/validate.ts';
import { failedRound } from './rounds.ts';
import { expectSlackTakes } from './weekly.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
const STATES: readonly InspectionState[] = ['planned', 'under_way', 'finished', 'cancelled'];
const AT = '2022-05-25T02:00:00.000Z';

function ofSection(facts: ReturnType<typeof failedRound>): (typeof facts.sections)[number] {
  const [inspected] = facts.sections;
  if (!inspected) throw new Error('the round has no section');
  return inspected;
}

function earlier(facts: ReturnType<typeof failedRound>): EarlierFinding[] {
  return ofSection(facts).findings.map(({ finding, rectification }) => ({
    ref: `R${rectification.number}`,
    finding,
    rectification,
    light: 'red',
  }));
}

/** Everything of a section that is on record, as a form is filled in with it. */
function allKnown(facts: ReturnType<typeof failedRound>, from: KnownCheck['from']): Map<string, KnownCheck> {
  return new Map(
    [...ofSection(facts).checks].map(([id, check]) => [id, { check, from, by: '督查员', ref: 'I2' }]),
  );
}

describe('messages and forms of a round stay within what Slack takes', () => {
  for (const language of LANGUAGES) {
    for (const state of STATES) {
      it(`${state}, in ${language}: a hundred long items that do not conform`, () => {
        const facts = failedRound(40, 100);
        const now = { ...facts, round: { ...facts.round, state } };
        expectSlackTakes(noticeCard(now, ofSection(now), { language, earlier: earlier(facts) }));
        const own = now.sections.map((inspected) => ({ inspected, earlier: [] }));
        expectSlackTakes(ownCard(now, own, language));
        for (const page of [1, 2, 4, 9]) {
          const card = teamCard(now, { language, personId: 'ducha-yuan', isOffice: true, page });
          expectSlackTakes(card);
          expect(checkView(roundWindow(now, card, language), 'modal')).toEqual([]);
        }
      });
    }

    it.each([0, 1, 6, 30, 31, 100])(`a form of %i items, in ${language}`, (count) => {
      const facts = failedRound(2, count);
      for (const own of [true, false]) {
        for (let page = 1; page <= formPages(facts.checklist); page += 1) {
          const view = { language, own, known: allKnown(facts, 'month'), page, from: 'C1', at: AT };
          expect(checkView(recordForm(facts, ofSection(facts), view), 'modal')).toEqual([]);
        }
      }
    });

    it(`the other forms, in ${language}`, () => {
      const facts = failedRound(40, 100);
      const unrecorded = facts.sections.map((one) => ({ ...one, checks: new Map(), findings: [] }));
      const ask = questionForm(facts, ofSection(facts), { language, from: null });
      const finish = finishForm(
        { ...facts, sections: unrecorded },
        { language, personId: 'ducha-yuan' },
        'C1',
      );
      for (const form of [
        ask,
        finish,
        finishForm(facts, { language, personId: 'ducha-yuan' }, null),
        cancelForm(facts, language, null),
      ]) {
        expect(checkView(form, 'modal')).toEqual([]);
      }
    });
  }
});

/** All that a message shows, blocks and text. */
const all = (message: Message): string => JSON.stringify(message);

it('names at most three items of a section that lacks records, apart though they have commas', () => {
  const of = (items: string[], language: (typeof LANGUAGES)[number]): string => {
    const missing = [{ section: '综合科', items }];
    return inspectionFaultText({ kind: 'unfinished', inspection: 'I3', missing }, language);
  };
  expect(of(['值班', '保洁', '台账', '公示'], 'zh-CN')).toContain('• 综合科：4 项（值班、保洁、台账等）\n');
  expect(of(['清正廉洁，无投诉', '值班'], 'zh-CN')).toContain('• 综合科：2 项（清正廉洁，无投诉；值班）\n');
  expect(of(['a, b', 'c', 'd', 'e'], 'en')).toContain('a, b; c; d and others');
});

describe('the card of a round', () => {
  it('spreads thirteen sections over two pages of about the same length', () => {
    const view = { language: 'zh-CN', personId: 'ducha-yuan', isOffice: false } as const;
    const counted = (page: number): number =>
      all(teamCard(failedRound(13, 1), { ...view, page })).split('"记录"').length - 1;
    expect([counted(1), counted(2)]).toEqual([7, 6]);
  });

  it('lets nobody record in their own section, nor before the day', () => {
    const facts = failedRound(1, 1);
    const view = { language: 'zh-CN', isOffice: false } as const;
    const of = (personId: string, over: object = {}): string =>
      all(
        teamCard(
          { ...facts, inspectors: [{ id: personId, name: personId }], ...over },
          { ...view, personId },
        ),
      );
    expect(of('ducha-yuan')).toContain('"记录"');
    expect(of('head')).not.toContain('"记录"');
    const planned = { round: { ...facts.round, state: 'planned', startedAt: null }, today: '2022-05-24' };
    expect(of('ducha-yuan', planned)).not.toContain('"记录"');
    expect(of('ducha-yuan', { ...planned, today: '2022-05-25' })).toContain('"记录"');
  });

  it('tells a section nothing of what is recorded before the round is finished', () => {
    const facts = failedRound(1, 2);
    const card = noticeCard(facts, ofSection(facts), { language: 'zh-CN', earlier: [] });
    expect(all(card)).not.toMatch(/不符合|R1/);
  });
});

describe('a submitted form of a checklist', () => {
  const facts = failedRound(1, 2);
  const opened = recordForm(facts, ofSection(facts), {
    language: 'zh-CN',
    own: false,
    known: new Map([...allKnown(facts, 'own')].slice(0, 1)),
    page: 1,
    from: null,
    at: AT,
  });
  const chosen = (value: string): object => ({ selected_option: { value } });
  const note = ofSection(facts).checks.get('item-0')?.note ?? '';

  it('tells what was filled in from what stood there', () => {
    const state = {
      values: {
        'inspection.result/item-0': { 'inspection.input': chosen('fail') },
        'inspection.note/item-0': { 'inspection.input': { value: note } },
        'inspection.result/item-1': { 'inspection.input': chosen('pass') },
      },
    };
    expect(readItems({ ...opened, state })).toEqual([
      { itemId: 'item-0', result: 'fail', note, untouched: true },
      { itemId: 'item-1', result: 'pass', note: '', untouched: false },
    ]);
  });

  it.each([
    ['fail', '', 'words_needed', 'inspection.note/item-1'],
    ['', '灭火器过期', 'result_needed', 'inspection.result/item-1'],
    ['unseen', '灭火器过期', 'result_needed', 'inspection.result/item-1'],
  ])('with "%s" and the words "%s" lacks something, said at its field', (value, words, kind, blockId) => {
    const state = {
      values: {
        'inspection.result/item-1': { 'inspection.input': chosen(value) },
        'inspection.note/item-1': { 'inspection.input': { value: words } },
      },
    };
    const item = readItems({ ...opened, state }).find((one) => one.itemId === 'item-1');
    expect(item && itemFault(item)).toEqual({ blockId, kind });
  });
});
