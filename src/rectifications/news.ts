import { actsSince } from '../../db/audit.ts';
import { listPeople } from '../../db/people.ts';
import { findingsByRectifications } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { readDetails, type KeptDetails } from '../audit/rules.ts';
import { addDays, instantOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { readOn } from '../slots/daily.ts';
import { LOOK_BACK_DAYS, readersOf } from '../tasks/news.ts';
import { rectificationLines, type RectificationLine } from './list.ts';
import type { HandMove } from './verbs.ts';

const FOR_SECTION: readonly HandMove[] = ['amend', 'uphold', 'withdraw', 'pass', 'fail', 'suspend', 'resume'];

/** What somebody did with a rectification of a section that has no channel in which it could be told. */
export interface RectificationNews extends RectificationLine {
  move: HandMove;
  actor: string;
  text: string;
  /** What else was changed. */
  details: KeptDetails;
}

/**
 * Whether a section has to hear of a move: what it did itself it knows, and of what was only noted it knows nothing.
 */
export function concernsInspected(move: string, from: string | null): boolean {
  return from !== 'noted' && FOR_SECTION.some((one) => one === move);
}

/** What each person has to hear on a day of what others did with the rectifications of sections without a channel. */
export async function allRectificationNews(
  db: DbOrTx,
  campaign: CampaignFacts,
  day: Day,
  now: Date,
): Promise<(personId: string) => RectificationNews[]> {
  const since = instantOf(addDays(day, -LOOK_BACK_DAYS), '00:00', campaign.timezone).toISOString();
  const acts = await actsSince(db, 'rectification', since);
  const touched = await findingsByRectifications(db, [...new Set(acts.map((act) => act.subjectId))]);
  const issued = touched.filter(({ rectification }) => rectification.issuedAt !== null);
  const lines = await rectificationLines(db, campaign, now, issued);
  const untold = lines.filter(({ section }) => section.channel === null && section.retiredAt === null);
  const byId = new Map(untold.map((line) => [line.rectification.id, line]));
  const readers = new Map<string, string[]>();
  for (const { section } of untold) {
    if (!readers.has(section.id)) readers.set(section.id, await readersOf(db, section, day));
  }
  const names = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  return (personId) =>
    acts.flatMap(({ subjectId, event, fromState, actorId, reason, details, at }): RectificationNews[] => {
      const line = byId.get(subjectId);
      const move = concernsInspected(event, fromState) && FOR_SECTION.find((one) => one === event);
      if (!line || !move || actorId === null || actorId === personId) return [];
      if (!readers.get(line.section.id)?.includes(personId)) return [];
      if (readOn(campaign, new Date(at)) !== day) return [];
      return [
        {
          ...line,
          move,
          actor: names.get(actorId) ?? actorId,
          text: reason,
          details: readDetails({ details }),
        },
      ];
    });
}
