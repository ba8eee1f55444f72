import type { DbOrTx } from '../../db/transact.ts';
import type { SectionRow } from '../../db/people.ts';
import { currentReply, isLate, sectionState, type SectionState } from '../replies/rules.ts';
import { submissions } from '../replies/submissions.ts';
import { currentWeek, sectionTasks, stillAsked, type AskedTask } from './service.ts';

/** Where some sections stand in the week deployed last. */
export interface OwnWeek {
  period: string;
  dueAt: string;
  /** True once the due time is over. */
  late: boolean;
  sections: { sectionId: string; name: string; state: SectionState; tasks: AskedTask[] }[];
}

/** What the sections owe or have answered in the week deployed last; null before the first one. */
export async function ownWeek(
  db: DbOrTx,
  sections: readonly SectionRow[],
  now: Date,
): Promise<OwnWeek | null> {
  const current = await currentWeek(db, now);
  if (!current) return null;
  const { period, dueAt } = current.week;
  const own = [];
  for (const section of sections) {
    const tasks = stillAsked(await sectionTasks(db, period, section.id));
    const reply = currentReply(await submissions(db, period, section.id));
    own.push({ sectionId: section.id, name: section.name, tasks, state: sectionState(reply, tasks.length) });
  }
  return { period, dueAt, late: isLate(now.toISOString(), dueAt), sections: own };
}
