import type { Kysely } from 'kysely';

/** What is read every day is found without reading all the years before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('week_starts').on('week').column('starts_on').execute();
  await db.schema.createIndex('prompt_at').on('prompt').column('at').execute();
}
