import type { Kysely } from 'kysely';
import { textType } from './text-type.ts';

/** Until when Slack was heard: what was written later is looked for in history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema.alterTable('campaign').addColumn('heard_at', text).execute();
}
