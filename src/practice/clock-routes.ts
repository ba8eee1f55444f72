import express, { type Router } from 'express';
import { z } from 'zod';
import { notice } from './notices.ts';
import { moveSchema } from './requests.ts';
import { ClockRefused, type TimeMachine } from './time-machine.ts';
import type { Workspace } from './workspace.ts';

/** `/_practice/clock`: reads the practice clock, moves it forward, and stops it on the way. */
export function clockRoutes(workspace: Workspace, timeMachine: TimeMachine): Router {
  const router = express.Router();

  router.get('/', (_request, response, next) => {
    timeMachine
      .reading()
      .then((reading) => response.json(reading))
      .catch(next);
  });

  router.post('/', (request, response, next) => {
    const parsed = moveSchema.safeParse(request.body);
    if (!parsed.success) {
      const message = z.prettifyError(parsed.error);
      response.status(400).json({ ok: false, error: 'invalid_move', message });
      return;
    }
    timeMachine
      .move(parsed.data)
      .then((result) => response.json(result))
      .catch((error: unknown) => {
        if (!(error instanceof ClockRefused)) return next(error);
        const message = notice(workspace.language, error.code);
        response.status(409).json({ ok: false, error: error.code, message });
      });
  });

  router.post('/stop', (_request, response) => {
    timeMachine.stop();
    response.json({ ok: true });
  });
  return router;
}
