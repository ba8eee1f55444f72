import type { AuditRow } from '../../db/audit.ts';
import { dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import { addWorkdays, type WorkCalendar } from '../calendar/workdays.ts';

/** A section has so many whole workdays to acknowledge (签收) a task that was handed to it. */
const WORKDAYS = 1;

/** What a history has to tell of each move. */
type Line = Pick<AuditRow, 'actorId' | 'fromState' | 'toState' | 'at'>;

/**
 * The first workday on which a task that is still to be acknowledged is late with it, counted from the day on which
 * somebody handed it over last. Null for a task of the campaign file that nobody has handed over since.
 */
export function unacknowledgedFrom(
  history: readonly Line[],
  timezone: string,
  calendar: WorkCalendar,
): Day | null {
  const handedOver = history.findLast(
    ({ actorId, fromState, toState }) =>
      actorId !== null && toState === 'assigned' && fromState !== 'assigned',
  );
  if (!handedOver) return null;
  return addWorkdays(calendar, dayOf(new Date(handedOver.at), timezone), WORKDAYS + 1);
}
