import { SqliteQueryCompiler, type KyselyPlugin } from 'kysely';
import type { Db } from '../db/connect.ts';

/** A statement as it went to the database. */
export interface Statement {
  sql: string;
  parameters: readonly unknown[];
}

/** A database that remembers what it was asked, transactions included; `statements` grows. */
export function recorded(db: Db): { db: Db; statements: Statement[] } {
  const compiler = new SqliteQueryCompiler();
  const statements: Statement[] = [];
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const { sql, parameters } = compiler.compileQuery(node, queryId);
      statements.push({ sql, parameters });
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { db: db.withPlugin(plugin), statements };
}
