import type { Selectable } from 'kysely';
import type { InspectionState } from '../src/inspections/states.ts';
import type {
  CheckTable,
  InspectionCommentTable,
  InspectionTable,
  InspectorTable,
} from './schema-inspections.ts';
import { nextInSeries } from './series.ts';
import type { DbOrTx, Tx } from './transact.ts';

export type InspectionRow = Selectable<InspectionTable>;
export type InspectorRow = Selectable<InspectorTable>;
export type CheckRow = Selectable<CheckTable>;
export type InspectionCommentRow = Selectable<InspectionCommentTable>;

/** Adds a round with the next number of its kind, its sections and its inspectors in their order. */
export async function addInspection(
  tx: Tx,
  row: Omit<InspectionRow, 'number'>,
  sectionIds: readonly string[],
  inspectorIds: readonly string[],
): Promise<InspectionRow> {
  const newest = await tx
    .selectFrom('inspection')
    .select((s) => s.fn.max('number').as('number'))
    .where('kind', '=', row.kind)
    .executeTakeFirst();
  const added = { ...row, number: nextInSeries(row.kind, newest?.number ?? null) };
  await tx.insertInto('inspection').values(added).execute();
  const sections = sectionIds.map((sectionId, position) => ({ inspectionId: row.id, sectionId, position }));
  if (sections.length > 0) await tx.insertInto('inspectionSection').values(sections).execute();
  for (const personId of inspectorIds) await addInspector(tx, row.id, personId);
  return added;
}

/** Every round, oldest first. */
export function listInspections(db: DbOrTx): Promise<InspectionRow[]> {
  return db.selectFrom('inspection').selectAll().orderBy('openedAt').orderBy('number').execute();
}

export function findInspection(db: DbOrTx, id: string): Promise<InspectionRow | undefined> {
  return db.selectFrom('inspection').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The round that people call `I3`. */
export function findInspectionByNumber(db: DbOrTx, number: number): Promise<InspectionRow | undefined> {
  return db.selectFrom('inspection').selectAll().where('number', '=', number).executeTakeFirst();
}

/** Moves a round on, with whatever else changes; false when somebody else moved it first. */
export async function moveInspection(
  tx: Tx,
  id: string,
  from: InspectionState,
  change: Partial<Omit<InspectionRow, 'id' | 'number'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inspection')
    .set({ state: from, ...change })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Which sections each round inspects, in their order. */
export function listInspectionSections(db: DbOrTx): Promise<{ inspectionId: string; sectionId: string }[]> {
  return db
    .selectFrom('inspectionSection')
    .select(['inspectionId', 'sectionId'])
    .orderBy('inspectionId')
    .orderBy('position')
    .execute();
}

export async function sectionIdsOfInspection(db: DbOrTx, inspectionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('inspectionSection')
    .select('sectionId')
    .where('inspectionId', '=', inspectionId)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.sectionId);
}

/** Everybody who inspects or inspected in a round, in order; `listInspectors` of all rounds. */
export function inspectorsOf(db: DbOrTx, inspectionId: string): Promise<InspectorRow[]> {
  return db
    .selectFrom('inspector')
    .selectAll()
    .where('inspectionId', '=', inspectionId)
    .orderBy('position')
    .execute();
}

export function listInspectors(db: DbOrTx): Promise<InspectorRow[]> {
  return db.selectFrom('inspector').selectAll().orderBy('inspectionId').orderBy('position').execute();
}

/** Puts somebody on the team, or back on it. */
export async function addInspector(tx: Tx, inspectionId: string, personId: string): Promise<void> {
  const newest = await tx
    .selectFrom('inspector')
    .select((s) => s.fn.max('position').as('position'))
    .where('inspectionId', '=', inspectionId)
    .executeTakeFirst();
  await tx
    .insertInto('inspector')
    .values({ inspectionId, personId, position: (newest?.position ?? 0) + 1, leftAt: null })
    .onConflict((c) => c.columns(['inspectionId', 'personId']).doUpdateSet({ leftAt: null }))
    .execute();
}

/** Somebody leaves the team; what they recorded stays. */
export async function inspectorLeaves(
  tx: Tx,
  inspectionId: string,
  personId: string,
  at: string,
): Promise<void> {
  await tx
    .updateTable('inspector')
    .set({ leftAt: at })
    .where('inspectionId', '=', inspectionId)
    .where('personId', '=', personId)
    .execute();
}

/** Puts the result of an item on record, in place of the one that stood. */
export async function putCheck(tx: Tx, row: Omit<CheckRow, 'supersededAt'>): Promise<void> {
  await tx
    .updateTable('inspectionCheck')
    .set({ supersededAt: row.recordedAt })
    .where('inspectionId', '=', row.inspectionId)
    .where('sectionId', '=', row.sectionId)
    .where('itemId', '=', row.itemId)
    .where('own', '=', row.own)
    .where('supersededAt', 'is', null)
    .execute();
  await tx
    .insertInto('inspectionCheck')
    .values({ ...row, supersededAt: null })
    .execute();
}

/** What stands on record of a round, oldest first; of one section, or of all of them. */
export function checksOf(db: DbOrTx, inspectionId: string, sectionId?: string): Promise<CheckRow[]> {
  return db
    .selectFrom('inspectionCheck')
    .selectAll()
    .where('inspectionId', '=', inspectionId)
    .where('supersededAt', 'is', null)
    .$if(sectionId !== undefined, (q) => q.where('sectionId', '=', sectionId ?? ''))
    .orderBy('recordedAt')
    .orderBy('id')
    .execute();
}

/** Every record that ever was, oldest first. */
export function listChecks(db: DbOrTx): Promise<CheckRow[]> {
  return db.selectFrom('inspectionCheck').selectAll().orderBy('recordedAt').orderBy('id').execute();
}

export async function addInspectionComment(tx: Tx, row: InspectionCommentRow): Promise<void> {
  await tx.insertInto('inspectionComment').values(row).execute();
}

/** What a message of Slack's, `channel:ts`, said with a round, also what was taken back, oldest first. */
export function commentsOfMessage(db: DbOrTx, messageKey: string): Promise<InspectionCommentRow[]> {
  return db
    .selectFrom('inspectionComment')
    .selectAll()
    .where('messageKey', '=', messageKey)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Takes back what was said; false when it was taken back before. */
export async function withdrawInspectionComment(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inspectionComment')
    .set({ withdrawnAt: at })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What was said with a round and not taken back, oldest first. */
export function commentsOf(db: DbOrTx, inspectionId: string): Promise<InspectionCommentRow[]> {
  return db
    .selectFrom('inspectionComment')
    .selectAll()
    .where('inspectionId', '=', inspectionId)
    .where('withdrawnAt', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export function listInspectionComments(db: DbOrTx): Promise<InspectionCommentRow[]> {
  return db.selectFrom('inspectionComment').selectAll().orderBy('at').orderBy('id').execute();
}
