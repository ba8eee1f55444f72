import { addAudit } from '../../db/audit.ts';
import { addLeave } from '../../db/people.ts';
import type { Door } from '../../db/schema-tasks.ts';
import { isDay } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { personNamed, type Caller } from './service.ts';
import { onceFor, type Repeated } from '../once.ts';

/** Leave as somebody asks for it. */
export interface LeaveAsked {
  inboxKey: string;
  door: Door;
  /** What is no day is refused. */
  fromOn: string;
  toOn: string;
  /** Whose leave, by id, name or handle; empty for the caller's own. */
  who: string;
}

/** Leave that is on record; both days belong to it. */
export interface Leave {
  kind: 'recorded';
  name: string;
  fromOn: Day;
  toOn: Day;
}

/**
 * Puts somebody's leave on record, once however often the same delivery brings it: the caller's own, or anybody's when the campaign office says so.
 * Refuses days that do not exist or end before they begin, people nobody knows, and leave of others.
 */
export async function recordLeave(
  deps: Deps,
  caller: Caller,
  { inboxKey, door, fromOn, toOn, who }: LeaveAsked,
): Promise<Leave | Repeated> {
  for (const day of [fromOn, toOn]) if (!isDay(day)) throw new Refusal({ code: 'bad_day', day });
  if (toOn < fromOn) throw new Refusal({ code: 'bad_day', day: toOn });
  const person = who === '' ? { id: caller.personId, name: caller.name } : await personNamed(deps.db, who);
  if (person.id !== caller.personId && !caller.isOffice) throw new Refusal({ code: 'office_only' });
  const row = { id: deps.newId(), personId: person.id, fromOn, toOn };
  return onceFor(deps, inboxKey, async (tx, now) => {
    const at = now.toISOString();
    await addLeave(tx, { ...row, recordedBy: caller.personId, recordedAt: at });
    await addAudit(tx, {
      noun: 'leave',
      subjectId: row.id,
      event: 'record',
      fromState: null,
      toState: null,
      actorId: caller.personId,
      door,
      reason: '',
      details: JSON.stringify({ person: person.id, from: fromOn, to: toOn }),
      at,
    });
    return { kind: 'recorded', name: person.name, fromOn, toOn };
  });
}
