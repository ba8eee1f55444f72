import type { EvidenceFacts } from '../../../src/evidence/facts.ts';
import type { RectificationDay } from '../../../src/rectifications/day.ts';
import type { RectificationFacts } from '../../../src/rectifications/facts.ts';
import type { RectificationLine } from '../../../src/rectifications/list.ts';
import { ask } from './weekly.ts';

const { section } = ask(0, 0);
const TODAY = '2022-06-20';

/** A rectification whose words are all as long as they can be. */
export function lineOf(number: number, problem = '题'.repeat(3_000)): RectificationLine {
  return {
    rectification: {
      id: `rectification-${number}`,
      number,
      findingId: `finding-${number}`,
      state: 'in_progress',
      measure: '措'.repeat(3_000),
      personId: null,
      dueOn: '2022-06-10',
      round: 2,
      reviewOn: null,
      answeredBy: null,
      doneBy: null,
      doneText: '果'.repeat(3_000),
      doneAt: null,
      issuedAt: '2022-05-25T08:00:00.000Z',
    },
    ref: `R${number}`,
    finding: {
      id: `finding-${number}`,
      inspectionId: 'inspection',
      sectionId: section.id,
      itemId: 'plan',
      problem,
      basis: '据'.repeat(500),
      repeats: null,
      notedAt: '2022-05-25T02:00:00.000Z',
    },
    inspection: {
      id: 'inspection',
      number: 1,
      kind: 'monthly',
      period: '2022-05',
      heldOn: '2022-05-25',
      state: 'finished',
      reason: '',
      checklist: '[]',
      openedBy: null,
      openedAt: '2022-05-20T01:00:00.000Z',
      noticedAt: null,
      startedAt: '2022-05-25T01:00:00.000Z',
      finishedAt: '2022-05-25T08:00:00.000Z',
    },
    section,
    inspectorIds: ['inspector'],
    reviewerIds: ['inspector'],
    light: 'red',
    overdue: true,
    today: TODAY,
  };
}

/** Files whose names are as long as they can be. */
export function filesOf(count: number, state: EvidenceFacts['state']): EvidenceFacts[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `evidence-${index}`,
    slackFileId: `F${index}`,
    name: '片'.repeat(255),
    mime: 'image/jpeg',
    size: 20_000_000,
    sha256: null,
    state,
    reason: state === 'refused' ? 'program' : null,
    attempts: 0,
    nextAt: '2022-06-20T01:00:00.000Z',
    triedAt: null,
    uploadedBy: 'person',
    happenedAt: '2022-06-19T01:00:00.000Z',
    recordedAt: '2022-06-20T01:00:00.000Z',
    copiedAt: null,
    uploader: '员'.repeat(200),
    happenedOn: '2022-06-19',
    recordedOn: TODAY,
  }));
}

/** The same with all that its card shows. */
export function factsOf(number: number): RectificationFacts {
  const line = lineOf(number);
  const long = '员'.repeat(200);
  return {
    ...line,
    item: { id: 'plan', goal: null, text: line.finding.basis },
    inspectionRef: 'I1',
    names: { head: long, deputy: long, handlers: [long], person: long, doneBy: long },
    office: [long],
    reviewers: Array.from({ length: 40 }, (_, index) => ({ id: `${index}`, name: long, isOffice: true })),
    repeats: { ref: 'R1', on: '2022-04-25' },
    evidence: filesOf(12, 'waiting'),
    history: Array.from({ length: 40 }, (_, index) => ({
      noun: 'rectification',
      subjectId: line.rectification.id,
      line: index + 1,
      event: 'report',
      fromState: 'in_progress',
      toState: 'in_progress',
      actorId: 'person',
      actor: long,
      door: 'command',
      reason: '话'.repeat(3_000),
      details: JSON.stringify({ from: '2022-06-01', due: '2022-06-02', reason: '因'.repeat(3_000) }),
      at: '2022-06-01T01:00:00.000Z',
    })),
  };
}

/** So many rectifications in each list of a day. */
export function dayOfRectifications(count: number): RectificationDay {
  const lines = Array.from({ length: count }, (_, index) => lineOf(index + 1));
  return {
    urged: lines.map((line) => ({ ...line, daysLate: 10, talk: true })),
    waiting: lines.map((line) => ({ ...line, kind: 'reinspect' })),
    news: lines.map((line) => ({
      ...line,
      move: 'fail',
      actor: '员'.repeat(200),
      text: '因'.repeat(3_000),
      details: {},
    })),
  };
}
