import type { Kysely } from 'kysely';
import { textType } from './text-type.ts';

/** From when a database is that was restored, and when it was: Slack may show what it does not know of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  for (const column of ['restored_from', 'restored_at']) {
    await db.schema.alterTable('campaign').addColumn(column, text).execute();
  }
}
