import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { countDeliveries } from '../db/deliveries.ts';
import type { DbOrTx } from '../db/transact.ts';
import type { Deps } from './deps.ts';

async function countRows(
  db: DbOrTx,
  table: 'slot' | 'reply',
  column: 'state' | 'source',
): Promise<[string, number][]> {
  const rows = await db
    .selectFrom(table)
    .select((s) => [
      s
        .ref(column as never)
        .$castTo<string>()
        .as('label'),
      s.fn.countAll<number>().as('count'),
    ])
    .groupBy(column as never)
    .execute();
  return rows.map((row) => [row.label, row.count]);
}

/** What Prometheus is told: the process, and how many slots, submissions and messages are on record. */
export function metricsOf(deps: Deps): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counted = (
    name: string,
    help: string,
    label: string,
    count: () => Promise<[string, number][]>,
  ): void => {
    const gauge = new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      async collect() {
        this.reset();
        for (const [value, number] of await count()) this.set({ [label]: value }, number);
      },
    });
    gauge.reset();
  };
  counted('duban_slots', 'Slots on record', 'state', () => countRows(deps.db, 'slot', 'state'));
  counted('duban_replies', 'Submissions kept', 'source', () => countRows(deps.db, 'reply', 'source'));
  counted('duban_deliveries', 'Messages', 'state', async () =>
    (await countDeliveries(deps.db)).map((row) => [row.state, row.count]),
  );
  return registry;
}
