import { addAudit } from '../../db/audit.ts';
import { listInspections, type CheckRow, type InspectionRow } from '../../db/inspections.ts';
import {
  addFinding,
  listFindings,
  moveRectification,
  reword,
  type FindingWithRectification,
  type RectificationRow,
} from '../../db/rectifications.ts';
import type { Door } from '../../db/schema-tasks.ts';
import type { Tx } from '../../db/transact.ts';
import { addDays } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import { nextWorkday } from '../calendar/workdays.ts';
import type { ChecklistItem } from '../campaign/campaign.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';

/** Days in which a finding is to be mended when nobody says otherwise: the usual time of an ordinary instruction. */
const USUAL_DAYS = 15;

/** What the inspectors recorded of an item, with whom and by which door. */
export interface NotedCheck {
  inspection: InspectionRow;
  check: Pick<CheckRow, 'sectionId' | 'itemId' | 'result' | 'note'>;
  personId: string;
  door: Door;
}

/** When a rectification is due of which nobody said when. */
export function usualDueOn({ plan }: Pick<CampaignFacts, 'plan'>, from: Day): Day {
  return nextWorkday(plan.calendar, addDays(from, USUAL_DAYS));
}

/**
 * The newest finding of the same section and item that was told to the section in an earlier round, and stood. For a
 * monthly round rather one of a monthly round, which everybody may know of, than one of a special round.
 */
async function findingBefore(
  tx: Tx,
  all: readonly FindingWithRectification[],
  { inspection, check }: NotedCheck,
): Promise<string | null> {
  const rounds = new Map((await listInspections(tx)).map((one) => [one.id, one]));
  const before = all.filter(
    ({ finding, rectification }) =>
      finding.sectionId === check.sectionId &&
      finding.itemId === check.itemId &&
      finding.inspectionId !== inspection.id &&
      rectification.issuedAt !== null &&
      rectification.state !== 'withdrawn',
  );
  const heldOn = ({ finding }: FindingWithRectification): string =>
    rounds.get(finding.inspectionId)?.heldOn ?? '';
  const isAlike = ({ finding }: FindingWithRectification): boolean =>
    inspection.kind === 'monthly' && rounds.get(finding.inspectionId)?.kind === 'monthly';
  const alike = before.filter(isAlike);
  const newest = (alike.length > 0 ? alike : before)
    .toSorted((one, other) => heldOn(one).localeCompare(heldOn(other)))
    .at(-1);
  return newest?.finding.id ?? null;
}

/** Takes back what was only noted: its section never hears of it. */
export async function withdrawNoted(
  tx: Tx,
  id: string,
  { personId, door, reason }: { personId: string; door: Door; reason: string },
  at: string,
): Promise<void> {
  await moveRectification(tx, id, 'noted', { state: 'withdrawn' });
  await addAudit(tx, {
    noun: 'rectification',
    subjectId: id,
    event: 'withdraw',
    fromState: 'noted',
    toState: 'withdrawn',
    actorId: personId,
    door,
    reason,
    details: '{}',
    at,
  });
}

/**
 * Keeps the findings of a round at what its records say, until the round is finished: an item that does not conform is
 * noted, with the number that it keeps; other words for it are taken over; one that conforms after all is withdrawn
 * again, and its section never hears of it. Returns the rectification that stands; null when there is none.
 */
export async function noteCheck(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  campaign: CampaignFacts,
  noted: NotedCheck,
  today: Day,
  at: string,
): Promise<RectificationRow | null> {
  const { inspection, check, personId, door } = noted;
  const { sectionId, itemId, result, note } = check;
  const all = await listFindings(tx);
  const standing = all.find(
    ({ finding, rectification }) =>
      finding.inspectionId === inspection.id &&
      finding.sectionId === sectionId &&
      finding.itemId === itemId &&
      rectification.state === 'noted',
  );
  const line = { noun: 'rectification', actorId: personId, door, at } as const;
  if (standing) {
    const { finding, rectification } = standing;
    if (result === 'fail') {
      if (finding.problem === note) return rectification;
      await reword(tx, finding.id, note);
      await addAudit(tx, {
        ...line,
        subjectId: rectification.id,
        event: 'reword',
        fromState: 'noted',
        toState: 'noted',
        reason: note,
        details: JSON.stringify({ problem: finding.problem }),
      });
      return rectification;
    }
    await withdrawNoted(tx, rectification.id, { personId, door, reason: note }, at);
    return null;
  }
  if (result !== 'fail') return null;
  const checklist = JSON.parse(inspection.checklist) as ChecklistItem[];
  const finding = {
    id: deps.newId(),
    inspectionId: inspection.id,
    sectionId,
    itemId,
    problem: note,
    basis: checklist.find((one) => one.id === itemId)?.text ?? '',
    repeats: await findingBefore(tx, all, noted),
    notedAt: at,
  };
  const dueOn = usualDueOn(campaign, today);
  const row = await addFinding(tx, finding, {
    id: deps.newId(),
    findingId: finding.id,
    state: 'noted',
    measure: '',
    personId: null,
    dueOn,
    round: 1,
    reviewOn: null,
    answeredBy: null,
    doneBy: null,
    doneText: null,
    doneAt: null,
    issuedAt: null,
  });
  await addAudit(tx, {
    ...line,
    subjectId: row.id,
    event: 'note',
    fromState: null,
    toState: 'noted',
    reason: note,
    details: JSON.stringify({ due: dueOn }),
  });
  return row;
}
