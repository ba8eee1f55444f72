import BetterSqlite3 from 'better-sqlite3';
import { addAudit } from '../db/audit.ts';
import type { Db } from '../db/connect.ts';
import { receiveOnce } from '../db/inbox.ts';
import { weekTasks } from '../db/tasks.ts';
import { transact } from '../db/transact.ts';
import { sqliteFile } from '../db/url.ts';
import { findWeek } from '../db/weeks.ts';
import { isoWeekOf } from '../src/calendar/day.ts';
import { openOldOffice } from './growth.ts';
import { recorded } from './recorded.ts';
import { interleaved, median, rowOf, shareOf, type Effort, type Row } from './rows.ts';

const SECTIONS = 13;
const TIMES = 2_000;
/** Stands for the key of a delivery in what is recorded. */
const PROBE = 'probe';

/** What is asked of the database, with a key that is new each time. */
type Work = (db: Db, key: string) => Promise<unknown>;

/** What a reply reads first: its week, and what the week asks of its section. */
const reads = (period: string): Work => {
  return async (db) => [await findWeek(db, period), await weekTasks(db, period, 'section-1')];
};

/** What every delivery that changes something writes: its key, and its line of the audit. */
const writes: Work = (db, key) =>
  transact(db, async (tx) => {
    await receiveOnce(tx, key, '2026-01-01T00:00:00.000Z');
    await addAudit(tx, {
      noun: 'task',
      subjectId: key,
      event: 'spoken',
      fromState: null,
      toState: null,
      actorId: null,
      door: 'command',
      reason: '',
      details: '{}',
      at: '2026-01-01T00:00:00.000Z',
    });
  });

/** The same statements, prepared once and run by better-sqlite3 alone, in a transaction where they write. */
async function rawly(database: BetterSqlite3.Database, db: Db, work: Work): Promise<(key: string) => void> {
  const { db: watched, statements } = recorded(db);
  await work(watched, PROBE);
  const prepared = statements.map(({ sql, parameters }) => {
    const statement = database.prepare(sql);
    return (key: string): unknown => {
      const given = parameters.map((one) => (one === PROBE ? key : one));
      return statement.reader ? statement.all(given) : statement.run(given);
    };
  });
  const run = (key: string): void => {
    for (const one of prepared) one(key);
  };
  if (work !== writes) return run;
  const whole = database.transaction(run);
  return (key) => whole.immediate(key);
}

/** The middle of how long each of so many takes, in milliseconds. */
async function middle(times: number, once: (key: string) => unknown, name: string): Promise<number> {
  const taken: number[] = [];
  for (let done = 0; done < times; done += 1) {
    const key = `${name}.${performance.now()}.${done}`;
    const began = performance.now();
    await once(key);
    taken.push(performance.now() - began);
  }
  return median(taken);
}

/** B3: what our way to the database costs beside better-sqlite3 alone, with the same statements on the same file. */
export async function hotPath(effort: Effort): Promise<Row[]> {
  const office = await openOldOffice(SECTIONS, 1);
  const database = new BetterSqlite3(sqliteFile(office.url) ?? ':memory:');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  const times = shareOf(TIMES, effort);
  const period = isoWeekOf(office.now.toISOString().slice(0, 10));
  const rows: Row[] = [];
  try {
    for (const [name, work, atMost] of [
      ['writes: key and line of the audit, committed', writes, 1.2],
      ['reads: the week and its tasks', reads(period), 2.3],
    ] as const) {
      const raw = await rawly(database, office.db, work);
      const rounds = await interleaved(
        effort,
        () => middle(times, (key) => work(office.db, key), 'ours'),
        () => middle(times, raw, 'bare'),
      );
      rows.push(rowOf({ bench: 'B3', name, unit: 'ms', target: { atMost } }, rounds));
    }
  } finally {
    database.close();
    await office.close();
  }
  return rows;
}
