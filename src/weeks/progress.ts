import { listReplies } from '../../db/replies.ts';
import { groupBy } from '../../db/group-by.ts';
import { peopleByIds } from '../../db/people.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { WeekRow } from '../../db/weeks.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { currentReply, sectionState, type CurrentReply, type SectionState } from '../replies/rules.ts';
import { submissionOf } from '../replies/service.ts';
import { weekAsks, type AskedTask } from './service.ts';

/** Where one section stands in a week. */
export interface SectionProgress {
  sectionId: string;
  name: string;
  state: SectionState;
  tasks: AskedTask[];
  reply: CurrentReply | null;
  /** Name of the reply's author; null while there is none. */
  author: string | null;
}

/** Where a week stands: every section in roster order. */
export interface WeekProgress {
  week: WeekRow;
  timezone: string;
  sections: SectionProgress[];
}

/** Reads where a week stands; the same facts feed the summary, the progress command and the export. */
export async function weekProgress(
  db: DbOrTx,
  campaign: CampaignFacts,
  period: string,
  now: Date,
): Promise<WeekProgress> {
  const { week, asks, idle } = await weekAsks(db, campaign, period, now);
  const replies = groupBy(await listReplies(db, period), (row) => row.sectionId);
  const sections = [
    ...asks.map(({ section, tasks }) => ({ section, tasks })),
    ...idle.map((section) => ({ section, tasks: [] as AskedTask[] })),
  ].toSorted((a, b) => a.section.position - b.section.position);
  const current = sections.map(({ section, tasks }) => {
    const reply = currentReply((replies.get(section.id) ?? []).map(submissionOf));
    return { section, tasks, reply, state: sectionState(reply, tasks.length) };
  });
  const authors = await peopleByIds(db, [
    ...new Set(current.flatMap(({ reply }) => (reply ? [reply.authorId] : []))),
  ]);
  const names = new Map(authors.map((person) => [person.id, person.name]));
  return {
    week,
    timezone: campaign.timezone,
    sections: current.map(({ section, tasks, reply, state }) => ({
      sectionId: section.id,
      name: section.name,
      state,
      tasks,
      reply,
      author: reply ? (names.get(reply.authorId) ?? reply.authorId) : null,
    })),
  };
}
