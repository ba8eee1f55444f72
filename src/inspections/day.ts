import { actsSince, type AuditRow } from '../../db/audit.ts';
import { listLeadingGroup, listPeople } from '../../db/people.ts';
import { commentsOfRounds, newestMonthly } from '../../db/rounds.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { addDays, instantOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { drafts, withoutCircular } from '../circulars/due.ts';
import { sectionsById } from '../people/service.ts';
import { readOn } from '../slots/daily.ts';
import { readersOf } from '../tasks/news.ts';
import { readDetails } from '../audit/rules.ts';
import type { InspectionFacts } from './facts.ts';
import { whoFindsInspectors } from './lacking.ts';
import { inspectionRef } from './ref.ts';
import { lackingInspectors, NO_INSPECTOR } from './team.ts';
import { unfinishedOn } from './unfinished.ts';
import { roundsByIds, type KnownRound } from './visits.ts';

/** What a round has for one person on a day: one entry, with all that was said below it. */
export type RoundToday = Pick<InspectionFacts, 'round' | 'ref'> & {
  /** They inspect in it, and it was opened, begun or called off, or they came to its team. */
  inspects: boolean;
  /** Sections without a channel, for which they read, that are inspected by it. */
  inspected: { id: string; name: string }[];
  /** What somebody else asked or answered, oldest first. */
  said: { section: { id: string; name: string }; author: string; text: string }[];
};

/** What the rounds have for one person on a day. */
export interface RoundsDay {
  rounds: RoundToday[];
  /** For leaders: months whose inspection nobody could be found for. */
  unmanned: string[];
  /** For the office and leaders: open rounds with sections that nobody on the team may inspect. */
  lacking: (Pick<InspectionFacts, 'round' | 'ref'> & { sections: string[] })[];
  /** For those who can finish them: rounds that are under way for longer than they should be. */
  unfinished: Pick<InspectionFacts, 'round' | 'ref'>[];
  /** For those who draft circulars: rounds that somebody else finished, until their circular is posted. */
  toReport: Pick<InspectionFacts, 'round' | 'ref'>[];
}

/** No night or run of days off is longer. */
const LOOK_BACK_DAYS = 15;

/** Of these an inspector hears from the bot; of what they did themselves they know. */
const FOR_TEAM = ['open', 'start', 'cancel'];
/** After these somebody may have to be found for a section. */
const OF_TEAM = ['open', 'start', 'join', 'leave'];
/** Of these a section hears. */
const FOR_SECTION = ['open', 'start', 'finish', 'cancel'];

/** Reads what the rounds have on a day for whomever it is asked about, from the facts as they are now. */
export async function roundsOnDay(
  db: DbOrTx,
  campaign: CampaignFacts,
  day: Day,
): Promise<(personId: string) => RoundsDay> {
  const since = instantOf(addDays(day, -LOOK_BACK_DAYS), '00:00', campaign.timezone).toISOString();
  const isToday = ({ at }: { at: string }): boolean => readOn(campaign, new Date(at)) === day;
  const acts = (await actsSince(db, 'inspection', since)).filter(isToday);
  const failed = (await actsSince(db, 'campaign', since)).filter(
    (line) => line.subjectId === campaign.id && line.event === NO_INSPECTOR && isToday(line),
  );
  const unfinished = await unfinishedOn(db, campaign, day);
  if (acts.length + failed.length + unfinished.length === 0)
    return () => ({ rounds: [], unmanned: [], lacking: [], unfinished: [], toReport: [] });
  const activeIds = [...new Set(acts.map((line) => line.subjectId))];
  const active = await roundsByIds(db, activeIds);
  const sections = await sectionsById(db, [...new Set(active.flatMap((one) => one.sectionIds))]);
  const readers = new Map<string, string[]>();
  for (const section of sections.values())
    if (section.channel === null && section.retiredAt === null)
      readers.set(section.id, await readersOf(db, section, day));
  const comments = (await commentsOfRounds(db, activeIds)).filter((row) => row.withdrawnAt === null);
  const names = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  const group = await listLeadingGroup(db);
  const leaders = group.filter((row) => row.role !== 'office');
  const unreported = await withoutCircular(db, active, await newestMonthly(db));
  const toReport = (personId: string): KnownRound[] => {
    const isOffice = group.some((row) => row.role === 'office' && row.personId === personId);
    return unreported.filter(
      (known) =>
        drafts({ personId, isOffice }, known) &&
        acts.some(
          ({ subjectId, event, actorId }) =>
            subjectId === known.round.id && event === 'finish' && actorId !== personId,
        ),
    );
  };

  const lacking: (RoundsDay['lacking'][number] & { told: string[] })[] = [];
  for (const known of active) {
    const { round, sectionIds, inspectorIds } = known;
    if (!acts.some((line) => line.subjectId === round.id && OF_TEAM.includes(line.event))) continue;
    const inspected = sectionIds.flatMap((id) => sections.get(id) ?? []);
    const alone = lackingInspectors(round.state, inspected, inspectorIds).map(({ name }) => name);
    if (alone.length === 0) continue;
    const told = await whoFindsInspectors(db, known);
    lacking.push({ round, ref: inspectionRef(round), sections: alone, told });
  }

  const of = (known: KnownRound, personId: string): RoundToday => {
    const { round, sectionIds, inspectorIds } = known;
    const facts = { round, ref: inspectionRef(round) };
    const lines = acts.filter((line) => line.subjectId === round.id && line.actorId !== personId);
    const isOf = (events: readonly string[]): boolean => lines.some(({ event }) => events.includes(event));
    const inspects = inspectorIds.includes(personId);
    const { noticedAt } = round;
    const read =
      noticedAt === null ? [] : sectionIds.filter((id) => readers.get(id)?.includes(personId) === true);
    const heard = comments.filter(({ inspectionId, sectionId, authorId, at }) => {
      if (inspectionId !== round.id || authorId === personId) return false;
      if (inspects && isToday({ at })) return true;
      // What was said before its section might know of the round, it hears with the notice.
      const heardAt = noticedAt !== null && noticedAt > at ? noticedAt : at;
      return read.includes(sectionId) && isToday({ at: heardAt });
    });
    return {
      ...facts,
      inspects: inspects && (isOf(FOR_TEAM) || lines.some((line) => brings(line, personId))),
      inspected: isOf(FOR_SECTION) ? read.map(named) : [],
      said: heard.map(({ sectionId, authorId, text }) => ({
        section: named(sectionId),
        author: names.get(authorId) ?? authorId,
        text,
      })),
    };
  };
  const named = (id: string): { id: string; name: string } => ({ id, name: sections.get(id)?.name ?? id });
  const brings = (line: AuditRow, personId: string): boolean =>
    line.event === 'join' && readDetails(line).person === personId;
  return (personId) => ({
    rounds: active
      .map((known) => of(known, personId))
      .filter(({ inspects, inspected, said }) => inspects || inspected.length + said.length > 0),
    unmanned: leaders.some((row) => row.personId === personId) ? failed.map((line) => line.reason) : [],
    lacking: lacking.filter(({ told }) => told.includes(personId)),
    unfinished: unfinished
      .filter(({ told }) => told.has(personId))
      .map(({ round }) => ({ round, ref: inspectionRef(round) })),
    toReport: toReport(personId).map(({ round }) => ({ round, ref: inspectionRef(round) })),
  });
}
