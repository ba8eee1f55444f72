import type { InspectionState } from '../src/inspections/states.ts';
import type { InspectionCommentRow, InspectionRow, InspectorRow } from './inspections.ts';
import type { DbOrTx } from './transact.ts';

/** Rounds that these ids name, oldest first. */
export function inspectionsByIds(db: DbOrTx, ids: readonly string[]): Promise<InspectionRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('inspection')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('openedAt')
    .orderBy('number')
    .execute();
}

/** The ids of the rounds that stand in a state. */
export async function roundIdsIn(db: DbOrTx, state: InspectionState): Promise<string[]> {
  const rows = await db.selectFrom('inspection').select('id').where('state', '=', state).execute();
  return rows.map((row) => row.id);
}

/** The finished round of a month that was held last. */
export function newestMonthly(db: DbOrTx): Promise<InspectionRow | undefined> {
  return db
    .selectFrom('inspection')
    .selectAll()
    .where('kind', '=', 'monthly')
    .where('state', '=', 'finished')
    .orderBy('heldOn', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Which sections these rounds inspect, in their order. */
export function sectionsOfRounds(
  db: DbOrTx,
  ids: readonly string[],
): Promise<{ inspectionId: string; sectionId: string }[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('inspectionSection')
    .select(['inspectionId', 'sectionId'])
    .where('inspectionId', 'in', ids)
    .orderBy('inspectionId')
    .orderBy('position')
    .execute();
}

/** Everybody who inspects or inspected in these rounds. */
export function inspectorsOfRounds(db: DbOrTx, ids: readonly string[]): Promise<InspectorRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('inspector')
    .selectAll()
    .where('inspectionId', 'in', ids)
    .orderBy('inspectionId')
    .orderBy('position')
    .execute();
}

/** All that was asked and answered in these rounds, withdrawn words too, oldest first. */
export function commentsOfRounds(db: DbOrTx, ids: readonly string[]): Promise<InspectionCommentRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('inspectionComment')
    .selectAll()
    .where('inspectionId', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
