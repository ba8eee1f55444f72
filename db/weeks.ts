import { sql, type Selectable } from 'kysely';
import type { DeliveryTable } from './schema-deliveries.ts';
import type { PromptTable, WeekTable } from './schema.ts';
import type { DbOrTx } from './transact.ts';

export type WeekRow = Selectable<WeekTable>;
export type PromptRow = Selectable<PromptTable>;
type Deployment = Pick<
  Selectable<DeliveryTable>,
  'key' | 'address' | 'threadKey' | 'text' | 'blocks' | 'workHours'
>;

export async function addWeek(db: DbOrTx, row: WeekRow): Promise<void> {
  await db.insertInto('week').values(row).execute();
}

export function findWeek(db: DbOrTx, period: string): Promise<WeekRow | undefined> {
  return db.selectFrom('week').selectAll().where('period', '=', period).executeTakeFirst();
}

/** The week that was deployed last, open or not. */
export function newestWeek(db: DbOrTx): Promise<WeekRow | undefined> {
  return db.selectFrom('week').selectAll().orderBy('startsOn', 'desc').limit(1).executeTakeFirst();
}

/** The week whose replies came due last. */
export function newestDueWeek(db: DbOrTx, now: string): Promise<WeekRow | undefined> {
  return db
    .selectFrom('week')
    .selectAll()
    .where('dueAt', '<', now)
    .orderBy('startsOn', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Says that a written summary no longer tells the truth. */
export async function markSummaryStale(db: DbOrTx, period: string): Promise<void> {
  await db.updateTable('week').set({ summaryStale: 1 }).where('period', '=', period).execute();
}

/** True for the one caller that takes the stale mark off and so has to write the summary again. */
export async function takeStaleSummary(db: DbOrTx, period: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('week')
    .set({ summaryStale: 0 })
    .where('period', '=', period)
    .where('summaryStale', '=', 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function staleWeeks(db: DbOrTx): Promise<string[]> {
  const rows = await db
    .selectFrom('week')
    .select('period')
    .where('summaryStale', '=', 1)
    .orderBy('period')
    .execute();
  return rows.map((row) => row.period);
}

export async function addPrompts(db: DbOrTx, rows: readonly PromptRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('prompt').values(rows).execute();
}

/** What a delivered or waiting message asks, none for one that asks nothing. */
export function promptsOf(db: DbOrTx, deliveryKey: string): Promise<PromptRow[]> {
  return db
    .selectFrom('prompt')
    .selectAll()
    .where('deliveryKey', '=', deliveryKey)
    .orderBy('sectionId')
    .execute();
}

/** What a message in a channel asks, with what stands in its thread: one row per section, none for any other message. */
export function promptsAt(
  db: DbOrTx,
  channel: string,
  ts: string,
): Promise<Pick<PromptRow, 'period' | 'sectionId'>[]> {
  return db
    .selectFrom('prompt')
    .innerJoin('delivery', 'delivery.key', 'prompt.deliveryKey')
    .select(['prompt.period', 'prompt.sectionId'])
    .distinct()
    .where('delivery.channel', '=', channel)
    .where((w) => w.or([w('delivery.ts', '=', ts), w('delivery.threadTs', '=', ts)]))
    .orderBy('prompt.sectionId')
    .execute();
}

/** The deployment messages of a week, so that prompts can stand in their threads. */
export async function deployKeys(db: DbOrTx, period: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('prompt')
    .select(['sectionId', 'deliveryKey'])
    .where('period', '=', period)
    .where('kind', '=', 'deploy')
    .execute();
  return new Map(rows.map((row) => [row.sectionId, row.deliveryKey]));
}

/** The deployment messages of a week as they stand, once for each section that they ask. */
export function deployments(db: DbOrTx, period: string): Promise<(Deployment & { sectionId: string })[]> {
  return db
    .selectFrom('prompt')
    .innerJoin('delivery', 'delivery.key', 'prompt.deliveryKey')
    .select(['prompt.sectionId', 'delivery.key', 'delivery.address', 'delivery.threadKey'])
    .select(['delivery.text', 'delivery.blocks', 'delivery.workHours'])
    .where('prompt.period', '=', period)
    .where('prompt.kind', '=', 'deploy')
    .orderBy('delivery.key')
    .execute();
}

export function listPrompts(db: DbOrTx): Promise<PromptRow[]> {
  return db.selectFrom('prompt').selectAll().orderBy('at').orderBy('deliveryKey').execute();
}

/** The key of the message that asked somebody directly between two instants; the first, when there are several. */
export async function directPrompt(
  db: DbOrTx,
  address: string,
  from: string,
  until: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('prompt')
    .innerJoin('delivery', 'delivery.key', 'prompt.deliveryKey')
    .select('prompt.deliveryKey')
    .where('delivery.address', '=', address)
    .where('prompt.at', '>=', from)
    .where('prompt.at', '<', until)
    .orderBy(sql`length(prompt.delivery_key)`)
    .limit(1)
    .executeTakeFirst();
  return row?.deliveryKey;
}

/** The section whose deployment messages stand in a channel; null when there is not exactly one. */
export async function sectionOfChannel(db: DbOrTx, channel: string): Promise<string | null> {
  const rows = await db
    .selectFrom('prompt')
    .innerJoin('delivery', 'delivery.key', 'prompt.deliveryKey')
    .select('prompt.sectionId')
    .distinct()
    .where('delivery.channel', '=', channel)
    .limit(2)
    .execute();
  return rows.length === 1 ? (rows[0]?.sectionId ?? null) : null;
}
