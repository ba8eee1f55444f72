import { groupBy } from '../../db/group-by.ts';
import { listLeadingGroup, listPeople, onLeave } from '../../db/people.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { sinceOf } from './facts.ts';
import {
  stepDays,
  stepFor,
  toldBy,
  type Group,
  type Hands,
  type LadderRules,
  type Standing,
  type UrgeableTask,
} from './ladder.ts';

/** Something that has a due day, as the ladder sees it: a task, or a rectification. */
export interface Candidate<Subject> {
  subject: Subject;
  dueOn: Day;
  urgeable: UrgeableTask;
  hands: Hands;
}

/** A step that is to be made for something, and whom it tells. */
export interface DueStep<Subject> extends Standing {
  subject: Subject;
  dueOn: Day;
  told: string[];
}

function rulesOf(campaign: CampaignFacts): LadderRules {
  const { plan, urging } = campaign;
  return { steps: urging.steps, calendar: plan.calendar, since: sinceOf(campaign) };
}

/** The leading group, by its posts. */
export async function groupOf(db: DbOrTx): Promise<Group> {
  const byRole = groupBy(await listLeadingGroup(db), (row) => row.role);
  const ids = (role: 'head' | 'deputy' | 'office'): string[] =>
    (byRole.get(role) ?? []).map((row) => row.personId);
  return { headId: ids('head')[0] ?? null, deputyIds: ids('deputy'), officeIds: ids('office') };
}

/** Whom nobody can tell anything today: on leave, or no longer in the campaign. */
export async function awayOn(db: DbOrTx, day: Day): Promise<Set<string>> {
  const left = (await listPeople(db)).filter((person) => person.retiredAt !== null);
  return new Set([...left.map((person) => person.id), ...(await onLeave(db, day))]);
}

/** The campaign office, as far as it is there on a day; all of it when nobody is. */
export async function officeOn(db: DbOrTx, day: Day): Promise<readonly string[]> {
  const { officeIds } = await groupOf(db);
  const away = await awayOn(db, day);
  const here = officeIds.filter((id) => !away.has(id));
  return here.length > 0 ? here : officeIds;
}

/** The steps of the ladder that are to be made for these on the day of that instant. */
export async function dueSteps<Subject>(
  db: DbOrTx,
  campaign: CampaignFacts,
  candidates: readonly Candidate<Subject>[],
  now: Date,
): Promise<DueStep<Subject>[]> {
  const rules = rulesOf(campaign);
  if (rules.steps.length === 0 || candidates.length === 0) return [];
  const today = dayOf(now, campaign.timezone);
  const group = await groupOf(db);
  const away = await awayOn(db, today);
  return candidates.flatMap(({ subject, dueOn, urgeable, hands }) => {
    const standing = stepFor(urgeable, today, rules);
    if (standing === null) return [];
    return [{ ...standing, subject, dueOn, told: toldBy(standing.step.tell, hands, group, away) }];
  });
}

/**
 * The days after `today`, in order, on which one of these will have a step if nothing happens until then; and
 * `today` itself when a step is still to be made.
 */
export function daysOfSteps(
  campaign: CampaignFacts,
  candidates: readonly Candidate<unknown>[],
  today: Day,
): Day[] {
  const rules = rulesOf(campaign);
  const days = candidates.flatMap(({ dueOn, urgeable }) => {
    const ahead = stepDays(rules, dueOn).filter(
      ({ on }) => on > today && stepFor(urgeable, on, rules)?.on === on,
    );
    return [...(stepFor(urgeable, today, rules) ? [today] : []), ...ahead.map(({ on }) => on)];
  });
  return [...new Set(days)].toSorted();
}
