import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { EVERYDAY, openOldOffice } from '../../bench/growth.ts';
import { depsAt } from '../../bench/office.ts';
import { recorded } from '../../bench/recorded.ts';

/** These have a row for each person, section or leave: they do not grow with the years of weekly work. */
const SMALL = /^SCAN (campaign|person|section|section_handler|leading_group_member|leave)\b/;

it('The summary and the progress of a week read nothing of the years before', async () => {
  const office = await openOldOffice(3, 1);
  try {
    const { db, statements } = recorded(office.db);
    await EVERYDAY['weekly summary'](depsAt(db, office.now), office.now);
    await EVERYDAY['/duban progress'](depsAt(db, office.now));
    expect(statements.length).toBeGreaterThan(20);
    const scans: string[] = [];
    for (const { sql: text } of statements) {
      const explained = `explain query plan ${text.replaceAll('?', "''")}`;
      const { rows } = await sql.raw<{ detail: string }>(explained).execute(office.db);
      // The newest week is the first of its index.
      const stops = / limit /.test(text);
      for (const { detail } of rows)
        if (detail.startsWith('SCAN') && !SMALL.test(detail) && !(stops && detail.includes('USING INDEX')))
          scans.push(`${detail} for ${text}`);
    }
    expect(scans).toEqual([]);
  } finally {
    await office.close();
  }
});
