import { findCampaign } from '../../db/campaign.ts';
import { addInspection } from '../../db/inspections.ts';
import { listLeadingGroup, onLeave } from '../../db/people.ts';
import type { Door } from '../../db/schema-tasks.ts';
import type { Tx } from '../../db/transact.ts';
import { dayOf, isDay, monthOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import { addWorkdays } from '../calendar/workdays.ts';
import { campaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { onceFor, type Repeated } from '../once.ts';
import {
  peopleNamed,
  personNamed,
  roster,
  sectionNamed,
  type SectionWithHandlers,
} from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { campaignDueFault } from '../tasks/due.ts';
import { inspectionFacts, viewerOf } from './facts.ts';
import { comingMonthly } from './monthly.ts';
import { dayForSpecial, planNotes, type PlanNote } from './planning.ts';
import { inspectionRef } from './ref.ts';
import { addRoundLine, refusedRound, type RoundActor, type RoundCaller, type RoundChange } from './round.ts';
import { isOfPosts } from '../people/posts.ts';
import { uncovered, usualTeam } from './team.ts';
import { asVisits, roundsFor } from './visits.ts';
import type { Telling } from './round.ts';

/** A round as somebody wants it; sections and people by id or name. */
export interface NewRound {
  kind: 'monthly' | 'special';
  /** Empty: every section for a monthly round, the key sections for a special one. */
  sections: readonly string[];
  /** `YYYY-MM-DD`; null: the day of the rhythm, or one that spares the sections a visit. */
  on: string | null;
  /** Empty: the campaign office for a monthly round. Whoever opens a special one is on its team besides. */
  inspectors: readonly string[];
  reason: string;
}

/** A round that was opened, and what whoever opened it should know of other visits to its sections. */
export interface RoundOpened extends RoundChange {
  kind: 'opened';
  deed: 'open';
  notes: PlanNote[];
}

/** A round with everything decided. */
export interface RoundPlan {
  kind: 'monthly' | 'special';
  period: string;
  heldOn: Day;
  sections: readonly SectionWithHandlers[];
  inspectorIds: readonly string[];
  reason: string;
}

async function officeIds(tx: Tx): Promise<string[]> {
  const group = await listLeadingGroup(tx);
  return group.filter((row) => row.role === 'office').map((row) => row.personId);
}

/** Who inspects on a day when nobody was named. */
export async function officeFor(tx: Tx, day: Day): Promise<readonly string[]> {
  return usualTeam(await officeIds(tx), await onLeave(tx, day));
}

/** Puts a round on record, inside a transaction that is already under way, without telling anybody. */
export async function openWithin(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  campaign: CampaignFacts,
  asked: { plan: RoundPlan; by: RoundActor; door: Door },
  now: Date,
): Promise<RoundChange> {
  const { plan, by, door } = asked;
  const { kind, period, heldOn, reason } = plan;
  const at = now.toISOString();
  const round = await addInspection(
    tx,
    {
      id: deps.newId(),
      kind,
      period,
      heldOn,
      state: 'planned',
      reason,
      checklist: (await findCampaign(tx))?.checklist ?? '[]',
      openedBy: by?.personId ?? null,
      openedAt: at,
      noticedAt: kind === 'monthly' ? at : null,
      startedAt: null,
      finishedAt: null,
    },
    plan.sections.map((section) => section.id),
    plan.inspectorIds,
  );
  const line = { event: 'open', by, door, reason, details: { on: heldOn } } as const;
  await addRoundLine(tx, { round }, line, at, 'planned', null);
  return { deed: 'open', facts: await inspectionFacts(tx, campaign, round, now), by };
}

async function sectionsMeant(tx: Tx, { kind, sections }: NewRound): Promise<SectionWithHandlers[]> {
  const all = await roster(tx);
  if (sections.length > 0) {
    const named: SectionWithHandlers[] = [];
    for (const one of sections) named.push(await sectionNamed(tx, one));
    return all.filter(({ id }) => named.some((section) => section.id === id));
  }
  const meant = kind === 'monthly' ? all : all.filter((section) => section.isKey === 1);
  if (meant.length === 0) throw refusedRound({ kind: 'no_sections' });
  return meant;
}

/**
 * The day on which a round is to be held, within the campaign; a special round needs no lead, for its sections have nothing to do
 * before it.
 */
function dayMeant(on: string, { kind }: NewRound, today: Day, { plan }: CampaignFacts): Day {
  const fault = campaignDueFault(on, today, plan);
  const isSoon = kind === 'special' && isDay(on) && on >= today && on <= addWorkdays(plan.calendar, today, 1);
  if (fault && !(isSoon && plan.calendar.isWorkday(on) && on <= plan.endsOn))
    throw refusedRound({ kind: 'bad_day', day: on, fault });
  return on;
}

/** The people who were named; a refusal for somebody who is of every section that is inspected. */
async function inspectorsNamed(
  tx: Tx,
  { inspectors }: NewRound,
  sections: readonly SectionWithHandlers[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const one of inspectors) {
    const { id, name } = await personNamed(tx, one);
    if (sections.every((section) => isOfPosts(id, section)))
      throw refusedRound({
        kind: 'recused',
        person: name,
        sections: sections.map((section) => section.name),
      });
    ids.push(id);
  }
  return ids;
}

/** Refuses a team that has nobody for some section, and says who of the office may inspect it. */
async function coveredOnly(
  tx: Tx,
  sections: readonly SectionWithHandlers[],
  inspectorIds: readonly string[],
): Promise<void> {
  const alone = uncovered(sections, inspectorIds);
  if (alone.length === 0) return;
  const may = (await officeIds(tx)).filter((id) => alone.every((section) => !isOfPosts(id, section)));
  const names = (await peopleNamed(tx, may)).map((one) => one.name);
  throw refusedRound({ kind: 'no_inspector', sections: alone.map((section) => section.name), names });
}

async function planMeant(
  tx: Tx,
  campaign: CampaignFacts,
  round: NewRound,
  caller: RoundCaller,
  now: Date,
): Promise<{ plan: RoundPlan; notes: PlanNote[] }> {
  const { kind } = round;
  const today = dayOf(now, campaign.timezone);
  const known = await roundsFor(tx, viewerOf(caller));
  const visits = asVisits(known);
  const sections = await sectionsMeant(tx, round);
  const sectionIds = sections.map((section) => section.id);
  const coming = kind === 'monthly' && round.on === null ? comingMonthly(campaign, now) : null;
  const spared = kind === 'special' ? sectionIds : [];
  const on = round.on ?? coming?.heldOn ?? dayForSpecial(spared, visits, today, campaign.plan.calendar);
  const heldOn = coming?.heldOn ?? dayMeant(on, round, today, campaign);
  const period = coming?.period ?? monthOf(heldOn);
  const before = known.find(
    (one) => one.round.kind === 'monthly' && one.round.period === period && one.round.state !== 'cancelled',
  );
  if (kind === 'monthly' && before) {
    const fault = { inspection: inspectionRef(before.round), period, on: before.round.heldOn };
    throw refusedRound({ kind: 'already_monthly', ...fault });
  }
  const named = await inspectorsNamed(tx, round, sections);
  if (kind === 'special') named.push(caller.personId);
  const inspectorIds = named.length > 0 ? [...new Set(named)] : await officeFor(tx, heldOn);
  await coveredOnly(tx, sections, inspectorIds);
  const plan = { kind, period, heldOn, sections, inspectorIds, reason: round.reason };
  return { plan, notes: planNotes(sectionIds, heldOn, visits) };
}

/**
 * Opens a round for the campaign office, once however often the same delivery brings it. Refuses a second monthly
 * round in a month, days that are past, off or after the campaign, and a team that has nobody for some section.
 */
export function openInspection(
  deps: Deps,
  asked: { inboxKey: string; caller: RoundCaller; door: Door; round: NewRound },
  tell: Telling<RoundOpened>,
): Promise<RoundOpened | Repeated> {
  const { caller, door, round } = asked;
  if (!caller.isOffice) throw new Refusal({ code: 'office_only' });
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const { plan, notes } = await planMeant(tx, campaign, round, caller, now);
    const by = { personId: caller.personId, name: caller.name };
    const change = await openWithin(tx, deps, campaign, { plan, by, door }, now);
    const opened: RoundOpened = { ...change, kind: 'opened', deed: 'open', notes };
    await tell(tx, campaign, opened);
    return opened;
  });
}
