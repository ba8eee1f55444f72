import { describe, expect, it } from 'vitest';
import { Migrator, sql, type Kysely } from 'kysely';
import { migrate } from '../../db/migrate.ts';
import * as office from '../../db/migrations/001_office.ts';
import * as weekly from '../../db/migrations/002_weekly.ts';
import * as claims from '../../db/migrations/003_claims.ts';
import type { Database } from '../../db/schema.ts';
import { migrated, open, type EngineName, type Engines } from './engines.ts';

/** What a section had said of its tasks, word by word, before tasks had states; and the state that each gets. */
const TOLD: {
  title: string;
  every?: string;
  words: [said: string, more?: Gone | 'supporting'][];
  state: string;
}[] = [
  { title: 'nothing was said of it', words: [], state: 'assigned' },
  { title: 'in progress', words: [['in_progress']], state: 'in_progress' },
  { title: 'done', words: [['in_progress'], ['done']], state: 'under_review' },
  { title: 'done, and then not', words: [['done'], ['blocked']], state: 'in_progress' },
  { title: 'done each week', every: 'week', words: [['done']], state: 'in_progress' },
  { title: 'done, and taken back', words: [['done', 'withdrawn_at']], state: 'assigned' },
  { title: 'done, and edited away', words: [['done', 'superseded_at'], ['no_change']], state: 'in_progress' },
  { title: 'done, says a supporting section', words: [['done', 'supporting']], state: 'assigned' },
];

type Gone = 'withdrawn_at' | 'superseded_at';

/** A database as it was before follow-up, with a week of replies in it. */
async function beforeFollowUp(db: Kysely<Database>): Promise<void> {
  const known = { '001_office': office, '002_weekly': weekly, '003_claims': claims };
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(known) },
  }).migrateToLatest();
  if (error) throw new Error('the old schema could not be made', { cause: error });
  await sql`insert into person (id, position, name, slack) values ('kz', 0, '科长', 'kz')`.execute(db);
  await sql`insert into section (id, position, name, is_key) values ('zonghe', 0, '综合科', 0), ('wendian', 1, '文电科', 0)`.execute(
    db,
  );
  await sql`insert into week (period, starts_on, ends_on, deployed_at, due_at, covers, summary_stale)
    values ('2022-W18', '2022-05-02', '2022-05-08', 'a', 'b', '[]', 0)`.execute(db);
  let revision = 0;
  for (const [index, { title, every = null, words }] of TOLD.entries()) {
    const id = `task-${index}`;
    const helps = words.some(([, more]) => more === 'supporting');
    await sql`insert into task (id, number, position, title, lead_id, every, due_on)
      values (${id}, ${index + 1}, ${index}, ${title}, 'zonghe', ${every}, '2022-05-31')`.execute(db);
    for (const section of helps ? ['zonghe', 'wendian'] : ['zonghe']) {
      const role = section === 'zonghe' ? 'lead' : 'supporting';
      await sql`insert into week_task (period, section_id, task_id, role, cycle, position)
        values ('2022-W18', ${section}, ${id}, ${role}, 'once', 0)`.execute(db);
    }
    for (const [said, more] of words) {
      revision += 1;
      const reply = `reply-${revision}`;
      const gone = (mark: Gone): string | null => (more === mark ? 'c' : null);
      await sql`insert into reply (id, period, section_id, revision, author_id, on_behalf, source, text, submitted_at,
          late, superseded_at, withdrawn_at)
        values (${reply}, '2022-W18', ${helps ? 'wendian' : 'zonghe'}, ${revision}, 'kz', 0, 'command', '', 'b', 0,
          ${gone('superseded_at')}, ${gone('withdrawn_at')})`.execute(db);
      await sql`insert into reply_item (reply_id, task_id, state, text, blocker, position)
        values (${reply}, ${id}, ${said}, '', '', 0)`.execute(db);
    }
  }
}

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

    it('gives tasks from before they had states the state that their sections spoke of', async () => {
      const db = open(await engines.fresh(engine));
      await beforeFollowUp(db);
      await migrate(db);
      const rows = await db
        .selectFrom('task')
        .select([
          'title',
          'state',
          'dueOn',
          'originalDueOn',
          'leadId',
          'originalLeadId',
          'urgent',
          'source',
          'addedBy',
        ])
        .orderBy('number')
        .execute();
      expect(rows.map(({ title, state }) => [title, state])).toEqual(
        TOLD.map(({ title, state }) => [title, state]),
      );
      for (const row of rows) {
        expect(row).toMatchObject({
          dueOn: '2022-05-31',
          originalDueOn: '2022-05-31',
          originalLeadId: row.leadId,
          urgent: 0,
          source: 'plan',
          addedBy: null,
        });
      }
      expect(await db.selectFrom('audit').selectAll().execute()).toEqual([]);
    });
  });
}
