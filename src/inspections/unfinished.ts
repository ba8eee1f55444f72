import { roundIdsIn } from '../../db/rounds.ts';
import { newestSlot } from '../../db/slots.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import { addWorkdays, nextWorkday } from '../calendar/workdays.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { awayOn, officeOn } from '../tasks/steps.ts';
import { roundsByIds, type KnownRound } from './visits.ts';

/** So many workdays after the day on which a round began it is recalled: to its team, and then to the campaign office. */
const STEPS = [
  { workdays: 1, tells: 'team' },
  { workdays: 3, tells: 'office' },
] as const;

/** A day on which a round that nobody has finished is recalled. */
interface Recall {
  known: KnownRound;
  on: Day;
  tells: (typeof STEPS)[number]['tells'];
}

/** The days on which the rounds that are under way are recalled, past and to come; none where nobody is urged. */
async function recalls(db: DbOrTx, { plan, timezone, urging }: CampaignFacts): Promise<Recall[]> {
  if (urging.steps.length === 0) return [];
  return (await roundsByIds(db, await roundIdsIn(db, 'under_way'))).flatMap((known) => {
    const { heldOn, startedAt } = known.round;
    if (startedAt === null) return [];
    const startedOn = dayOf(new Date(startedAt), timezone);
    const from = startedOn > heldOn ? startedOn : heldOn;
    return STEPS.map(({ workdays, tells }) => ({
      known,
      on: addWorkdays(plan.calendar, from, workdays),
      tells,
    }));
  });
}

/** Those of which the messages of no day before `today` have told. */
async function untold(db: DbOrTx, campaign: CampaignFacts, today: Day): Promise<Recall[]> {
  // The day lies after the one on which the round began, so whatever came due by the newest day's messages is in them.
  const newest = await newestSlot(db, { campaignId: campaign.id, job: 'daily.urging', before: today });
  const told = newest?.period ?? '';
  return (await recalls(db, campaign)).filter(({ on }) => on > told);
}

/** Whom a recall tells on a day: the inspectors who are there, and for one who is not the office as well. */
async function listenersOn(db: DbOrTx, day: Day): Promise<(recall: Recall) => readonly string[]> {
  const away = await awayOn(db, day);
  const office = await officeOn(db, day);
  return ({ known: { inspectorIds }, tells }) => {
    if (tells === 'office') return office;
    const present = inspectorIds.filter((id) => !away.has(id));
    const isWhole = present.length > 0 && present.length === inspectorIds.length;
    return isWhole ? present : [...present, ...office];
  };
}

/** Rounds that are recalled by a day and still under way, each with whoever has been told of it by then. */
export async function unfinishedOn(
  db: DbOrTx,
  campaign: CampaignFacts,
  day: Day,
): Promise<{ round: KnownRound['round']; told: ReadonlySet<string> }[]> {
  const past = (await recalls(db, campaign)).filter(({ on }) => on <= day);
  if (past.length === 0) return [];
  const listeners = await listenersOn(db, day);
  return [...new Set(past.map(({ known }) => known))].map((known) => {
    const own = past.filter((recall) => recall.known === known);
    return { round: known.round, told: new Set(own.flatMap(listeners)) };
  });
}

/** Whom a round that nobody finishes is told today: its inspectors and later the office, each once for a round. */
export async function finishersDue(db: DbOrTx, campaign: CampaignFacts, now: Date): Promise<string[]> {
  const today = dayOf(now, campaign.timezone);
  const due = (await untold(db, campaign, today)).filter(({ on }) => on <= today);
  if (due.length === 0) return [];
  return [...new Set(due.flatMap(await listenersOn(db, today)))];
}

/** The days from `today` on, in order, on which somebody will be told of a round that nobody has finished. */
export async function daysWithUnfinished(db: DbOrTx, campaign: CampaignFacts, today: Day): Promise<Day[]> {
  return (await untold(db, campaign, today))
    .map(({ on }) => nextWorkday(campaign.plan.calendar, on < today ? today : on))
    .toSorted();
}
