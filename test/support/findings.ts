import { tellsFinished } from '../../src/announce/inspections.ts';
import { dayOf } from '../../src/calendar/day.ts';
import { finishInspection } from '../../src/inspections/moving.ts';
import { openInspection } from '../../src/inspections/opening.ts';
import { recordChecks } from '../../src/inspections/recording.ts';
import { findCaller } from '../../src/people/service.ts';
import type { TestOffice } from './office.ts';

/** What does not conform on site. */
export interface Found {
  section: string;
  item: string;
  problem: string;
}

/** The office's inspectors have been to these sections today, found this, and finished the round: it is issued. */
export async function inspected(office: TestOffice, found: readonly Found[]): Promise<void> {
  const { deps, practice } = office;
  const id = practice.workspace.person('chuangjian-ban').id;
  const caller = await findCaller(deps.db, id, 'zh-CN');
  if (!caller) throw new Error('the office has nobody');
  const asked = { caller, door: 'command' as const };
  const round = {
    kind: 'special' as const,
    sections: [...new Set(found.map(({ section }) => section))],
    on: dayOf(deps.clock(), 'Asia/Shanghai'),
    inspectors: ['ducha-yuan'],
    reason: '',
  };
  const key = (what: string): string => `given/${what}/${deps.newId()}`;
  const untold = (): Promise<void> => Promise.resolve();
  const opened = await openInspection(deps, { ...asked, inboxKey: key('open'), round }, untold);
  if (opened.kind !== 'opened') throw new Error('the round is not opened');
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
