import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** More than the office has queries; those that name a list of ids are different ones for each length of it. */
const MOST = 500;

/**
 * A SQLite database that prepares a statement once for as often as it runs: preparing an indexed look-up costs about as
 * much as doing it. SQLite prepares it anew by itself when the schema has changed.
 */
export function preparedOnce(database: SqliteDatabase): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const statement = known.get(text) ?? database.prepare(text);
      // The one that was asked for last stands last, and the first has to go.
      known.delete(text);
      known.set(text, statement);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      return statement;
    },
    close: () => database.close(),
  };
}
