import type { Kysely } from 'kysely';
import { textType } from './text-type.ts';

/** Who takes part, what is to be achieved, and which days are workdays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('campaign')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('organization', text, (c) => c.notNull())
    .addColumn('starts_on', text, (c) => c.notNull())
    .addColumn('ends_on', text, (c) => c.notNull())
    .addColumn('timezone', text, (c) => c.notNull())
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('calendar', text, (c) => c.notNull())
    .addColumn('summary_channel', text, (c) => c.notNull())
    .addColumn('leading_group_channel', text)
    .addColumn('rhythm', text, (c) => c.notNull())
    .addColumn('quiet_hours', text, (c) => c.notNull())
    .addColumn('checklist', text, (c) => c.notNull())
    .addColumn('imported_at', text, (c) => c.notNull())
    .addColumn('watching_since', text)
    .addColumn('ticked_at', text)
    .addColumn('team', text)
    .execute();
  await db.schema
    .createTable('person')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('slack', text, (c) => c.notNull())
    .addColumn('slack_user_id', text)
    .addColumn('language', text)
    .addColumn('retired_at', text)
    .execute();
  await db.schema.createIndex('person_slack_user').on('person').column('slack_user_id').execute();
  await db.schema
    .createTable('leading_group_member')
    .addColumn('person_id', text, (c) => c.notNull().references('person.id'))
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('leading_group_member_pk', ['person_id', 'role'])
    .execute();
  await db.schema
    .createTable('section')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('channel', text)
    .addColumn('head_id', text, (c) => c.references('person.id'))
    .addColumn('deputy_id', text, (c) => c.references('person.id'))
    .addColumn('is_key', 'integer', (c) => c.notNull())
    .addColumn('retired_at', text)
    .execute();
  await db.schema
    .createTable('section_handler')
    .addColumn('section_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('person_id', text, (c) => c.notNull().references('person.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('section_handler_pk', ['section_id', 'person_id'])
    .execute();
  await db.schema
    .createTable('goal')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('pillar_id', text, (c) => c.notNull())
    .addColumn('pillar_name', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('weight', 'double precision', (c) => c.notNull())
    .addColumn('lead_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('supporting', text, (c) => c.notNull())
    .addColumn('retired_at', text)
    .execute();
  await db.schema
    .createTable('task')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('number', 'integer', (c) => c.notNull().unique())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('goal_id', text, (c) => c.references('goal.id'))
    .addColumn('lead_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('every', text)
    .addColumn('from_on', text)
    .addColumn('due_on', text)
    .addColumn('retired_at', text)
    .execute();
  await db.schema.createIndex('task_lead').on('task').column('lead_id').execute();
  await db.schema
    .createTable('task_supporting')
    .addColumn('task_id', text, (c) => c.notNull().references('task.id'))
    .addColumn('section_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('task_supporting_pk', ['task_id', 'section_id'])
    .execute();
  await db.schema.createIndex('task_supporting_section').on('task_supporting').column('section_id').execute();
  await db.schema
    .createTable('holiday_notice')
    .addColumn('calendar', text, (c) => c.notNull())
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('off', text, (c) => c.notNull())
    .addColumn('workdays', text, (c) => c.notNull())
    .addColumn('imported_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('holiday_notice_pk', ['calendar', 'year'])
    .execute();
  await db.schema
    .createTable('leave')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('person_id', text, (c) => c.notNull().references('person.id'))
    .addColumn('from_on', text, (c) => c.notNull())
    .addColumn('to_on', text, (c) => c.notNull())
    .addColumn('recorded_by', text, (c) => c.notNull().references('person.id'))
    .addColumn('recorded_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('leave_person').on('leave').column('person_id').execute();
}
