import { auditOf } from '../../db/audit.ts';
import { listPeople } from '../../db/people.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { Caller } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { taskNamed, type HistoryLine, type TaskRow } from './facts.ts';
import { refOf } from './ref.ts';

/** All that was ever done with a task, for the campaign office. */
export interface TaskAudit {
  task: TaskRow;
  ref: string;
  lines: HistoryLine[];
}

/** The whole history of a task. Refuses everybody but the campaign office. */
export async function taskAudit(
  db: DbOrTx,
  caller: Pick<Caller, 'isOffice'>,
  asked: string,
): Promise<TaskAudit> {
  if (!caller.isOffice) throw new Refusal({ code: 'office_only' });
  const task = await taskNamed(db, asked);
  const people = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  const lines = (await auditOf(db, 'task', task.id)).map((line) => ({
    ...line,
    actor: line.actorId === null ? null : (people.get(line.actorId) ?? line.actorId),
  }));
  return { task, ref: refOf(task), lines };
}
