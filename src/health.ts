import { Router } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { findCampaign } from '../db/campaign.ts';
import { countDeliveries } from '../db/deliveries.ts';
import type { DbOrTx } from '../db/transact.ts';
import type { Deps } from './deps.ts';

/** A tick comes every minute; three missing ones mean that the rhythm has stopped. */
const STALE_TICK_MS = 180_000;

export interface Readiness {
  database: 'ok' | 'failed';
  slack: 'connected' | 'not_connected';
  /** Age of the newest tick by the office's clock, in seconds; null before the first one. */
  tickAgeSeconds: number | null;
}

async function readinessOf(deps: Deps, isConnected: () => boolean): Promise<Readiness> {
  const slack = isConnected() ? 'connected' : 'not_connected';
  try {
    const campaign = await findCampaign(deps.db);
    const ticked = campaign?.tickedAt ?? null;
    const age = ticked === null ? null : (deps.clock().getTime() - Date.parse(ticked)) / 1000;
    return { database: 'ok', slack, tickAgeSeconds: age };
  } catch {
    return { database: 'failed', slack, tickAgeSeconds: null };
  }
}

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

function metricsOf(deps: Deps): Registry {
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

/**
 * `/healthz`: the process answers. `/readyz`: 200 when the database, Slack and the rhythm work, else 503
 * with what does not. `/metrics`: Prometheus.
 */
export function healthRoutes(deps: Deps, isConnected: () => boolean): Router {
  const router = Router();
  const registry = metricsOf(deps);
  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  router.get('/readyz', async (_request, response) => {
    const ready = await readinessOf(deps, isConnected);
    const fresh = ready.tickAgeSeconds !== null && ready.tickAgeSeconds * 1000 < STALE_TICK_MS;
    const ok = ready.database === 'ok' && ready.slack === 'connected' && fresh;
    response.status(ok ? 200 : 503).json({ ok, ...ready });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
