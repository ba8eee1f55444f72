import type { Kysely } from 'kysely';

/** The messages of a day are put together from what is open and what was done in the last days. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const index = (name: string, table: string, columns: string[]): Promise<void> =>
    db.schema.createIndex(name).on(table).columns(columns).execute();
  await index('deferral_granted', 'deferral', ['granted']);
  await index('instruction_read', 'instruction', ['read_at', 'withdrawn_at']);
  await index('evidence_uploader', 'evidence', ['uploaded_by', 'state']);
  await index('inspection_held', 'inspection', ['state', 'kind', 'held_on']);
}
