import { findCampaign, listNotices, type CampaignRow } from '../../db/campaign.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { CadencePlan } from '../calendar/cadence.ts';
import type { QuietHours, Rhythm } from '../calendar/rhythm.ts';
import { workCalendar, type YearNotice } from '../calendar/workdays.ts';
import { Refusal } from '../refusal.ts';
import { USUAL_URGING, type Urging } from '../tasks/ladder.ts';
import type { CalendarName, Language } from './campaign.ts';

/** The running campaign as rules and messages need it. */
export interface CampaignFacts {
  id: string;
  name: string;
  language: Language;
  timezone: string;
  summaryChannel: string;
  /** Where only the leading group reads; null when it has no channel. */
  leadingGroupChannel: string | null;
  watchingSince: Date | null;
  tickedAt: Date | null;
  /** Until when everything that people wrote was heard. */
  heardAt: Date | null;
  /** Until when a restored database knows what happened, and when it was restored; null: it never was. */
  restored: { from: Date; at: Date } | null;
  team: string | null;
  urging: Urging;
  plan: CadencePlan;
}

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** The ladder of a stored campaign; the usual one when it was imported before there were ladders. */
export function urgingOf({ urging }: Pick<CampaignRow, 'urging'>): Urging {
  return urging === null ? USUAL_URGING : (JSON.parse(urging) as Urging);
}

/** Notices that were imported for a work calendar. */
export async function importedNotices(db: DbOrTx, calendar: CalendarName): Promise<YearNotice[]> {
  const rows = await listNotices(db, calendar);
  return rows.map((row) => ({
    year: row.year,
    off: JSON.parse(row.off) as YearNotice['off'],
    workdays: JSON.parse(row.workdays) as YearNotice['workdays'],
  }));
}

function restoredOf({ restoredFrom, restoredAt }: CampaignRow): CampaignFacts['restored'] {
  return restoredFrom === null || restoredAt === null
    ? null
    : { from: new Date(restoredFrom), at: new Date(restoredAt) };
}

async function factsOf(db: DbOrTx, row: CampaignRow): Promise<CampaignFacts> {
  const calendar = row.calendar as CalendarName;
  return {
    id: row.id,
    name: row.name,
    language: row.language as Language,
    timezone: row.timezone,
    summaryChannel: row.summaryChannel,
    leadingGroupChannel: row.leadingGroupChannel,
    watchingSince: instant(row.watchingSince),
    tickedAt: instant(row.tickedAt),
    heardAt: instant(row.heardAt),
    restored: restoredOf(row),
    team: row.team,
    urging: urgingOf(row),
    plan: {
      rhythm: JSON.parse(row.rhythm) as Rhythm,
      timezone: row.timezone,
      calendar: workCalendar(calendar, await importedNotices(db, calendar)),
      quietHours: JSON.parse(row.quietHours) as QuietHours | null,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
    },
  };
}

/** The campaign of this database, or null before the first import. */
export async function findCampaignFacts(db: DbOrTx): Promise<CampaignFacts | null> {
  const row = await findCampaign(db);
  return row ? factsOf(db, row) : null;
}

/** The campaign of this database; a refusal when none was imported. */
export async function campaignFacts(db: DbOrTx): Promise<CampaignFacts> {
  const facts = await findCampaignFacts(db);
  if (!facts) throw new Refusal({ code: 'no_campaign' });
  return facts;
}
