import type { Kysely } from 'kysely';
import { textType } from './text-type.ts';

/** Which requests led to a message: by their numbers its posting is found in the log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('delivery').addColumn('requests', textType(db)).execute();
}
