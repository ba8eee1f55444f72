import { addLeave } from '../../db/people.ts';
import { isDay } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { personNamed, type Caller } from './service.ts';

/** Leave as somebody asks for it, as they typed it. */
export interface LeaveAsked {
  fromOn: string;
  toOn: string;
  /** Whose leave, by id, name or handle; empty for the caller's own. */
  who: string;
}

/** Leave that is on record; both days belong to it. */
export interface Leave {
  name: string;
  fromOn: Day;
  toOn: Day;
}

/**
 * Puts somebody's leave on record: the caller's own, or anybody's when the campaign office says so.
 * Refuses days that do not exist or end before they begin, people nobody knows, and leave of others.
 */
export async function recordLeave(
  deps: Deps,
  caller: Caller,
  { fromOn, toOn, who }: LeaveAsked,
): Promise<Leave> {
  for (const day of [fromOn, toOn]) if (!isDay(day)) throw new Refusal({ code: 'bad_day', day });
  if (toOn < fromOn) throw new Refusal({ code: 'bad_day', day: toOn });
  const person = who === '' ? { id: caller.personId, name: caller.name } : await personNamed(deps.db, who);
  if (person.id !== caller.personId && !caller.isOffice) throw new Refusal({ code: 'office_only' });
  await addLeave(deps.db, {
    id: deps.newId(),
    personId: person.id,
    fromOn,
    toOn,
    recordedBy: caller.personId,
    recordedAt: deps.clock().toISOString(),
  });
  return { name: person.name, fromOn, toOn };
}
