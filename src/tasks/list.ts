import { tasksIn } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { sectionsById, type Caller, type SectionWithHandlers } from '../people/service.ts';
import { LIGHTS, type Light } from './lights.ts';
import { lightsOf } from './lights-now.ts';
import { byUrgency, isPicked, pageOf, type ListedTask, type TaskFilter } from './picks.ts';
import { refOf } from './ref.ts';
import { OPEN_STATES } from './states.ts';
import { waitingFor } from './waiting.ts';

/** One open task in a list. */
export interface TaskLine extends ListedTask {
  ref: string;
  section: SectionWithHandlers;
}

/** A page of the tasks that somebody wants to see. */
export interface TaskPage {
  filter: TaskFilter;
  /** Name of the section that the filter names. */
  sectionName: string | null;
  lines: TaskLine[];
  /** From 1. */
  page: number;
  pages: number;
  /** On all pages together. */
  total: number;
  /** The civil day on which all this is so. */
  today: string;
}

/** Who looks at a list, and what they may do. */
export type ListViewer = Pick<Caller, 'personId' | 'isOffice' | 'isLeader' | 'sections'>;

/** Every open task with its light, in the order of lists, as it concerns one viewer. */
export async function openTasks(
  db: DbOrTx,
  campaign: CampaignFacts,
  viewer: ListViewer,
  now: Date,
): Promise<TaskLine[]> {
  const tasks = await tasksIn(db, OPEN_STATES);
  const sections = await sectionsById(
    db,
    tasks.map((task) => task.leadId),
  );
  const lights = await lightsOf(db, campaign, tasks, now);
  const waiting = new Set((await waitingFor(db, campaign, viewer, now)).map((one) => one.task.id));
  return tasks
    .flatMap((task) => {
      const section = sections.get(task.leadId);
      const light = lights.get(task.id);
      if (!section || !light) return [];
      return [{ task, ref: refOf(task), section, light, waits: waiting.has(task.id) }];
    })
    .toSorted(byUrgency);
}

/** A page of lines that somebody wants to see, from what `openTasks` gave. */
export function pickPage(
  lines: readonly TaskLine[],
  asked: { filter: TaskFilter; page: number; size: number },
  viewer: ListViewer,
  today: string,
): Omit<TaskPage, 'sectionName'> {
  const { personId, sections } = viewer;
  const who = { personId, sectionIds: sections.map((one) => one.id) };
  const picked = lines.filter((line) => isPicked(line, asked.filter, who));
  const { items, page, pages } = pageOf(picked, asked.page, asked.size);
  return { filter: asked.filter, lines: items, page, pages, total: picked.length, today };
}

/** A page of the open tasks that somebody wants to see. */
export async function taskPage(
  db: DbOrTx,
  campaign: CampaignFacts,
  asked: { filter: TaskFilter; page: number; size: number },
  viewer: ListViewer,
  now: Date,
): Promise<TaskPage> {
  const { sectionId } = asked.filter;
  const lines = await openTasks(db, campaign, viewer, now);
  const page = pickPage(lines, asked, viewer, dayOf(now, campaign.timezone));
  const sections = await sectionsById(db, sectionId === null ? [] : [sectionId]);
  return { ...page, sectionName: sectionId === null ? null : (sections.get(sectionId)?.name ?? null) };
}

/** How many open tasks of a section have each light, in the order of the lights. */
export type LightCounts = [light: Light, count: number][];

/** How many tasks under way each section leads, by light. */
export async function lightCounts(
  db: DbOrTx,
  campaign: CampaignFacts,
  now: Date,
): Promise<Map<string, LightCounts>> {
  const tasks = await tasksIn(db, OPEN_STATES);
  const lights = await lightsOf(db, campaign, tasks, now);
  const ofSection = (sectionId: string): LightCounts =>
    LIGHTS.map((light): [Light, number] => [
      light,
      tasks.filter((task) => task.leadId === sectionId && lights.get(task.id) === light).length,
    ]).filter(([, count]) => count > 0);
  return new Map([...new Set(tasks.map((task) => task.leadId))].map((id) => [id, ofSection(id)]));
}
