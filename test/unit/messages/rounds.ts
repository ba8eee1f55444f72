import type { CheckRow, InspectionRow } from '../../../db/inspections.ts';
import type { FindingWithRectification } from '../../../db/rectifications.ts';
import type { InspectedSection, InspectionFacts } from '../../../src/inspections/facts.ts';

const LONG = '查'.repeat(400);

/** A round of the month that is under way. */
export const round: InspectionRow = {
  id: '00000000-0000-4000-8000-000000000003',
  number: 3,
  kind: 'monthly',
  period: '2022-05',
  heldOn: '2022-05-25',
  state: 'under_way',
  reason: '',
  checklist: '[]',
  openedBy: null,
  openedAt: '2022-05-18T01:00:00.000Z',
  noticedAt: '2022-05-18T01:00:00.000Z',
  startedAt: '2022-05-25T01:00:00.000Z',
  finishedAt: null,
};

function check(sectionId: string, itemId: string, own: 0 | 1): CheckRow {
  return {
    id: `${sectionId}-${itemId}-${own}`,
    inspectionId: round.id,
    sectionId,
    itemId,
    own,
    result: 'fail',
    note: LONG,
    recordedBy: 'ducha-yuan',
    recordedAt: '2022-05-25T02:00:00.000Z',
    door: 'modal',
    supersededAt: null,
  };
}

function finding(sectionId: string, itemId: string, number: number): FindingWithRectification {
  const id = `finding-${sectionId}-${itemId}`;
  return {
    finding: {
      id,
      inspectionId: round.id,
      sectionId,
      itemId,
      problem: LONG,
      basis: LONG,
      repeats: null,
      notedAt: '2022-05-25T02:00:00.000Z',
    },
    rectification: {
      id: `rectification-${sectionId}-${itemId}`,
      number,
      findingId: id,
      state: 'noted',
      measure: '',
      personId: null,
      dueOn: '2022-06-09',
      round: 1,
      reviewOn: null,
      answeredBy: null,
      doneBy: null,
      doneText: null,
      doneAt: null,
      issuedAt: null,
    },
  };
}

/** A round of so many sections and items, all of which do not conform, in very long words. */
export function failedRound(sections: number, items: number): InspectionFacts {
  const checklist = Array.from({ length: items }, (_, index) => ({
    id: `item-${index}`,
    goal: null,
    text: LONG,
  }));
  const inspected = Array.from({ length: sections }, (_, index): InspectedSection => {
    const id = `section-${index}`;
    const byItem = (own: 0 | 1): Map<string, CheckRow> =>
      new Map(checklist.map((item) => [item.id, check(id, item.id, own)]));
    return {
      section: {
        id,
        position: index,
        name: '科'.repeat(200),
        channel: 'ke',
        headId: 'head',
        deputyId: null,
        isKey: 0,
        retiredAt: null,
        handlerIds: [],
        formerIds: [],
      },
      checks: byItem(0),
      own: byItem(1),
      findings: checklist.map((item, at) => finding(id, item.id, index * items + at + 1)),
      evidence: [],
    };
  });
  return {
    round,
    ref: 'I3',
    checklist,
    sections: inspected,
    inspectors: [{ id: 'ducha-yuan', name: '督查员' }],
    left: [],
    comments: Array.from({ length: 30 }, (_, index) => ({
      id: `comment-${index}`,
      inspectionId: round.id,
      sectionId: 'section-0',
      authorId: 'head',
      text: LONG,
      messageKey: null,
      at: '2022-05-20T02:00:00.000Z',
      withdrawnAt: null,
      author: '科长',
    })),
    history: [],
    today: '2022-05-25',
  };
}
