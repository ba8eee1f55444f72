import type { Selectable } from 'kysely';
import type { RectificationState } from '../src/rectifications/states.ts';
import type {
  CircularTable,
  FindingTable,
  RectificationTable,
  RectificationUrgingTable,
} from './schema-inspections.ts';
import { nextInSeries } from './series.ts';
import type { DbOrTx, Tx } from './transact.ts';

export type FindingRow = Selectable<FindingTable>;
export type RectificationRow = Selectable<RectificationTable>;
export type RectificationUrgingRow = Selectable<RectificationUrgingTable>;
export type CircularRow = Selectable<CircularTable>;

/** A finding with its rectification. */
export interface FindingWithRectification {
  finding: FindingRow;
  rectification: RectificationRow;
}

/** Adds a finding and its rectification, which gets the next number of its kind of round. */
export async function addFinding(
  tx: Tx,
  finding: FindingRow,
  rectification: Omit<RectificationRow, 'number'>,
): Promise<RectificationRow> {
  const { kind } = await tx
    .selectFrom('inspection')
    .select('kind')
    .where('id', '=', finding.inspectionId)
    .executeTakeFirstOrThrow();
  const newest = await tx
    .selectFrom('rectification')
    .innerJoin('finding', 'finding.id', 'rectification.findingId')
    .innerJoin('inspection', 'inspection.id', 'finding.inspectionId')
    .select((s) => s.fn.max('rectification.number').as('number'))
    .where('inspection.kind', '=', kind)
    .executeTakeFirst();
  const added = { ...rectification, number: nextInSeries(kind, newest?.number ?? null) };
  await tx.insertInto('finding').values(finding).execute();
  await tx.insertInto('rectification').values(added).execute();
  return added;
}

/** The problem of a finding in other words, as long as it is only noted. */
export async function reword(tx: Tx, findingId: string, problem: string): Promise<void> {
  await tx.updateTable('finding').set({ problem }).where('id', '=', findingId).execute();
}

export function findRectification(db: DbOrTx, id: string): Promise<RectificationRow | undefined> {
  return db.selectFrom('rectification').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The rectification that people call `R7`. */
export function findRectificationByNumber(db: DbOrTx, number: number): Promise<RectificationRow | undefined> {
  return db.selectFrom('rectification').selectAll().where('number', '=', number).executeTakeFirst();
}

/** The rectification of a finding. */
export function findRectificationOf(db: DbOrTx, findingId: string): Promise<RectificationRow | undefined> {
  return db.selectFrom('rectification').selectAll().where('findingId', '=', findingId).executeTakeFirst();
}

export function findFinding(db: DbOrTx, id: string): Promise<FindingRow | undefined> {
  return db.selectFrom('finding').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Every finding with its rectification, in the order in which they were noted. */
export async function listFindings(db: DbOrTx): Promise<FindingWithRectification[]> {
  const findings = await db.selectFrom('finding').selectAll().execute();
  const rectifications = await db.selectFrom('rectification').selectAll().orderBy('number').execute();
  return paired(findings, rectifications);
}

/** Findings whose rectifications stand in one of these states, in the order in which they were noted. */
export async function findingsIn(
  db: DbOrTx,
  states: readonly RectificationState[],
): Promise<FindingWithRectification[]> {
  const rectifications = await db
    .selectFrom('rectification')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('number')
    .execute();
  return withFindings(db, rectifications);
}

/** The rectifications that these ids name with their findings, in the order in which they were noted. */
export async function findingsByRectifications(
  db: DbOrTx,
  ids: readonly string[],
): Promise<FindingWithRectification[]> {
  if (ids.length === 0) return [];
  return withFindings(db, await db.selectFrom('rectification').selectAll().where('id', 'in', ids).execute());
}

async function withFindings(
  db: DbOrTx,
  rectifications: readonly RectificationRow[],
): Promise<FindingWithRectification[]> {
  if (rectifications.length === 0) return [];
  const ids = rectifications.map((row) => row.findingId);
  const findings = await db.selectFrom('finding').selectAll().where('id', 'in', ids).execute();
  return paired(findings, rectifications);
}

function paired(
  findings: readonly FindingRow[],
  rectifications: readonly RectificationRow[],
): FindingWithRectification[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return rectifications
    .flatMap((rectification) => {
      const finding = byId.get(rectification.findingId);
      return finding ? [{ finding, rectification }] : [];
    })
    .toSorted((one, other) => one.finding.notedAt.localeCompare(other.finding.notedAt));
}

/** Moves a rectification on, with whatever else changes; false when somebody else moved it first. */
export async function moveRectification(
  tx: Tx,
  id: string,
  from: RectificationState,
  change: Partial<Omit<RectificationRow, 'id' | 'number' | 'findingId'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('rectification')
    .set({ state: from, ...change })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Puts steps that were made on record. */
export async function addRectificationUrgings(
  tx: Tx,
  rows: readonly RectificationUrgingRow[],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto('rectificationUrging').values(rows).execute();
}

/** Every step that was ever made, oldest first. */
export function listRectificationUrgings(db: DbOrTx): Promise<RectificationUrgingRow[]> {
  return db
    .selectFrom('rectificationUrging')
    .selectAll()
    .orderBy('madeOn')
    .orderBy('rectificationId')
    .orderBy('dueOn')
    .orderBy('workdays')
    .execute();
}

/** The steps that were made on a day. */
export function rectificationUrgingsOn(db: DbOrTx, day: string): Promise<RectificationUrgingRow[]> {
  return db
    .selectFrom('rectificationUrging')
    .selectAll()
    .where('madeOn', '=', day)
    .orderBy('rectificationId')
    .execute();
}

/** The circular of a round, drafted or posted. */
export function findCircular(db: DbOrTx, inspectionId: string): Promise<CircularRow | undefined> {
  return db.selectFrom('circular').selectAll().where('inspectionId', '=', inspectionId).executeTakeFirst();
}

/** Keeps a circular as it now is; false when it was posted before, and then nothing changes. */
export async function putCircular(tx: Tx, row: CircularRow): Promise<boolean> {
  const { inspectionId: _id, ...change } = row;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('circular')
    .values(row)
    .onConflict((c) => c.column('inspectionId').doUpdateSet(change).where('circular.postedAt', 'is', null))
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Of these rounds, those whose circular was posted. */
export async function roundsReported(db: DbOrTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('circular')
    .select('inspectionId')
    .where('inspectionId', 'in', ids)
    .where('postedAt', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.inspectionId));
}

export function listCirculars(db: DbOrTx): Promise<CircularRow[]> {
  return db.selectFrom('circular').selectAll().orderBy('postedAt').execute();
}
