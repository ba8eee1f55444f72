import type { Selectable } from 'kysely';
import type { LeadingGroupMemberTable, LeaveTable, PersonTable, SectionTable } from './schema.ts';
import type { DbOrTx } from './transact.ts';

export type PersonRow = Selectable<PersonTable>;
export type SectionRow = Selectable<SectionTable>;
export type LeadingGroupRow = Selectable<LeadingGroupMemberTable>;

/** Everybody, also those who are retired, in the file's order. */
export function listPeople(db: DbOrTx): Promise<PersonRow[]> {
  return db.selectFrom('person').selectAll().orderBy('position').execute();
}

/** The person behind a Slack user id; undefined for somebody who takes no part or is retired. */
export function findPersonBySlackUser(db: DbOrTx, slackUserId: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('slackUserId', '=', slackUserId)
    .where('retiredAt', 'is', null)
    .executeTakeFirst();
}

export function peopleByIds(db: DbOrTx, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.selectFrom('person').selectAll().where('id', 'in', ids).execute();
}

/** Remembers who a person is in Slack and which language they read. */
export async function setSlackIdentity(
  db: DbOrTx,
  id: string,
  identity: { slackUserId: string; language: string | null },
): Promise<void> {
  await db.updateTable('person').set(identity).where('id', '=', id).execute();
}

export function listLeadingGroup(db: DbOrTx): Promise<LeadingGroupRow[]> {
  return db.selectFrom('leadingGroupMember').selectAll().orderBy('position').execute();
}

export function leadingRolesOf(db: DbOrTx, personId: string): Promise<LeadingGroupRow[]> {
  return db.selectFrom('leadingGroupMember').selectAll().where('personId', '=', personId).execute();
}

/** Sections that still take part, in roster order. */
export function listSections(db: DbOrTx): Promise<SectionRow[]> {
  return db.selectFrom('section').selectAll().where('retiredAt', 'is', null).orderBy('position').execute();
}

/** Every section that ever was, in roster order. */
export function listEverySection(db: DbOrTx): Promise<SectionRow[]> {
  return db.selectFrom('section').selectAll().orderBy('position').orderBy('id').execute();
}

/** A section by its id, also one that no longer takes part. */
export function findSection(db: DbOrTx, id: string): Promise<SectionRow | undefined> {
  return db.selectFrom('section').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Sections in which the person is head, deputy or handler, in roster order. */
export function sectionsOf(db: DbOrTx, personId: string): Promise<SectionRow[]> {
  return db
    .selectFrom('section')
    .selectAll()
    .where('retiredAt', 'is', null)
    .where((w) =>
      w.or([
        w('headId', '=', personId),
        w('deputyId', '=', personId),
        w('id', 'in', w.selectFrom('sectionHandler').select('sectionId').where('personId', '=', personId)),
      ]),
    )
    .orderBy('position')
    .execute();
}

export function listHandlers(db: DbOrTx): Promise<{ sectionId: string; personId: string }[]> {
  return db
    .selectFrom('sectionHandler')
    .select(['sectionId', 'personId'])
    .orderBy('sectionId')
    .orderBy('position')
    .execute();
}

/** Who is on leave on that day. */
export async function onLeave(db: DbOrTx, day: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('leave')
    .select('personId')
    .where('fromOn', '<=', day)
    .where('toOn', '>=', day)
    .execute();
  return new Set(rows.map((row) => row.personId));
}

export async function addLeave(db: DbOrTx, row: Selectable<LeaveTable>): Promise<void> {
  await db.insertInto('leave').values(row).execute();
}
