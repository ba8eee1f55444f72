import type { Insertable } from 'kysely';
import type { Database } from './schema.ts';
import type { Tx } from './transact.ts';

type Rows<Table extends keyof Database> = readonly Insertable<Database[Table]>[];

/** Everything that a campaign file says of people, sections, goals and tasks, as rows. */
export interface Roster {
  people: Rows<'person'>;
  leadingGroup: Rows<'leadingGroupMember'>;
  sections: Rows<'section'>;
  handlers: Rows<'sectionHandler'>;
  goals: Rows<'goal'>;
  tasks: readonly Omit<Insertable<Database['task']>, 'number'>[];
  supporting: Rows<'taskSupporting'>;
}

/** Retires what the file no longer names; what it names again comes back. Nothing is ever deleted. */
async function retireOthers(
  tx: Tx,
  table: 'person' | 'section' | 'goal' | 'task',
  kept: readonly string[],
  at: string,
): Promise<void> {
  await tx
    .updateTable(table)
    .set({ retiredAt: at })
    .where('retiredAt', 'is', null)
    .$if(kept.length > 0, (q) => q.where('id', 'not in', kept))
    .execute();
}

async function putPeople(tx: Tx, rows: Roster['people']): Promise<void> {
  for (const row of rows) {
    const { position, name, slack } = row;
    await tx
      .insertInto('person')
      .values(row)
      .onConflict((c) =>
        c.column('id').doUpdateSet((s) => ({
          position,
          name,
          slack,
          retiredAt: null,
          // Another address may be another account: it has to be found again.
          slackUserId: s
            .case()
            .when('person.slack', '=', slack)
            .then(s.ref('person.slackUserId'))
            .else(null)
            .end(),
        })),
      )
      .execute();
  }
}

async function putTasks(tx: Tx, rows: Roster['tasks']): Promise<void> {
  const newest = await tx
    .selectFrom('task')
    .select((s) => s.fn.max('number').as('number'))
    .executeTakeFirst();
  const known = await tx.selectFrom('task').select(['id', 'number']).execute();
  const numbers = new Map(known.map((row) => [row.id, row.number]));
  let next = newest?.number ?? 0;
  for (const row of rows) {
    const number = numbers.get(row.id) ?? (next += 1);
    const { id: _id, ...content } = row;
    await tx
      .insertInto('task')
      .values({ ...row, number })
      .onConflict((c) => c.column('id').doUpdateSet({ ...content, retiredAt: null }))
      .execute();
  }
}

/** Brings the stored roster to what a campaign file says. */
export async function putRoster(tx: Tx, roster: Roster, at: string): Promise<void> {
  await putPeople(tx, roster.people);
  for (const row of roster.sections) {
    const { id: _id, ...content } = row;
    await tx
      .insertInto('section')
      .values(row)
      .onConflict((c) => c.column('id').doUpdateSet({ ...content, retiredAt: null }))
      .execute();
  }
  for (const row of roster.goals) {
    const { id: _id, ...content } = row;
    await tx
      .insertInto('goal')
      .values(row)
      .onConflict((c) => c.column('id').doUpdateSet({ ...content, retiredAt: null }))
      .execute();
  }
  await putTasks(tx, roster.tasks);
  await tx.deleteFrom('leadingGroupMember').execute();
  await tx.deleteFrom('sectionHandler').execute();
  await tx.deleteFrom('taskSupporting').execute();
  if (roster.leadingGroup.length > 0)
    await tx.insertInto('leadingGroupMember').values(roster.leadingGroup).execute();
  if (roster.handlers.length > 0) await tx.insertInto('sectionHandler').values(roster.handlers).execute();
  for (const row of roster.supporting) await tx.insertInto('taskSupporting').values(row).execute();
  const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);
  await retireOthers(tx, 'task', ids(roster.tasks), at);
  await retireOthers(tx, 'goal', ids(roster.goals), at);
  await retireOthers(tx, 'section', ids(roster.sections), at);
  await retireOthers(tx, 'person', ids(roster.people), at);
}
