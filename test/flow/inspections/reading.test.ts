import type { KyselyPlugin } from 'kysely';
import { expect, it } from 'vitest';
import { findInspectionByNumber } from '../../../db/inspections.ts';
import { campaignFacts } from '../../../src/campaign/facts.ts';
import { withEarlierFindings } from '../../../src/inspections/earlier.ts';
import { inspectionFacts } from '../../../src/inspections/facts.ts';
import { inspected } from '../../support/findings.ts';
import { openOffice } from '../../support/office.ts';

const SECTIONS = ['zonghe', 'mishu1', 'mishu2', 'mishu3', 'wendian', 'xinxi', 'huiwu', 'renshi', 'xingzheng'];

it('reads a round and what its sections have to put right in as many queries, however many they are', async () => {
  const office = await openOffice({ at: '2022-05-12T09:00+08:00' });
  const found = SECTIONS.map((section) => ({ section, item: 'premises', problem: '走道堆放杂物' }));
  await inspected(office, found.slice(0, 2));
  await inspected(office, found, 'special');
  let reads = 0;
  const counted: KyselyPlugin = {
    transformQuery: ({ node }) => {
      reads += node.kind === 'SelectQueryNode' ? 1 : 0;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const { db, clock } = office.deps;
  const watched = db.withPlugin(counted);
  const campaign = await campaignFacts(db);
  const readsOf = async (number: number): Promise<{ earlier: number[]; reads: number }> => {
    const round = await findInspectionByNumber(db, number);
    if (!round) throw new Error('there is no round');
    reads = 0;
    const facts = await inspectionFacts(watched, campaign, round, clock());
    const sections = await withEarlierFindings(watched, campaign, facts, facts.sections, clock());
    return { earlier: sections.map(({ earlier }) => earlier.length), reads };
  };
  const few = await readsOf(1);
  const many = await readsOf(1001);
  expect(few.earlier).toEqual([1, 1]);
  expect(many.earlier).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0]);
  expect(many.reads).toBe(few.reads);
});
