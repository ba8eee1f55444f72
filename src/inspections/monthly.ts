import { planSlots } from '../calendar/cadence.ts';
import { addDays, dayOf, instantOf } from '../calendar/day.ts';
import { placePosting } from '../calendar/placing.ts';
import type { Day, TimeOfDay } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';

/** The rhythm's monthly inspection: in which month, and on which day. */
export interface MonthlyDay {
  period: string;
  heldOn: Day;
}

/** A month and some, however days off move it: so far ahead an inspection is looked for. */
const AHEAD_DAYS = 62;

function planned({ plan }: Pick<CampaignFacts, 'plan'>, from: Date, to: Date): MonthlyDay[] {
  return planSlots(plan, from, to)
    .filter(({ job }) => job === 'monthly.inspection')
    .map(({ period, dueOn }) => ({ period, heldOn: dueOn }));
}

/** The next inspection of the rhythm that lies at least one workday ahead; null when there is none. */
export function comingMonthly(campaign: CampaignFacts, now: Date): MonthlyDay | null {
  const today = dayOf(now, campaign.timezone);
  const until = instantOf(addDays(today, AHEAD_DAYS), '00:00', campaign.timezone);
  return planned(campaign, now, until).find(({ heldOn }) => heldOn > today) ?? null;
}

/** On which day the rhythm has the inspection of a month that is announced now; null when it has none. */
export function monthlyDay(campaign: CampaignFacts, period: string, now: Date): Day | null {
  const today = dayOf(now, campaign.timezone);
  const at = (days: number): Date => instantOf(addDays(today, days), '00:00', campaign.timezone);
  const found = planned(campaign, at(-AHEAD_DAYS), at(AHEAD_DAYS)).find((one) => one.period === period);
  return found?.heldOn ?? null;
}

/** Inspections begin at this time of the day when the rhythm has none. */
const USUAL_TIME: TimeOfDay = '09:00';

/** When a round that is held on a day begins: at the rhythm's time, after the quiet hours. */
export function startsAt({ plan }: Pick<CampaignFacts, 'plan'>, heldOn: Day): Date {
  const timing = plan.rhythm.monthly?.inspection;
  const at = timing !== undefined && 'at' in timing ? timing.at : USUAL_TIME;
  return placePosting(plan, { on: heldOn, at, reasons: [] }).at;
}
