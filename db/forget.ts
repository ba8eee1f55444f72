import { transact } from './transact.ts';
import type { Db } from './connect.ts';
import type { Database } from './schema.ts';

/** Rows that point at others before those others. */
const TABLES: readonly (keyof Database)[] = [
  'replyItem',
  'reply',
  'draft',
  'prompt',
  'delivery',
  'channelTurn',
  'weekTask',
  'week',
  'slot',
  'inbox',
  'leave',
  'audit',
  'deferral',
  'instruction',
  'urging',
  'evidenceLink',
  'evidence',
  'circular',
  'rectificationUrging',
  'rectification',
  'finding',
  'inspectionComment',
  'inspectionCheck',
  'inspector',
  'inspectionSection',
  'inspection',
  'taskSupporting',
  'task',
  'goal',
  'sectionHandler',
  'section',
  'leadingGroupMember',
  'person',
  'holidayNotice',
  'campaign',
];

/** Empties a practice database. Throws, and deletes nothing, when it belongs to any other team. */
export function forgetPractice(db: Db, practiceTeam: string): Promise<void> {
  return transact(db, async (tx) => {
    const campaign = await tx.selectFrom('campaign').select('team').executeTakeFirst();
    if (campaign && campaign.team !== practiceTeam)
      throw new Error('only a practice database may be emptied');
    for (const table of TABLES) await tx.deleteFrom(table).execute();
  });
}
