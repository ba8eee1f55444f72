import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { countReplies, countSlots, oldestWaiting } from '../db/counts.ts';
import { countDeliveries } from '../db/deliveries.ts';
import type { Deps } from './deps.ts';

/**
 * What Prometheus is told of the process and of what is on record. What is counted in the database is the same from
 * whichever instance it is collected, and outlives a restart.
 */
export function metricsOf(deps: Deps, isConnected: () => boolean): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
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
      registers,
      async collect() {
        this.reset();
        for (const [value, number] of await count()) this.set({ [label]: value }, number);
      },
    });
    gauge.reset();
  };
  const measured = (name: string, help: string, measure: () => Promise<number> | number): void => {
    const gauge = new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await measure());
      },
    });
    gauge.set(0);
  };
  const { db } = deps;
  counted('duban_slots', 'Slots on record; late: made up for', 'state', () => countSlots(db));
  counted('duban_replies', 'Submissions kept, by their door', 'source', () => countReplies(db));
  counted('duban_deliveries', 'Messages on record', 'state', async () =>
    (await countDeliveries(db)).map((row) => [row.state, row.count]),
  );
  measured('duban_outbox_oldest_seconds', 'Age of the oldest message that waits', async () => {
    const oldest = await oldestWaiting(db);
    return oldest === null ? 0 : Math.max(0, (deps.clock().getTime() - Date.parse(oldest)) / 1000);
  });
  measured('duban_slack_connected', '1 while Slack can be heard', () => (isConnected() ? 1 : 0));
  return registry;
}
