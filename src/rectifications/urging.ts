import { actsOn, type AuditRow } from '../../db/audit.ts';
import { groupBy } from '../../db/group-by.ts';
import {
  addRectificationUrgings,
  listRectificationUrgings,
  type RectificationUrgingRow,
} from '../../db/rectifications.ts';
import type { DbOrTx, Tx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { isUnderWay } from '../tasks/states.ts';
import { daysOfSteps, dueSteps, groupOf, type Candidate, type DueStep } from '../tasks/steps.ts';
import { openRectifications, type RectificationLine } from './list.ts';
import { asTaskState } from './states.ts';
import { isOfSection } from '../tasks/who.ts';

/** With these its section gets it, or gets it back: what lies before is not urged any more. */
const HANDED_OVER: readonly string[] = ['issue', 'uphold', 'fail', 'resume'];

/** Days past which a step told of a rectification; its section acted on it by any of its people. */
async function candidates(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
): Promise<Candidate<RectificationLine>[]> {
  const lines = (await openRectifications(db, campaign, now)).filter(({ rectification }) =>
    isUnderWay(asTaskState(rectification.state)),
  );
  const { officeIds } = await groupOf(db);
  const ids = lines.map(({ rectification }) => rectification.id);
  const acts = groupBy(await actsOn(db, 'rectification', ids, ''), (row) => row.subjectId);
  const made = groupBy(await listRectificationUrgings(db), (row) => `${row.rectificationId}/${row.dueOn}`);
  return lines.map((line) => {
    const { rectification, section } = line;
    const { id, state, dueOn, personId } = rectification;
    const steps = made.get(`${id}/${dueOn}`) ?? [];
    const ofSection = (one: string | null): boolean =>
      one !== null && isOfSection(one, section, null, officeIds);
    const newest = (which: (act: AuditRow) => boolean): Day | null => {
      const found = (acts.get(id) ?? []).findLast(which);
      return found ? dayOf(new Date(found.at), campaign.timezone) : null;
    };
    return {
      subject: line,
      dueOn,
      // Nobody of a section that left the plan is asked any more, whoever was named to see to it.
      hands: { ...section, assigneeId: section.retiredAt === null ? personId : null },
      urgeable: {
        state: asTaskState(state),
        dueOn,
        fromOn: null,
        givenOn: newest((act) => HANDED_OVER.includes(act.event)),
        deferralPending: false,
        actedOn: newest((act) => ofSection(act.actorId)),
        made: steps.map((row) => row.workdays),
        toldLate: steps.some(
          ({ workdays, told }) => workdays > 0 && (JSON.parse(told) as string[]).some(ofSection),
        ),
      },
    };
  });
}

/** The steps of the ladder that are to be made for rectifications on the day of that instant. */
export async function rectificationStepsDue(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
): Promise<DueStep<RectificationLine>[]> {
  return dueSteps(db, campaign, await candidates(db, campaign, now), now);
}

/** Makes the steps of the day: they are on record, and are not made again. */
export async function makeRectificationSteps(
  tx: Tx,
  campaign: CampaignFacts,
  now: Date,
): Promise<DueStep<RectificationLine>[]> {
  const madeOn = dayOf(now, campaign.timezone);
  const due = await rectificationStepsDue(tx, campaign, now);
  const rows = due.map(({ subject, dueOn, step, told }): RectificationUrgingRow => {
    const { workdays, circular, talk } = step;
    return {
      rectificationId: subject.rectification.id,
      dueOn,
      workdays,
      madeOn,
      told: JSON.stringify(told),
      circular: circular ? 1 : 0,
      talk: talk ? 1 : 0,
    };
  });
  await addRectificationUrgings(tx, rows);
  return due;
}

/** The days from that of the instant on, in order, on which some rectification will have a step. */
export async function daysWithRectificationSteps(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
  today: Day,
): Promise<Day[]> {
  return daysOfSteps(campaign, await candidates(db, campaign, now), today);
}
