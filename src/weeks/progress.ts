import { listReplies } from '../../db/replies.ts';
import { groupBy } from '../../db/group-by.ts';
import { peopleByIds } from '../../db/people.ts';
import { tasksByIds } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { WeekRow } from '../../db/weeks.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { ANYBODY } from '../inspections/sight.ts';
import type { InspectionViewer } from '../inspections/visible.ts';
import { rectificationProgress, type RectificationProgress } from '../rectifications/progress.ts';
import { currentReply, sectionState, type CurrentReply, type SectionState } from '../replies/rules.ts';
import { submissionOf } from '../replies/submissions.ts';
import type { Light } from '../tasks/lights.ts';
import { lightsOf } from '../tasks/lights-now.ts';
import { overdueTasks, type OverdueTask } from '../tasks/overdue.ts';
import { stillAsked, weekAsks, type AskedTask } from './service.ts';

/** Where one section stands in a week. */
export interface SectionProgress {
  sectionId: string;
  name: string;
  state: SectionState;
  tasks: AskedTask[];
  reply: CurrentReply | null;
  /** Name of the reply's author; null while there is none. */
  author: string | null;
  /** Tasks that it leads and that are past their due day. */
  overdue: OverdueTask[];
}

/** Where a week stands: every section in roster order. */
export interface WeekProgress {
  week: WeekRow;
  timezone: string;
  sections: SectionProgress[];
  /** The lights of the tasks that are blocked, by the task's id. */
  lights: ReadonlyMap<string, Light>;
  /** The findings that are open today; null when the week is over and they would say nothing of it. */
  rectifications: RectificationProgress | null;
}

/** How the tasks stand of which a section's newest word is that they are blocked. */
async function blockedLights(
  db: DbOrTx,
  campaign: CampaignFacts,
  replies: readonly (CurrentReply | null)[],
  now: Date,
): Promise<ReadonlyMap<string, Light>> {
  const blocked = new Set(
    replies.flatMap((reply) =>
      (reply?.items ?? []).flatMap((item) => (item.state === 'blocked' ? [item.taskId] : [])),
    ),
  );
  if (blocked.size === 0) return new Map();
  const tasks = await tasksByIds(db, [...blocked]);
  return lightsOf(db, campaign, tasks, now);
}

/**
 * Reads where a week stands; the same facts feed the summary, the progress command and the export. Of findings there are
 * those of which the viewer may know: what is posted shows what everybody may.
 */
export async function weekProgress(
  db: DbOrTx,
  campaign: CampaignFacts,
  period: string,
  now: Date,
  viewer: InspectionViewer = ANYBODY,
): Promise<WeekProgress> {
  const { week, asks, idle } = await weekAsks(db, campaign, period, now);
  const replies = groupBy(await listReplies(db, period), (row) => row.sectionId);
  const sections = [
    ...asks.map(({ section, tasks }) => ({ section, tasks })),
    ...idle.map((section) => ({ section, tasks: [] as AskedTask[] })),
  ].toSorted((a, b) => a.section.position - b.section.position);
  const current = sections.map(({ section, tasks }) => {
    const reply = currentReply((replies.get(section.id) ?? []).map(submissionOf));
    return { section, tasks, reply, state: sectionState(reply, stillAsked(tasks).length) };
  });
  const authors = await peopleByIds(db, [
    ...new Set(current.flatMap(({ reply }) => (reply ? [reply.authorId] : []))),
  ]);
  const names = new Map(authors.map((person) => [person.id, person.name]));
  const lights = await blockedLights(
    db,
    campaign,
    current.map((one) => one.reply),
    now,
  );
  const overdue = groupBy(await overdueTasks(db, campaign, now), (task) => task.sectionId);
  return {
    week,
    timezone: campaign.timezone,
    lights,
    rectifications: await rectificationProgress(db, campaign, viewer, now),
    sections: current.map(({ section, tasks, reply, state }) => ({
      sectionId: section.id,
      name: section.name,
      state,
      tasks,
      reply,
      author: reply ? (names.get(reply.authorId) ?? reply.authorId) : null,
      overdue: overdue.get(section.id) ?? [],
    })),
  };
}
