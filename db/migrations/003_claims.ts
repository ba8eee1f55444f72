import type { Kysely } from 'kysely';
import { textType } from './text-type.ts';

/** Where a message was about to be posted, and whose turn it is in a channel. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema.alterTable('delivery').addColumn('thread_ts', text).execute();
  await db.schema
    .createTable('channel_turn')
    .addColumn('channel', text, (c) => c.primaryKey())
    .addColumn('taken_at', text, (c) => c.notNull())
    .execute();
}
