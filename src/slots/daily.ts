import { planSlots } from '../calendar/cadence.ts';
import { addDays, dayOf, instantOf } from '../calendar/day.ts';
import { placePosting } from '../calendar/placing.ts';
import { quietUntil } from '../calendar/quiet.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { PlannedSlot } from '../calendar/slots.ts';
import type { CampaignFacts } from '../campaign/facts.ts';

type Daily = Pick<CampaignFacts, 'plan' | 'urging'>;

/** The ladder's time on a day, after the quiet hours; null on days off and outside the campaign. */
function earliestAt({ plan, urging }: Daily, day: Day): Date | null {
  if (day < plan.startsOn || day > plan.endsOn || !plan.calendar.isWorkday(day)) return null;
  const { at, on } = placePosting(plan, { on: day, at: urging.at, reasons: [] });
  return on === day ? at : null;
}

/** The day on which what is queued at an instant can be read: that day, or the next workday after the last hours. */
export function readOn({ plan }: Pick<CampaignFacts, 'plan'>, instant: Date): Day {
  const { quietHours, calendar, timezone: zone } = plan;
  return dayOf(quietUntil(instant, { quietHours, calendar, zone }) ?? instant, zone);
}

/**
 * When the day's messages are due: at the ladder's time, but not before what the week asks on that day, so
 * that both are in one message from the start. Null on days off and outside the campaign.
 */
export function dailyDueAt(campaign: Daily, day: Day): Date | null {
  const earliest = earliestAt(campaign, day);
  if (earliest === null) return null;
  const { plan } = campaign;
  const midnight = instantOf(addDays(day, 1), '00:00', plan.timezone);
  const asking = planSlots(plan, earliest, new Date(midnight.getTime() - 1)).filter(
    ({ job }) => job === 'weekly.deploy' || job === 'weekly.prompt',
  );
  return asking.at(-1)?.dueAt ?? earliest;
}

/**
 * The day's slot, for the first pass after it fell due; null for every other pass. What a day without a pass
 * would have told is told by the next one that has one, so nothing is kept of days that are over.
 */
export function dailySlot(campaign: CampaignFacts, now: Date): PlannedSlot | null {
  const day = dayOf(now, campaign.timezone);
  const earliest = earliestAt(campaign, day);
  if (earliest === null || now < earliest) return null;
  const dueAt = dailyDueAt(campaign, day);
  if (dueAt === null || now < dueAt) return null;
  const { tickedAt } = campaign;
  if (tickedAt !== null && dueAt <= tickedAt && tickedAt <= now) return null;
  return { job: 'daily.urging', period: day, dueAt, dueOn: day, reasons: [] };
}
