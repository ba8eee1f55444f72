import express, { type Router } from 'express';
import { z } from 'zod';
import type { ResetRequest } from './contract-tools.ts';
import { notice } from './notices.ts';
import { ResetRefused, type Samples } from './reset.ts';
import { ClockRefused } from './time-machine.ts';
import type { Workspace } from './workspace.ts';

const request = z.strictObject({ sample: z.string().exactOptional() });

/** `POST /_practice/reset`. */
export function resetRoutes(parts: {
  workspace: Workspace;
  samples(): Samples | undefined;
  reset(sample?: string): Promise<void>;
}): Router {
  const router = express.Router();
  router.post('/', (asked, response, next) => {
    const parsed = request.safeParse(asked.body ?? {});
    const { sample }: ResetRequest = parsed.data ?? {};
    const known = sample === undefined || parts.samples()?.list.some((one) => one.id === sample) === true;
    if (!parsed.success || !known) {
      const message = notice(parts.workspace.language, 'no_such_sample');
      response.status(400).json({ ok: false, error: 'no_such_sample', message });
      return;
    }
    parts
      .reset(sample)
      .then(() => response.json({ ok: true }))
      .catch((error: unknown) => {
        const isRefusal = error instanceof ResetRefused || error instanceof ClockRefused;
        if (!isRefusal) return next(error);
        const message =
          error instanceof ClockRefused ? notice(parts.workspace.language, error.code) : error.message;
        response.status(409).json({ ok: false, error: error.code, message });
      });
  });
  return router;
}
