import { auditOf, newestAudit, type AuditRow } from '../../db/audit.ts';
import { findCampaign } from '../../db/campaign.ts';
import { listPeople } from '../../db/people.ts';
import { listEveryTask, listInstructions } from '../../db/task-follow-up.ts';
import type { TaskRow } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { sectionNames, type Caller } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { deedOf } from '../tasks/deeds.ts';
import { taskOnRecord } from '../tasks/facts.ts';
import { refOf } from '../tasks/ref.ts';
import { readDetails, type KeptDetails } from './rules.ts';

/** What something was done to, by the names that people know. */
export type AuditSubject =
  | { noun: 'task'; ref: string; title: string }
  | { noun: 'reply'; section: string; period: string }
  | { noun: 'leave'; person: string }
  | { noun: 'campaign'; name: string };

/** One thing that was done, with every id in it turned into a name. */
export interface AuditLine extends Omit<AuditRow, 'details'> {
  /** Null: the clock, or an import. */
  actor: string | null;
  subject: AuditSubject;
  /** What was done, as people call it. */
  deed: string;
  details: Omit<KeptDetails, 'instruction'> & { instruction?: { author: string; text: string } };
}

/** All that was ever done with a task. */
export interface TaskAudit {
  task: TaskRow;
  ref: string;
  lines: AuditLine[];
}

/** What was done last, to whatever it was; the oldest line first. */
export interface RecentAudit {
  lines: AuditLine[];
}

/** Gives lines the names of what they are about. */
async function named(db: DbOrTx, rows: readonly AuditRow[]): Promise<AuditLine[]> {
  const people = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  const tasks = new Map((await listEveryTask(db)).map((task) => [task.id, task]));
  const sections = await sectionNames(db);
  const instructions = new Map((await listInstructions(db)).map((row) => [row.id, row]));
  const campaign = await findCampaign(db);
  const nameOf = (id: string): string => people.get(id) ?? id;
  const subjectOf = ({ noun, subjectId }: AuditRow, details: KeptDetails): AuditSubject => {
    switch (noun) {
      case 'task': {
        const task = tasks.get(subjectId);
        return { noun, ref: task ? refOf(task) : subjectId, title: task?.title ?? '' };
      }
      case 'reply': {
        const [period = '', section = ''] = subjectId.split('/');
        return { noun, period, section: sections.get(section) ?? section };
      }
      case 'leave':
        return { noun, person: nameOf(details.person ?? '') };
      case 'campaign':
        return { noun, name: subjectId === campaign?.id ? campaign.name : subjectId };
    }
  };
  return rows.map((row) => {
    const { instruction, ...details } = readDetails(row);
    const found = instruction === undefined ? undefined : instructions.get(instruction);
    return {
      ...row,
      actor: row.actorId === null ? null : nameOf(row.actorId),
      subject: subjectOf(row, details),
      deed: row.noun === 'task' ? deedOf(row) : row.event,
      details: {
        ...details,
        ...(details.person === undefined ? {} : { person: nameOf(details.person) }),
        ...(details.section === undefined
          ? {}
          : { section: sections.get(details.section) ?? details.section }),
        ...(found ? { instruction: { author: nameOf(found.authorId), text: found.text } } : {}),
      },
    };
  });
}

/** Refuses everybody but the campaign office, before anything is looked up: nobody learns what there is. */
function officeOnly(caller: Pick<Caller, 'isOffice'>): void {
  if (!caller.isOffice) throw new Refusal({ code: 'office_only' });
}

/** The whole record of a task, for the campaign office, also of one that was taken out of the campaign. */
export async function taskAudit(
  db: DbOrTx,
  caller: Pick<Caller, 'isOffice'>,
  asked: string,
): Promise<TaskAudit> {
  officeOnly(caller);
  const task = await taskOnRecord(db, asked);
  return { task, ref: refOf(task), lines: await named(db, await auditOf(db, 'task', task.id)) };
}

/** The newest lines of everything, for the campaign office. */
export async function recentAudit(
  db: DbOrTx,
  caller: Pick<Caller, 'isOffice'>,
  most: number,
): Promise<RecentAudit> {
  officeOnly(caller);
  return { lines: await named(db, (await newestAudit(db, most)).toReversed()) };
}
