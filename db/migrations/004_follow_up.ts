import { sql, type Kysely } from 'kysely';
import { textType } from './text-type.ts';

/** Follow-up: every task has a state, a due day that may move, instructions, and a history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema.alterTable('task').addColumn('original_due_on', text).execute();
  await db.schema
    .alterTable('task')
    .addColumn('original_lead_id', text, (c) => c.references('section.id'))
    .execute();
  await db.schema
    .alterTable('task')
    .addColumn('state', text, (c) => c.notNull().defaultTo('assigned'))
    .execute();
  await db.schema
    .alterTable('task')
    .addColumn('urgent', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('task')
    .addColumn('source', text, (c) => c.notNull().defaultTo('plan'))
    .execute();
  await db.schema
    .alterTable('task')
    .addColumn('parent_id', text, (c) => c.references('task.id'))
    .execute();
  await db.schema
    .alterTable('task')
    .addColumn('assignee_id', text, (c) => c.references('person.id'))
    .execute();
  await db.schema.alterTable('task').addColumn('review_on', text).execute();
  await db.schema
    .alterTable('task')
    .addColumn('added_by', text, (c) => c.references('person.id'))
    .execute();
  await db.schema.alterTable('task').addColumn('added_at', text).execute();
  await db.schema.createIndex('task_state').on('task').columns(['state', 'due_on']).execute();
  await db.schema.createIndex('task_parent').on('task').column('parent_id').execute();
  await db.schema
    .createTable('deferral')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('task_id', text, (c) => c.notNull().references('task.id'))
    .addColumn('from_on', text, (c) => c.notNull())
    .addColumn('to_on', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('requested_by', text, (c) => c.notNull().references('person.id'))
    .addColumn('requested_at', text, (c) => c.notNull())
    .addColumn('decided_by', text, (c) => c.references('person.id'))
    .addColumn('decided_at', text)
    .addColumn('granted', 'integer')
    .execute();
  await db.schema.createIndex('deferral_task').on('deferral').column('task_id').execute();
  await db.schema
    .createTable('instruction')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('task_id', text, (c) => c.notNull().references('task.id'))
    .addColumn('author_id', text, (c) => c.notNull().references('person.id'))
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('given_at', text, (c) => c.notNull())
    .addColumn('acknowledged_by', text, (c) => c.references('person.id'))
    .addColumn('acknowledged_at', text)
    .addColumn('answer', text)
    .addColumn('answered_by', text, (c) => c.references('person.id'))
    .addColumn('answered_at', text)
    .addColumn('read_at', text)
    .addColumn('withdrawn_at', text)
    .execute();
  await db.schema.createIndex('instruction_task').on('instruction').column('task_id').execute();
  await db.schema
    .createTable('audit')
    .addColumn('noun', text, (c) => c.notNull())
    .addColumn('subject_id', text, (c) => c.notNull())
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('event', text, (c) => c.notNull())
    .addColumn('from_state', text)
    .addColumn('to_state', text)
    .addColumn('actor_id', text, (c) => c.references('person.id'))
    .addColumn('door', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('details', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_pk', ['noun', 'subject_id', 'line'])
    .execute();
  await db.schema.alterTable('campaign').addColumn('urging', text).execute();
  await db.schema
    .createTable('urging')
    .addColumn('task_id', text, (c) => c.notNull().references('task.id'))
    .addColumn('due_on', text, (c) => c.notNull())
    .addColumn('workdays', 'integer', (c) => c.notNull())
    .addColumn('made_on', text, (c) => c.notNull())
    .addColumn('told', text, (c) => c.notNull())
    .addColumn('circular', 'integer', (c) => c.notNull())
    .addColumn('talk', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('urging_pk', ['task_id', 'due_on', 'workdays'])
    .execute();
  await db.schema.createIndex('urging_made').on('urging').column('made_on').execute();
  await db.schema.createIndex('audit_at').on('audit').column('at').execute();
  await sql`update task set original_due_on = due_on, original_lead_id = lead_id`.execute(db);
  await stateOfWhatWasSaid(db);
}

/**
 * Tasks that a section has spoken of were received; a single one of which its newest word is that it is
 * done waits for the office, and is not asked for again.
 */
async function stateOfWhatWasSaid(db: Kysely<unknown>): Promise<void> {
  const spoken = sql`select item.task_id from reply_item item
    join reply on reply.id = item.reply_id
    join week_task asked on asked.period = reply.period and asked.section_id = reply.section_id
      and asked.task_id = item.task_id and asked.role = 'lead'
    where reply.superseded_at is null and reply.withdrawn_at is null`;
  await sql`update task set state = 'in_progress' where id in (${spoken})`.execute(db);
  await sql`update task set state = 'under_review' where every is null and id in (
    ${spoken} and item.state = 'done' and not exists (
      select 1 from reply later
      join reply_item later_item on later_item.reply_id = later.id and later_item.task_id = item.task_id
      where later.section_id = reply.section_id
        and later.superseded_at is null and later.withdrawn_at is null
        and (later.period > reply.period
          or (later.period = reply.period and later.revision > reply.revision))
        and later_item.state <> 'done'))`.execute(db);
}
