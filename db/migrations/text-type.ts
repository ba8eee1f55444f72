import { PostgresAdapter, sql, type ColumnDataType, type Kysely, type RawBuilder } from 'kysely';

/**
 * Text that is compared and put in order by its code points, as SQLite does. PostgreSQL would follow the
 * language of the database, in which `#a/10` may come before `#a-1` on one server and after it on another.
 */
export function textType(db: Kysely<unknown>): ColumnDataType | RawBuilder<unknown> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres ? sql`text collate "C"` : 'text';
}
