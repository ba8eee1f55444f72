import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';

/** Every row of every table, as `table row`. */
export async function everyRow(db: Db): Promise<Set<string>> {
  const all = new Set<string>();
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    for (const row of rows) all.add(`${name} ${JSON.stringify(row)}`);
  }
  return all;
}

/** The rows that have come, gone or changed since; none: the database was left as it was. */
export async function changedSince(before: ReadonlySet<string>, db: Db): Promise<string[]> {
  const after = await everyRow(db);
  const gone = [...before].filter((row) => !after.has(row)).map((row) => `- ${row}`);
  return [...gone, ...[...after].filter((row) => !before.has(row)).map((row) => `+ ${row}`)];
}
