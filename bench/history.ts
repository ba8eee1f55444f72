import BetterSqlite3 from 'better-sqlite3';
import { addDays, isoWeekOf } from '../src/calendar/day.ts';
import type { Campaign } from '../src/campaign/campaign.ts';
import { sqliteFile } from '../db/url.ts';

const WEEKS_A_YEAR = 52;
const TASKS_A_YEAR = 2;
const FINDINGS_A_MONTH = 2;

type Value = string | number | null;
type Insert = (table: string, row: Record<string, Value>) => void;

/** Inserts rows as they come: a hundred years are some million of them. */
function inserter(database: BetterSqlite3.Database): Insert {
  const prepared = new Map<string, BetterSqlite3.Statement>();
  return (table, row) => {
    const columns = Object.keys(row);
    const key = `${table} ${columns.join()}`;
    const statement =
      prepared.get(key) ??
      database.prepare(`insert into ${table} (${columns.join()}) values (${columns.map(() => '?').join()})`);
    prepared.set(key, statement);
    statement.run(Object.values(row));
  };
}

const at = (day: string, time = '09:00'): string => `${day}T${time}:00.000Z`;

function audit(insert: Insert, noun: string, id: string, day: string, events: readonly string[]): void {
  for (const [place, event] of events.entries()) {
    insert('audit', {
      noun,
      subject_id: id,
      line: place + 1,
      event,
      from_state: null,
      to_state: null,
      actor_id: 'office',
      door: 'command',
      reason: '',
      details: '{}',
      at: at(day, `1${place}:00`),
    });
  }
}

/** A week that is over: asked, answered by every section, and told. */
function addWeek(insert: Insert, campaign: Campaign, monday: string): void {
  const period = isoWeekOf(monday);
  const due = at(addDays(monday, 4), '12:00');
  const told = at(addDays(monday, 4), '16:00');
  insert('week', {
    period,
    starts_on: monday,
    ends_on: addDays(monday, 6),
    deployed_at: at(monday),
    due_at: due,
    summary_at: told,
    covers: '[]',
    summary_stale: 0,
  });
  for (const job of ['weekly.deploy', 'weekly.prompt', 'weekly.due', 'weekly.summary']) {
    const slot = { campaign_id: campaign.id, job, period, due_at: due, state: 'fired', reason: null };
    insert('slot', { ...slot, recorded_at: due });
  }
  const sent = (key: string, channel: string): void =>
    insert('delivery', {
      key,
      address: `#${channel}`,
      channel: 'C1000',
      thread_ts: null,
      thread_key: null,
      text: '本周工作',
      blocks: '[]',
      work_hours: 1,
      state: 'sent',
      version: 1,
      sent_version: 1,
      ts: `${period}.${channel}`,
      attempts: 0,
      not_before_at: at('1970-01-01'),
      started_at: at(monday),
      absent_at: null,
      last_error: null,
      queued_at: at(monday),
      sent_at: at(monday),
    });
  sent(`${campaign.id}/weekly.plan/${period}`, 'plan');
  sent(`${campaign.id}/weekly.summary/${period}`, 'summary');
  for (const [place, section] of campaign.sections.entries()) {
    const key = `${campaign.id}/weekly.deploy/${period}/${section.id}`;
    const replyId = `reply-${period}-${section.id}`;
    const authorId = section.head ?? 'office';
    sent(key, section.id);
    insert('prompt', { delivery_key: key, section_id: section.id, period, kind: 'deploy', at: at(monday) });
    const asked = campaign.tasks.flatMap((task) => {
      const supports = task.supporting.includes(section.id);
      return task.lead === section.id
        ? [{ task, role: 'lead' }]
        : supports
          ? [{ task, role: 'supporting' }]
          : [];
    });
    insert('reply', {
      id: replyId,
      period,
      section_id: section.id,
      revision: 1,
      author_id: authorId,
      on_behalf: 0,
      source: 'command',
      message_key: null,
      text: '本周工作已按计划完成。',
      submitted_at: due,
      late: 0,
      superseded_at: null,
      withdrawn_at: null,
    });
    for (const [position, { task, role }] of asked.entries()) {
      const common = { task_id: task.id, position };
      insert('week_task', { ...common, period, section_id: section.id, role, cycle: period });
      insert('reply_item', {
        ...common,
        reply_id: replyId,
        state: 'in_progress',
        text: '进展顺利',
        blocker: '',
      });
    }
    audit(insert, 'reply', `${period}/${section.id}`, monday, ['save']);
    insert('inbox', { key: `command:${period}.${place}`, received_at: due });
  }
}

/** A round that is over: what it found in one section is mended. */
function addRound(insert: Insert, campaign: Campaign, number: number, day: string, finding: number): void {
  const id = `round-${number}`;
  insert('inspection', {
    id,
    number,
    kind: 'monthly',
    period: `${day.slice(0, 7)}-${number}`,
    held_on: day,
    state: 'finished',
    reason: '',
    checklist: '[]',
    opened_by: null,
    opened_at: at(day),
    noticed_at: at(day),
    started_at: at(day),
    finished_at: at(day, '17:00'),
  });
  insert('inspector', { inspection_id: id, person_id: 'office', position: 1, left_at: null });
  for (const [position, section] of campaign.sections.entries()) {
    insert('inspection_section', { inspection_id: id, section_id: section.id, position });
    insert('inspection_check', {
      id: `${id}-${section.id}`,
      inspection_id: id,
      section_id: section.id,
      item_id: 'premises',
      own: 0,
      result: 'pass',
      note: '',
      recorded_by: 'office',
      recorded_at: at(day),
      door: 'command',
      superseded_at: null,
    });
  }
  for (let place = 0; place < FINDINGS_A_MONTH; place += 1) {
    const sectionId = campaign.sections[(number + place) % campaign.sections.length]?.id ?? '';
    const findingId = `finding-${finding + place}`;
    insert('finding', {
      id: findingId,
      inspection_id: id,
      section_id: sectionId,
      item_id: 'premises',
      problem: '物品堆放不齐',
      basis: '办公区域整洁',
      repeats: null,
      noted_at: at(day),
    });
    insert('rectification', {
      id: `rectification-${finding + place}`,
      number: finding + place,
      finding_id: findingId,
      state: 'closed',
      measure: '整理',
      person_id: null,
      due_on: addDays(day, 15),
      round: 1,
      review_on: null,
      answered_by: 'office',
      done_by: 'office',
      done_text: '已整理',
      done_at: at(addDays(day, 5)),
      issued_at: at(day),
    });
    audit(insert, 'rectification', `rectification-${finding + place}`, day, [
      'issue',
      'accept',
      'submit',
      'close',
    ]);
  }
}

/** A task that was added, urged once and closed. */
function addTask(insert: Insert, leadId: string, number: number, day: string): void {
  const id = `past-${number}`;
  insert('task', {
    id,
    number,
    position: number,
    title: '整理档案',
    goal_id: null,
    lead_id: leadId,
    every: null,
    from_on: null,
    due_on: addDays(day, 30),
    original_due_on: addDays(day, 30),
    original_lead_id: leadId,
    retired_at: null,
    state: 'closed',
    urgent: 0,
    source: 'meeting',
    parent_id: null,
    assignee_id: null,
    review_on: null,
    added_by: 'office',
    added_at: at(day),
  });
  insert('urging', {
    task_id: id,
    due_on: addDays(day, 30),
    workdays: -3,
    made_on: addDays(day, 27),
    told: '[]',
    circular: 0,
    talk: 0,
  });
  audit(insert, 'task', id, day, ['add', 'acknowledge', 'submit', 'return', 'submit', 'close']);
}

/**
 * Puts so many years of the office's work before its first week: weeks with everybody's replies, tasks that were
 * added and closed, and monthly rounds whose findings are mended. The office does nothing meanwhile.
 */
export function addHistory(
  databaseUrl: string,
  campaign: Campaign,
  years: number,
  firstMonday: string,
): void {
  const database = new BetterSqlite3(sqliteFile(databaseUrl) ?? ':memory:');
  database.pragma('synchronous = OFF');
  const insert = inserter(database);
  let number = campaign.tasks.length;
  database.transaction(() => {
    for (let back = years * WEEKS_A_YEAR; back > 0; back -= 1)
      addWeek(insert, campaign, addDays(firstMonday, -7 * back));
    for (let back = years * 12; back > 0; back -= 1) {
      const round = years * 12 - back;
      const day = addDays(firstMonday, -30 * back);
      addRound(insert, campaign, round + 1, day, round * FINDINGS_A_MONTH + 1);
    }
    for (let back = years * TASKS_A_YEAR; back > 0; back -= 1) {
      const day = addDays(firstMonday, -180 * back);
      for (const { id } of campaign.sections) addTask(insert, id, (number += 1), day);
    }
  })();
  database.close();
}
