import type { Kysely } from 'kysely';
import { textType } from './text-type.ts';

/** Evidence: files that are copied out of Slack, and what each of them proves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('evidence')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('slack_file_id', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('mime', text, (c) => c.notNull())
    .addColumn('size', 'integer')
    .addColumn('sha256', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('next_at', text, (c) => c.notNull())
    .addColumn('tried_at', text)
    .addColumn('uploaded_by', text, (c) => c.notNull().references('person.id'))
    .addColumn('happened_at', text, (c) => c.notNull())
    .addColumn('recorded_at', text, (c) => c.notNull())
    .addColumn('copied_at', text)
    .execute();
  await db.schema.createIndex('evidence_next').on('evidence').columns(['state', 'next_at']).execute();
  await db.schema
    .createTable('evidence_link')
    .addColumn('evidence_id', text, (c) => c.notNull().references('evidence.id'))
    .addColumn('noun', text, (c) => c.notNull())
    .addColumn('subject_id', text, (c) => c.notNull())
    .addColumn('section_id', text, (c) => c.references('section.id'))
    .addColumn('message_key', text)
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('withdrawn_at', text)
    .execute();
  await db.schema
    .createIndex('evidence_link_subject')
    .on('evidence_link')
    .columns(['noun', 'subject_id'])
    .execute();
  await db.schema.createIndex('evidence_link_message').on('evidence_link').column('message_key').execute();
}
