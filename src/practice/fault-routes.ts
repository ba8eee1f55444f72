import express, { type Router } from 'express';
import { z } from 'zod';
import type { FaultRule } from './contract-tools.ts';
import { FAULT_KINDS, type Faults } from './faults.ts';
import type { BotLink } from './link.ts';
import type { SocketLink } from './socket.ts';

const rule = z.strictObject({
  method: z.string().min(1),
  kind: z.enum(FAULT_KINDS),
  times: z.number().int().min(1).max(1_000_000).optional(),
  ms: z.number().min(0).max(3_600_000).optional(),
  status: z.number().int().min(400).max(599).optional(),
  accepted: z.boolean().optional(),
  error: z.string().min(1).optional(),
});

/** What strikes at once and not when a call comes. */
const immediate = z.strictObject({
  kind: z.enum(['disconnect', 'cut', 'redeliver']),
  reason: z.enum(['warning', 'refresh_requested', 'link_disabled']).optional(),
  whom: z.enum(['all', 'oldest']).optional(),
});

const asked = z.union([immediate, rule]);
const many = z.union([asked, z.array(asked)]);

/** `/_practice/faults`: rules for coming calls, and things that go wrong now. */
export function faultRoutes(faults: Faults, socket: SocketLink, link: () => BotLink): Router {
  const router = express.Router();

  function apply(one: z.infer<typeof asked>): void {
    if ('method' in one) faults.add(one);
    else if (one.kind === 'disconnect') socket.disconnect(one.reason, one.whom);
    else if (one.kind === 'cut') socket.cut();
    else link().redeliver();
  }

  router.get('/', (_request, response) => void response.json({ ok: true, rules: faults.list() }));
  router.delete('/', (_request, response) => {
    faults.clear();
    response.json({ ok: true, rules: [] satisfies FaultRule[] });
  });
  router.post('/', (request, response) => {
    const parsed = many.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ ok: false, error: 'invalid_rule', message: z.prettifyError(parsed.error) });
      return;
    }
    for (const one of [parsed.data].flat()) apply(one);
    response.json({ ok: true, rules: faults.list() });
  });
  return router;
}
