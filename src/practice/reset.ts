import express, { type Router } from 'express';
import { z } from 'zod';
import type { Sample } from './contract-tools.ts';
import { notice } from './notices.ts';
import type { Store } from './store.ts';
import { ClockRefused } from './time-machine.ts';
import type { Workspace, WorkspaceSeed } from './workspace.ts';

/** What a reset fills the workspace with. */
export interface Furnishing {
  seed: WorkspaceSeed;
  /** Where the practice clock starts. */
  startAt: Date;
}

/** The offices that a reset can begin with. */
export interface Samples {
  list: readonly Sample[];
  /** The id of the one that the workspace is filled with. */
  current: string;
}

/**
 * Empties the workspace and whatever belongs to it; between, somebody else may let the bot forget. Without a
 * furnishing the office is the same one again.
 */
export type Resetting = (
  sample: string | undefined,
  refill: (furnishing?: Furnishing) => void,
) => Promise<void>;

/** Why there is no fresh office; the message is for the person who asked. */
export class ResetRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What was kept of another office is of no use in this one. */
export function emptyUnlessFrom(store: Store, sample: string): void {
  const [filled] = store.load<{ id: string }>('sample');
  if (filled?.id === sample) return;
  if (filled) store.clear();
  rememberSample(store, sample);
}

/** Notes which office the store was filled from. */
export function rememberSample(store: Store, sample: string): void {
  store.save('sample', 'sample', { id: sample });
}

const request = z.strictObject({ sample: z.string().optional() });

/** `POST /_practice/reset`. */
export function resetRoutes(parts: {
  workspace: Workspace;
  samples(): Samples | undefined;
  reset(sample?: string): Promise<void>;
}): Router {
  const router = express.Router();
  router.post('/', (asked, response, next) => {
    const parsed = request.safeParse(asked.body ?? {});
    const sample = parsed.data?.sample;
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
