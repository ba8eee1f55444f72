import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { EVERYDAY, openOldOffice } from '../../bench/growth.ts';
import { depsAt } from '../../bench/office.ts';
import { recorded } from '../../bench/recorded.ts';
import { receivedAfter } from '../../db/inbox.ts';
import { deployedAmong, leadItemStates } from '../../db/tasks.ts';
import { refreshCards } from '../../src/announce/morning.ts';
import { campaignFacts } from '../../src/campaign/facts.ts';
import type { Deps } from '../../src/deps.ts';
import { finishersDue } from '../../src/inspections/unfinished.ts';
import { reviewersDue } from '../../src/tasks/reviews.ts';
import { stepsDue } from '../../src/tasks/urging.ts';

/** These have a row for each person, section or leave: they do not grow with the years of weekly work. */
const SMALL = /^SCAN (campaign|person|section|section_handler|leading_group_member|leave)\b/;

/** What the clock asks on every day or in every week, beside the messages themselves. */
async function askClockwork(deps: Deps, now: Date): Promise<void> {
  const { db } = deps;
  const campaign = await campaignFacts(db);
  await stepsDue(db, campaign, now);
  await reviewersDue(db, campaign, now);
  await finishersDue(db, campaign, now);
  await refreshCards(deps, { ...campaign, tickedAt: null }, now);
  await deployedAmong(db, ['task-1']);
  await leadItemStates(db, ['task-1'], ['2020-W01']);
  await receivedAfter(db, 'edited:C1:1.0:');
}

it('What an office does every day or week reads nothing of the years before', async () => {
  const office = await openOldOffice(3, 1);
  try {
    const { db, statements } = recorded(office.db);
    const deps = depsAt(db, office.now);
    for (const work of Object.values(EVERYDAY)) await work(deps, office.now);
    await askClockwork(deps, office.now);
    expect(statements.length).toBeGreaterThan(60);
    const scans: string[] = [];
    for (const { sql: text } of statements) {
      const explained = `explain query plan ${text.replaceAll('?', "''")}`;
      const { rows } = await sql.raw<{ detail: string }>(explained).execute(office.db);
      // The newest week is the first of its index.
      const stops = / limit /.test(text);
      for (const { detail } of rows)
        // What is found by its noun alone is all that was ever done to it.
        if (/SEARCH audit .*\(noun=\?( AND at|\))/.test(detail)) scans.push(`${detail} for ${text}`);
        else if (
          detail.startsWith('SCAN') &&
          !SMALL.test(detail) &&
          !(stops && detail.includes('USING INDEX'))
        )
          scans.push(`${detail} for ${text}`);
    }
    expect(scans).toEqual([]);
  } finally {
    await office.close();
  }
});
