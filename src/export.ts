import { listDeliveries } from '../db/deliveries.ts';
import { listPeople } from '../db/people.ts';
import { allReplies } from '../db/replies.ts';
import { listSlots } from '../db/slots.ts';
import type { DbOrTx } from '../db/transact.ts';
import { listPrompts } from '../db/weeks.ts';
import { exportedAudit } from './audit/export.ts';
import { storedCampaign } from './campaign/stored.ts';
import { exportedCirculars } from './circulars/export.ts';
import type { Deps } from './deps.ts';
import { exportedEvidence } from './evidence/export.ts';
import { isPublicJob, isToldOf, readerNamed, type Reader } from './export-reader.ts';
import { hidesLine } from './inspections/sight.ts';
import { exportedChecks, exportedInspections } from './inspections/export.ts';
import { exportedFindings } from './rectifications/export.ts';
import { Refusal } from './refusal.ts';
import { exportedTasks } from './tasks/export.ts';

/** The record as JSON; rows name each other by the campaign file's ids, instants are ISO text in UTC. */
export type Export = Record<string, unknown>;

async function rosterPart(db: DbOrTx): Promise<Export> {
  const campaign = await storedCampaign(db);
  if (!campaign) throw new Refusal({ code: 'no_campaign' });
  const people = new Map((await listPeople(db)).map((row) => [row.id, row]));
  const sections = await db.selectFrom('section').selectAll().orderBy('position').execute();
  const goals = await db.selectFrom('goal').selectAll().orderBy('position').execute();
  const handlers = new Map(campaign.sections.map((section) => [section.id, section.handlers]));
  return {
    campaign: {
      id: campaign.id,
      name: campaign.name,
      organization: campaign.organization,
      starts_on: campaign.startsOn,
      ends_on: campaign.endsOn,
      timezone: campaign.timezone,
      language: campaign.language,
      calendar: campaign.calendar,
      channels: { summary: campaign.channels.summary, leading_group: campaign.channels.leadingGroup },
      leading_group: campaign.leadingGroup,
    },
    people: [...people.values()].map((row) => ({
      id: row.id,
      name: row.name,
      slack: row.slack,
      slack_user_id: row.slackUserId,
      retired_at: row.retiredAt,
    })),
    sections: sections.map((row) => ({
      id: row.id,
      name: row.name,
      channel: row.channel,
      head: row.headId,
      deputy: row.deputyId,
      handlers: handlers.get(row.id) ?? [],
      key: row.isKey === 1,
      retired_at: row.retiredAt,
    })),
    goals: goals.map((row) => ({
      id: row.id,
      name: row.name,
      pillar: row.pillarId,
      weight: row.weight,
      lead: row.leadId,
      supporting: JSON.parse(row.supporting) as string[],
      retired_at: row.retiredAt,
    })),
  };
}

/** What is followed up: tasks, rounds with what they found, and who did what with them. */
async function followedPart(db: DbOrTx, reader: Reader | null): Promise<Export> {
  const sight = reader?.sight ?? null;
  const { audit, historyOf } = await exportedAudit(db, (line) => sight !== null && hidesLine(sight, line));
  const readsAudit = reader === null || reader.isOffice;
  const of = { sight, historyOf: readsAudit ? historyOf : () => [] };
  return {
    tasks: await exportedTasks(db, of),
    inspections: await exportedInspections(db, of),
    checks: await exportedChecks(db, sight),
    ...(await exportedFindings(db, of)),
    evidence: await exportedEvidence(db, sight),
    circulars: await exportedCirculars(db, sight, reader ?? { isOffice: true, isLeader: false }),
    ...(readsAudit ? { audit } : {}),
  };
}

async function weeklyPart(db: DbOrTx, reader: Reader | null): Promise<Export> {
  const weeks = await db.selectFrom('week').selectAll().orderBy('startsOn').execute();
  const asked = await db.selectFrom('weekTask').selectAll().orderBy('period').orderBy('position').execute();
  const leave = await db.selectFrom('leave').selectAll().orderBy('recordedAt').execute();
  const notices = await db.selectFrom('holidayNotice').selectAll().orderBy('year').execute();
  return {
    slots: (await listSlots(db))
      .filter((row) => reader === null || isPublicJob(row.job))
      .map((row) => ({
        job: row.job,
        period: row.period,
        due_at: row.dueAt,
        state: row.state,
        reason: row.reason,
        recorded_at: row.recordedAt,
      })),
    weeks: weeks.map((row) => ({
      period: row.period,
      starts_on: row.startsOn,
      ends_on: row.endsOn,
      deployed_at: row.deployedAt,
      due_at: row.dueAt,
      summary_at: row.summaryAt,
      covers: JSON.parse(row.covers) as string[],
    })),
    week_tasks: asked.map((row) => ({
      period: row.period,
      section: row.sectionId,
      task: row.taskId,
      role: row.role,
      cycle: row.cycle,
    })),
    leave: leave.map((row) => ({
      person: row.personId,
      from: row.fromOn,
      to: row.toOn,
      recorded_by: row.recordedBy,
      recorded_at: row.recordedAt,
    })),
    holiday_notices: notices.map((row) => ({
      calendar: row.calendar,
      year: row.year,
      off: JSON.parse(row.off) as unknown,
      workdays: JSON.parse(row.workdays) as unknown,
    })),
  };
}

async function spokenPart(db: DbOrTx, reader: Reader | null): Promise<Export> {
  const kept = await db.selectFrom('draft').selectAll().orderBy('createdAt').execute();
  const drafts = kept.filter((row) => reader === null || row.personId === reader.personId);
  const deliveries = (await listDeliveries(db)).filter((row) => reader === null || isToldOf(reader, row));
  const keys = new Set(deliveries.map((row) => row.key));
  const prompts = (await listPrompts(db)).filter((row) => reader === null || keys.has(row.deliveryKey));
  return {
    prompts: prompts.map((row) => ({
      section: row.sectionId,
      period: row.period,
      kind: row.kind,
      delivery: row.deliveryKey,
      at: row.at,
    })),
    replies: (await allReplies(db)).map((row) => ({
      section: row.sectionId,
      period: row.period,
      author: row.authorId,
      on_behalf: row.onBehalf === 1,
      submitted_at: row.submittedAt,
      late: row.late === 1,
      source: row.source,
      revision: row.revision,
      text: row.text,
      items: row.items.map((item) => ({
        task: item.taskId,
        state: item.state,
        text: item.text,
        blocker: item.blocker,
      })),
      superseded_at: row.supersededAt,
      withdrawn_at: row.withdrawnAt,
    })),
    drafts: drafts.map((row) => ({
      author: row.personId,
      text: row.text,
      source: row.source,
      period: row.period,
      created_at: row.createdAt,
    })),
    deliveries: deliveries.map((row) => ({
      key: row.key,
      channel: row.channel ?? row.address,
      address: row.address,
      state: row.state,
      ts: row.ts,
      error: row.lastError,
      queued_at: row.queuedAt,
      sent_at: row.sentAt,
    })),
  };
}

async function exported(db: DbOrTx, reader: Reader | null): Promise<Export> {
  return {
    ...(await rosterPart(db)),
    ...(await followedPart(db, reader)),
    ...(await weeklyPart(db, reader)),
    ...(await spokenPart(db, reader)),
  };
}

/**
 * Everything on record. Replies come newest first: by week, then roster order, then revision; withdrawn
 * and superseded ones are there with their marks.
 */
export function exportAll({ db }: Pick<Deps, 'db'>): Promise<Export> {
  return exported(db, null);
}

/**
 * The record as one person may see it: without rounds of which they may not know and all that belongs to them, without
 * other people's direct messages and unfinished words; who did what, and the histories made of that, for the campaign
 * office alone. A refusal when nobody is called so.
 */
export async function exportFor({ db }: Pick<Deps, 'db'>, person: string): Promise<Export> {
  return exported(db, await readerNamed(db, person));
}
