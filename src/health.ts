import { Router } from 'express';
import type { Registry } from 'prom-client';
import { findCampaign } from '../db/campaign.ts';
import { conditionOf } from '../db/condition.ts';
import { troubleOf, type DbTrouble } from '../db/trouble.ts';
import type { Deps } from './deps.ts';
import type { Office } from './office.ts';

/** A tick comes every minute; three missing ones mean that the rhythm has stopped. */
const STALE_TICK_MS = 180_000;

/** What the running office shows of itself. */
export type Observed = Pick<Office, 'connected' | 'acknowledged' | 'posted'>;

export interface Readiness {
  /** What is wrong with it, as far as that is known. */
  database: 'ok' | 'failed' | DbTrouble;
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
    return { database: (await conditionOf(deps.db).look()) ?? 'ok', slack, tickAgeSeconds: age };
  } catch (error) {
    return { database: troubleOf(error) ?? 'failed', slack, tickAgeSeconds: null };
  }
}

/**
 * `/healthz`: the process answers. `/readyz`: 200 when the database, Slack and the rhythm work, else 503
 * with what does not; where writing failed last, it is tried again. `/metrics`: Prometheus.
 */
export function healthRoutes(deps: Deps, office: () => Observed): Router {
  const router = Router();
  // Most offices have nobody who collects them; whoever does comes again and again.
  let metrics: Promise<Registry> | undefined;
  router.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  router.get('/readyz', async (_request, response) => {
    const ready = await readinessOf(deps, () => office().connected);
    const fresh = ready.tickAgeSeconds !== null && ready.tickAgeSeconds * 1000 < STALE_TICK_MS;
    const ok = ready.database === 'ok' && ready.slack === 'connected' && fresh;
    response.status(ok ? 200 : 503).json({ ok, ...ready });
  });
  router.get('/metrics', async (_request, response) => {
    metrics ??= import('./metrics.ts').then(({ metricsOf }) => metricsOf(deps, () => office().connected));
    const registry = await metrics;
    const { acknowledged, posted } = office();
    const text = `${await registry.metrics()}\n${acknowledged.text()}\n${posted.text()}`;
    response.type(registry.contentType).send(text);
  });
  return router;
}
