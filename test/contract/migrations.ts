import { describe, expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { migrated, open, type EngineName, type Engines } from './engines.ts';

export function migrationsContract(engines: Engines, engine: EngineName): void {
  describe('the schema', () => {
    it('is made from nothing, and again without harm', async () => {
      const { db } = await migrated(engines, engine);
      const tables = (await db.introspection.getTables()).map((table) => table.name);
      await migrate(db);
      expect((await db.introspection.getTables()).map((table) => table.name)).toEqual(tables);
      for (const table of ['campaign', 'slot', 'delivery', 'channel_turn', 'reply']) {
        expect(tables).toContain(table);
      }
    });

    it('is made once by four processes that start at the same moment', async () => {
      const url = await engines.fresh(engine);
      const four = Array.from({ length: 4 }, () => open(url));
      await Promise.all(four.map((db) => migrate(db)));
      for (const db of four) {
        expect(await db.selectFrom('delivery').selectAll().execute()).toEqual([]);
      }
    });
  });
}
