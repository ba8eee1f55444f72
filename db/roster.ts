import type { Insertable, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { Tx } from './transact.ts';

type Rows<Table extends keyof Database> = readonly Insertable<Database[Table]>[];

/** A task as a campaign file has it; where it stands is the record's affair. */
export type PlannedTask = Pick<
  Selectable<Database['task']>,
  'id' | 'position' | 'title' | 'goalId' | 'leadId' | 'every' | 'fromOn' | 'dueOn'
>;

/** Everything that a campaign file says of people, sections, goals and tasks, as rows. */
export interface Roster {
  people: Rows<'person'>;
  leadingGroup: Rows<'leadingGroupMember'>;
  sections: Rows<'section'>;
  handlers: Rows<'sectionHandler'>;
  goals: Rows<'goal'>;
  tasks: readonly PlannedTask[];
  supporting: Rows<'taskSupporting'>;
}

/**
 * Retires what the file no longer names, apart from tasks that were never in it; what it names again comes
 * back. Nothing is ever deleted.
 */
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
    .$if(table === 'task', (q) => q.where('addedBy', 'is', null))
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

/**
 * A deferral that was granted stays until the file itself gives another due day, and the section that a declined
 * task went to until the file itself gives another lead section; whoever handled it there handles it no more.
 */
async function putTasks(tx: Tx, rows: Roster['tasks'], at: string): Promise<void> {
  const newest = await tx
    .selectFrom('task')
    .select((s) => s.fn.max('number').as('number'))
    .executeTakeFirst();
  const known = await tx.selectFrom('task').select(['id', 'originalDueOn', 'originalLeadId']).execute();
  const before = new Map(known.map((row) => [row.id, row]));
  let next = newest?.number ?? 0;
  for (const { dueOn, leadId, ...row } of rows) {
    const old = before.get(row.id);
    const due = { dueOn, originalDueOn: dueOn };
    const lead = { leadId, originalLeadId: leadId };
    if (old) {
      const anew = {
        ...(old.originalDueOn === dueOn ? {} : due),
        ...(old.originalLeadId === leadId ? {} : { ...lead, assigneeId: null }),
      };
      await tx
        .updateTable('task')
        .set({ ...row, ...anew, retiredAt: null })
        .where('id', '=', row.id)
        .execute();
      continue;
    }
    const added = { number: (next += 1), ...due, ...lead, addedAt: at, ...NEW_TASK };
    await tx
      .insertInto('task')
      .values({ ...row, ...added })
      .execute();
  }
}

/** What a campaign file names has been decided on: it waits for its section. */
const NEW_TASK = { state: 'assigned', urgent: 0, source: 'plan' } as const;

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
  await putTasks(tx, roster.tasks, at);
  await tx.deleteFrom('leadingGroupMember').execute();
  await tx.deleteFrom('sectionHandler').execute();
  await tx
    .deleteFrom('taskSupporting')
    .where('taskId', 'in', (q) => q.selectFrom('task').select('id').where('addedBy', 'is', null))
    .execute();
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
