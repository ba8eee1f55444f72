import type { Kysely } from 'kysely';
import { textType } from './text-type.ts';

/** The weekly rhythm: slots, messages out, deliveries in, replies. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('slot')
    .addColumn('campaign_id', text, (c) => c.notNull().references('campaign.id'))
    .addColumn('job', text, (c) => c.notNull())
    .addColumn('period', text, (c) => c.notNull())
    .addColumn('due_at', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('recorded_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('slot_pk', ['campaign_id', 'job', 'period'])
    .execute();
  await db.schema
    .createTable('week')
    .addColumn('period', text, (c) => c.primaryKey())
    .addColumn('starts_on', text, (c) => c.notNull())
    .addColumn('ends_on', text, (c) => c.notNull())
    .addColumn('deployed_at', text, (c) => c.notNull())
    .addColumn('due_at', text, (c) => c.notNull())
    .addColumn('summary_at', text)
    .addColumn('covers', text, (c) => c.notNull())
    .addColumn('summary_stale', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('week_task')
    .addColumn('period', text, (c) => c.notNull().references('week.period'))
    .addColumn('section_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('task_id', text, (c) => c.notNull().references('task.id'))
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('cycle', text, (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('week_task_pk', ['period', 'section_id', 'task_id'])
    .execute();
  await db.schema.createIndex('week_task_task').on('week_task').columns(['task_id', 'cycle']).execute();
  await db.schema
    .createTable('delivery')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('address', text, (c) => c.notNull())
    .addColumn('channel', text)
    .addColumn('thread_key', text, (c) => c.references('delivery.key'))
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('blocks', text)
    .addColumn('work_hours', 'integer', (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('sent_version', 'integer', (c) => c.notNull())
    .addColumn('ts', text)
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('not_before_at', text, (c) => c.notNull())
    .addColumn('started_at', text)
    .addColumn('absent_at', text)
    .addColumn('last_error', text)
    .addColumn('queued_at', text, (c) => c.notNull())
    .addColumn('sent_at', text)
    .execute();
  await db.schema.createIndex('delivery_state').on('delivery').columns(['state', 'not_before_at']).execute();
  await db.schema.createIndex('delivery_place').on('delivery').columns(['channel', 'ts']).execute();
  await db.schema
    .createTable('prompt')
    .addColumn('delivery_key', text, (c) => c.notNull().references('delivery.key'))
    .addColumn('section_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('period', text, (c) => c.notNull().references('week.period'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('prompt_pk', ['delivery_key', 'section_id'])
    .execute();
  await db.schema.createIndex('prompt_section').on('prompt').columns(['period', 'section_id']).execute();
  await db.schema
    .createTable('inbox')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('received_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('reply')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('period', text, (c) => c.notNull().references('week.period'))
    .addColumn('section_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('author_id', text, (c) => c.notNull().references('person.id'))
    .addColumn('on_behalf', 'integer', (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('message_key', text)
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('submitted_at', text, (c) => c.notNull())
    .addColumn('late', 'integer', (c) => c.notNull())
    .addColumn('superseded_at', text)
    .addColumn('withdrawn_at', text)
    .addUniqueConstraint('reply_revision', ['period', 'section_id', 'revision'])
    .execute();
  await db.schema.createIndex('reply_message').on('reply').column('message_key').execute();
  await db.schema
    .createTable('reply_item')
    .addColumn('reply_id', text, (c) => c.notNull().references('reply.id'))
    .addColumn('task_id', text, (c) => c.notNull().references('task.id'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('blocker', text, (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('reply_item_pk', ['reply_id', 'task_id'])
    .execute();
  await db.schema.createIndex('reply_item_task').on('reply_item').column('task_id').execute();
  await db.schema
    .createTable('draft')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('person_id', text, (c) => c.notNull().references('person.id'))
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('message_key', text)
    .addColumn('period', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
}
