import { sql, type Kysely, type SqlBool } from 'kysely';
import { textType } from './text-type.ts';

/** Inspections: rounds, what was recorded on site, findings and their rectification, and the circulars. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('inspection')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('number', 'integer', (c) => c.notNull().unique())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('period', text, (c) => c.notNull())
    .addColumn('held_on', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('checklist', text, (c) => c.notNull())
    .addColumn('opened_by', text, (c) => c.references('person.id'))
    .addColumn('opened_at', text, (c) => c.notNull())
    .addColumn('noticed_at', text)
    .addColumn('started_at', text)
    .addColumn('finished_at', text)
    .execute();
  await db.schema.createIndex('inspection_period').on('inspection').columns(['period', 'kind']).execute();
  // One monthly round a month, whoever opens it from where.
  await db.schema
    .createIndex('inspection_one_monthly')
    .on('inspection')
    .unique()
    .column('period')
    .where(sql<SqlBool>`kind = 'monthly' and state <> 'cancelled'`)
    .execute();
  await db.schema
    .createTable('inspection_section')
    .addColumn('inspection_id', text, (c) => c.notNull().references('inspection.id'))
    .addColumn('section_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('inspection_section_pk', ['inspection_id', 'section_id'])
    .execute();
  await db.schema
    .createTable('inspector')
    .addColumn('inspection_id', text, (c) => c.notNull().references('inspection.id'))
    .addColumn('person_id', text, (c) => c.notNull().references('person.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('left_at', text)
    .addPrimaryKeyConstraint('inspector_pk', ['inspection_id', 'person_id'])
    .execute();
  await db.schema
    .createTable('inspection_check')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('inspection_id', text, (c) => c.notNull().references('inspection.id'))
    .addColumn('section_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('item_id', text, (c) => c.notNull())
    .addColumn('own', 'integer', (c) => c.notNull())
    .addColumn('result', text, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('recorded_by', text, (c) => c.notNull().references('person.id'))
    .addColumn('recorded_at', text, (c) => c.notNull())
    .addColumn('door', text, (c) => c.notNull())
    .addColumn('superseded_at', text)
    .execute();
  await db.schema
    .createIndex('inspection_check_section')
    .on('inspection_check')
    .columns(['inspection_id', 'section_id'])
    .execute();
  await db.schema
    .createTable('inspection_comment')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('inspection_id', text, (c) => c.notNull().references('inspection.id'))
    .addColumn('section_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('author_id', text, (c) => c.notNull().references('person.id'))
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('message_key', text)
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('withdrawn_at', text)
    .execute();
  await db.schema
    .createIndex('inspection_comment_round')
    .on('inspection_comment')
    .column('inspection_id')
    .execute();
  await db.schema
    .createIndex('inspection_comment_message')
    .on('inspection_comment')
    .column('message_key')
    .execute();
  await db.schema
    .createTable('finding')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('inspection_id', text, (c) => c.notNull().references('inspection.id'))
    .addColumn('section_id', text, (c) => c.notNull().references('section.id'))
    .addColumn('item_id', text, (c) => c.notNull())
    .addColumn('problem', text, (c) => c.notNull())
    .addColumn('basis', text, (c) => c.notNull())
    .addColumn('repeats', text, (c) => c.references('finding.id'))
    .addColumn('noted_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('finding_item').on('finding').columns(['section_id', 'item_id']).execute();
  await db.schema
    .createTable('rectification')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('number', 'integer', (c) => c.notNull().unique())
    .addColumn('finding_id', text, (c) => c.notNull().unique().references('finding.id'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('measure', text, (c) => c.notNull())
    .addColumn('person_id', text, (c) => c.references('person.id'))
    .addColumn('due_on', text, (c) => c.notNull())
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('review_on', text)
    .addColumn('answered_by', text, (c) => c.references('person.id'))
    .addColumn('done_by', text, (c) => c.references('person.id'))
    .addColumn('done_text', text)
    .addColumn('done_at', text)
    .addColumn('issued_at', text)
    .execute();
  await db.schema.createIndex('rectification_state').on('rectification').column('state').execute();
  await db.schema
    .createTable('rectification_urging')
    .addColumn('rectification_id', text, (c) => c.notNull().references('rectification.id'))
    .addColumn('due_on', text, (c) => c.notNull())
    .addColumn('workdays', 'integer', (c) => c.notNull())
    .addColumn('made_on', text, (c) => c.notNull())
    .addColumn('told', text, (c) => c.notNull())
    .addColumn('circular', 'integer', (c) => c.notNull())
    .addColumn('talk', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('rectification_urging_pk', ['rectification_id', 'due_on', 'workdays'])
    .execute();
  await db.schema
    .createIndex('rectification_urging_made')
    .on('rectification_urging')
    .column('made_on')
    .execute();
  await db.schema
    .createTable('circular')
    .addColumn('inspection_id', text, (c) => c.primaryKey().references('inspection.id'))
    .addColumn('overall', text)
    .addColumn('practice', text)
    .addColumn('problems', text)
    .addColumn('next', text)
    .addColumn('edited_by', text, (c) => c.references('person.id'))
    .addColumn('edited_at', text)
    .addColumn('posted_by', text, (c) => c.references('person.id'))
    .addColumn('posted_at', text)
    .execute();
}
