import { actsOn } from '../../db/audit.ts';
import { groupBy } from '../../db/group-by.ts';
import { rectificationUrgingsOn, type RectificationUrgingRow } from '../../db/rectifications.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { dayOf, daysBetween } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { isUnderWay } from '../tasks/states.ts';
import { groupOf } from '../tasks/steps.ts';
import { isOfSection } from '../tasks/who.ts';
import { openRectifications, type RectificationLine } from './list.ts';
import type { Rectifier } from './moving.ts';
import { allRectificationNews, type RectificationNews } from './news.ts';
import { asTaskState } from './states.ts';
import {
  rectificationsWaitingFor,
  type RectificationWaiting,
  type RectificationWaitingKind,
} from './waiting.ts';
import { readsInChannel } from '../people/posts.ts';

/** A rectification of which somebody is reminded on a day. */
export interface UrgedRectification extends RectificationLine {
  /** Calendar days past its due day; 0 until then. */
  daysLate: number;
  /** A talk is proposed. */
  talk: boolean;
}

/** What the message of a day has of rectifications for one person. */
export interface RectificationDay {
  urged: UrgedRectification[];
  waiting: RectificationWaiting[];
  /** What others did today with rectifications of a section that has no channel. */
  news: RectificationNews[];
}

/** What is for the section to do, or for whoever acts for it. */
const OF_SECTION: readonly RectificationWaitingKind[] = ['accept', 'mend'];

/** To be accepted: told by its card, where there is one. */
function isTold({ kind, section }: RectificationWaiting): boolean {
  return kind !== 'accept' || !readsInChannel(section);
}

/** Whether there is still a point in reminding somebody: it waits as it did, and nobody of its section acted since. */
function isStillUrged(
  { madeOn, dueOn }: RectificationUrgingRow,
  { rectification, section }: RectificationLine,
  acts: readonly { actorId: string | null; at: string }[],
  known: { officeIds: readonly string[]; timezone: string },
): boolean {
  if (!isUnderWay(asTaskState(rectification.state)) || rectification.dueOn !== dueOn) return false;
  return !acts.some(
    ({ actorId, at }) =>
      actorId !== null &&
      isOfSection(actorId, section, null, known.officeIds) &&
      dayOf(new Date(at), known.timezone) >= madeOn,
  );
}

/** Reads what the messages of a day have of rectifications, for whomever it is asked about, as the facts are now. */
export async function rectificationDayReader(
  db: DbOrTx,
  campaign: CampaignFacts,
  day: Day,
  now: Date,
): Promise<(who: Pick<Rectifier, 'personId' | 'isOffice'>) => RectificationDay> {
  const lines = await openRectifications(db, campaign, now);
  const byId = new Map(lines.map((line) => [line.rectification.id, line]));
  const known = { officeIds: (await groupOf(db)).officeIds, timezone: campaign.timezone };
  const rows = await rectificationUrgingsOn(db, day);
  const ids = rows.map((row) => row.rectificationId);
  const acts = groupBy(await actsOn(db, 'rectification', ids, ''), (act) => act.subjectId);
  const urged = rows.flatMap((row) => {
    const line = byId.get(row.rectificationId);
    const isUrged = line && isStillUrged(row, line, acts.get(row.rectificationId) ?? [], known);
    if (!isUrged) return [];
    const daysLate = Math.max(0, daysBetween(row.dueOn, line.today));
    return [{ told: JSON.parse(row.told) as string[], one: { ...line, daysLate, talk: row.talk === 1 } }];
  });
  const news = await allRectificationNews(db, campaign, day, now);
  return (who) => {
    const waiting = rectificationsWaitingFor(who, lines).filter(isTold);
    const isAsked = ({ ref, talk }: UrgedRectification): boolean =>
      !talk && waiting.some((one) => OF_SECTION.includes(one.kind) && one.ref === ref);
    return {
      // Whoever is asked to accept or to mend one reads there how late it is, and not a second time.
      urged: urged.flatMap(({ told, one }) => (told.includes(who.personId) && !isAsked(one) ? [one] : [])),
      waiting,
      news: news(who.personId),
    };
  };
}
