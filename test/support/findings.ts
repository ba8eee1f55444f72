import { tellsFinished } from '../../src/announce/inspections.ts';
import { transact } from '../../db/transact.ts';
import { dayOf, monthOf } from '../../src/calendar/day.ts';
import { campaignFacts } from '../../src/campaign/facts.ts';
import { finishInspection } from '../../src/inspections/moving.ts';
import { openWithin } from '../../src/inspections/opening.ts';
import { recordChecks } from '../../src/inspections/recording.ts';
import { findCaller, roster } from '../../src/people/service.ts';
import type { TestOffice } from './office.ts';

/** What does not conform on site. */
export interface Found {
  section: string;
  item: string;
  problem: string;
}

/**
 * The office's inspectors have been to these sections today, found this, and finished the round: it is issued, as `R1` or,
 * of a special round, as `R1001`.
 */
export async function inspected(
  office: TestOffice,
  found: readonly Found[],
  kind: 'monthly' | 'special' = 'monthly',
): Promise<void> {
  const { deps, practice } = office;
  const id = practice.workspace.person('chuangjian-ban').id;
  const caller = await findCaller(deps.db, id, 'zh-CN');
  if (!caller) throw new Error('the office has nobody');
  const asked = { caller, door: 'command' as const };
  const key = (what: string): string => `given/${what}/${deps.newId()}`;
  const untold = (): Promise<void> => Promise.resolve();
  const opened = await transact(deps.db, async (tx) => {
    const heldOn = dayOf(deps.clock(), 'Asia/Shanghai');
    const sections = (await roster(tx)).filter(({ id: one }) => found.some(({ section }) => section === one));
    const inspectorIds = ['ducha-yuan', caller.personId];
    const plan = {
      kind,
      period: monthOf(heldOn),
      heldOn,
      sections,
      inspectorIds,
      reason: '',
    } as const;
    const campaign = await campaignFacts(tx);
    return openWithin(tx, deps, campaign, { plan, by: caller, door: 'command' }, deps.clock());
  });
  const inspectionId = opened.facts.round.id;
  for (const { section, item, problem } of found) {
    const items = [{ itemId: item, result: 'fail' as const, note: problem }];
    const record = { ...asked, inspectionId, section, items, own: false, inboxKey: key('record') };
    await recordChecks(deps, record, untold);
  }
  const finish = { ...asked, inspectionId, reason: '', force: true, inboxKey: key('finish') };
  await finishInspection(deps, finish, tellsFinished(deps));
  await office.bot.tick();
  await office.delivered();
}
