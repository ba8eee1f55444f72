import { addDays, monthOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import { nextWorkday, type WorkCalendar } from '../calendar/workdays.ts';
import type { InspectionState } from './states.ts';

/** So many rounds of one section in a month are enough (burden rule R7); from the next one on somebody is warned. */
export const MOST_ROUNDS = 2;

/** A round as far as it matters for the plans of another one. */
export interface Visit {
  ref: string;
  heldOn: Day;
  state: InspectionState;
  sectionIds: readonly string[];
}

/** What whoever opens a round should know of the visits that its sections have already; sections by their ids. */
export type PlanNote =
  /** One visit for both: they are on the same day. */
  | { kind: 'same_day'; ref: string; on: Day; sectionIds: string[] }
  | { kind: 'other_day'; ref: string; on: Day; sectionIds: string[] }
  /** With the new one the section has so many rounds in the month. */
  | { kind: 'cap'; sectionId: string; count: number };

const shared = ({ sectionIds }: Visit, others: readonly string[]): string[] =>
  sectionIds.filter((id) => others.includes(id));

/**
 * The day of a special round of which nobody said when: that of a round that is still to come in the same month to
 * one of its sections, so that they have one visit; otherwise the first workday after tomorrow.
 */
export function dayForSpecial(
  sectionIds: readonly string[],
  visits: readonly Visit[],
  today: Day,
  calendar: WorkCalendar,
): Day {
  const planned = visits
    .filter(({ state, heldOn }) => state === 'planned' && heldOn >= today)
    .filter((visit) => monthOf(visit.heldOn) === monthOf(today) && shared(visit, sectionIds).length > 0)
    .map(({ heldOn }) => heldOn)
    .toSorted();
  return planned[0] ?? nextWorkday(calendar, addDays(today, 2));
}

/** What speaks against one more round of these sections on a day, so that somebody may think again; oldest round first. */
export function planNotes(sectionIds: readonly string[], heldOn: Day, visits: readonly Visit[]): PlanNote[] {
  const inMonth = visits.filter(
    (visit) => visit.state !== 'cancelled' && monthOf(visit.heldOn) === monthOf(heldOn),
  );
  const meets = inMonth.flatMap((visit): PlanNote[] => {
    const ids = shared(visit, sectionIds);
    const kind = visit.heldOn === heldOn ? 'same_day' : 'other_day';
    return ids.length === 0 ? [] : [{ kind, ref: visit.ref, on: visit.heldOn, sectionIds: ids }];
  });
  const caps = sectionIds.flatMap((sectionId): PlanNote[] => {
    const count = inMonth.filter((visit) => visit.sectionIds.includes(sectionId)).length + 1;
    return count > MOST_ROUNDS ? [{ kind: 'cap', sectionId, count }] : [];
  });
  return [...meets, ...caps];
}
