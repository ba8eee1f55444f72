import { addAudit } from '../../db/audit.ts';
import type { InspectionRow } from '../../db/inspections.ts';
import { listFindings, moveRectification, type RectificationRow } from '../../db/rectifications.ts';
import type { Door } from '../../db/schema-tasks.ts';
import type { Tx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import { campaignFacts } from '../campaign/facts.ts';
import { dueFault } from '../tasks/due.ts';
import { usualDueOn } from './noting.ts';

/** Who finishes a round, by which door. */
export interface Issuing {
  inspection: Pick<InspectionRow, 'id'>;
  personId: string | null;
  door: Door;
}

/**
 * Sends out the findings of a round that is finished (整改通知): from here on their sections know. One that was noted so
 * long ago that its due day would leave them no lead gets the usual time from now. By number.
 */
export async function issueNoted(
  tx: Tx,
  { inspection, personId, door }: Issuing,
  now: Date,
): Promise<RectificationRow[]> {
  const at = now.toISOString();
  const campaign = await campaignFacts(tx);
  const today = dayOf(now, campaign.timezone);
  const noted = (await listFindings(tx)).filter(
    ({ finding, rectification }) => finding.inspectionId === inspection.id && rectification.state === 'noted',
  );
  const issued: RectificationRow[] = [];
  for (const { rectification } of noted) {
    const isGood = dueFault(rectification.dueOn, today, campaign.plan.calendar) === null;
    const dueOn = isGood ? rectification.dueOn : usualDueOn(campaign, today);
    const change = { state: 'issued', issuedAt: at, dueOn } as const;
    if (!(await moveRectification(tx, rectification.id, 'noted', change))) continue;
    issued.push({ ...rectification, ...change });
    await addAudit(tx, {
      noun: 'rectification',
      subjectId: rectification.id,
      event: 'issue',
      fromState: 'noted',
      toState: 'issued',
      actorId: personId,
      door,
      reason: '',
      details: JSON.stringify({ due: dueOn }),
      at,
    });
  }
  return issued;
}
