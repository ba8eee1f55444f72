import { listInspections, type InspectionRow } from '../../db/inspections.ts';
import { listCirculars, listFindings, listRectificationUrgings } from '../../db/rectifications.ts';
import { listEveryTask } from '../../db/task-follow-up.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { listUrgings } from '../../db/urgings.ts';
import { instantOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { sectionsById, type SectionWithHandlers } from '../people/service.ts';
import { rectificationRef } from '../rectifications/ref.ts';
import type { RectificationState } from '../rectifications/states.ts';
import { refOf } from '../tasks/ref.ts';
import type { TaskState } from '../tasks/states.ts';

type NamedSection = Pick<SectionWithHandlers, 'name' | 'retiredAt'>;

/** Something overdue of which its people were told that the next circular names it. */
export type NamedOverdue = { ref: string; section: NamedSection; title: string; dueOn: Day } & (
  { noun: 'task'; state: TaskState } | { noun: 'rectification'; state: RectificationState }
);

type Since = (urging: { madeOn: Day; circular: 0 | 1 }) => boolean;

/** Whether a step was made since the newest circular of the same kind of round, and asks to be named. */
async function sinceNewest(db: DbOrTx, campaign: CampaignFacts, round: InspectionRow): Promise<Since> {
  const alike = (await listInspections(db)).filter((one) => one.kind === round.kind && one.id !== round.id);
  const posted = (await listCirculars(db)).flatMap(({ inspectionId, postedAt }) =>
    postedAt !== null && alike.some(({ id }) => id === inspectionId) ? [new Date(postedAt)] : [],
  );
  const { urging, timezone } = campaign;
  return ({ madeOn, circular }) =>
    circular === 1 && posted.every((at) => at < instantOf(madeOn, urging.at, timezone));
}

async function overdueTasks(db: DbOrTx, isSince: Since): Promise<NamedOverdue[]> {
  const urgings = (await listUrgings(db)).filter(isSince);
  const tasks = await listEveryTask(db);
  const sections = await sectionsById(
    db,
    tasks.map((task) => task.leadId),
  );
  return tasks.flatMap((task): NamedOverdue[] => {
    const { dueOn, state, retiredAt } = task;
    const urged = urgings.some((one) => one.taskId === task.id && one.dueOn === dueOn);
    const section = sections.get(task.leadId);
    if (!section || dueOn === null || !urged || retiredAt !== null || state === 'cancelled') return [];
    return [{ noun: 'task', ref: refOf(task), section, title: task.title, dueOn, state }];
  });
}

async function overdueRectifications(
  db: DbOrTx,
  isSince: Since,
  { id, kind }: InspectionRow,
): Promise<NamedOverdue[]> {
  const alike = new Set((await listInspections(db)).flatMap((one) => (one.kind === kind ? [one.id] : [])));
  const urgings = (await listRectificationUrgings(db)).filter(isSince);
  const found = await listFindings(db);
  const sections = await sectionsById(
    db,
    found.map(({ finding }) => finding.sectionId),
  );
  return found.flatMap(({ finding, rectification: row }): NamedOverdue[] => {
    const urged = urgings.some((one) => one.rectificationId === row.id && one.dueOn === row.dueOn);
    const isOther = finding.inspectionId !== id && alike.has(finding.inspectionId);
    const section = sections.get(finding.sectionId);
    if (!section || !urged || !isOther || row.state === 'withdrawn') return [];
    const { dueOn, state } = row;
    return [
      { noun: 'rectification', ref: rectificationRef(row), section, title: finding.problem, dueOn, state },
    ];
  });
}

/**
 * What is named in the circular of a round because it was urged that far since the circular before: in a monthly round's
 * tasks and the rectifications of monthly rounds. What special rounds found is named in a special round's, which
 * the leaders alone read.
 */
export async function namedSince(
  db: DbOrTx,
  campaign: CampaignFacts,
  round: InspectionRow,
): Promise<NamedOverdue[]> {
  const isSince = await sinceNewest(db, campaign, round);
  if (round.kind === 'special') return overdueRectifications(db, isSince, round);
  return [...(await overdueTasks(db, isSince)), ...(await overdueRectifications(db, isSince, round))];
}
