import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { Acts } from './acts.ts';
import { clockRoutes } from './clock-routes.ts';
import type { CommandHint } from './contract.ts';
import { jsonOnly } from './guard.ts';
import { serveFeed } from './feed.ts';
import { messageList, officeState } from './office-state.ts';
import type { PersonRecord } from './people.ts';
import { actSchema } from './requests.ts';
import { resetRoutes } from './reset-routes.ts';
import type { Samples } from './reset.ts';
import type { TimeMachine } from './time-machine.ts';
import type { Traffic } from './traffic.ts';
import type { Workspace } from './workspace.ts';

export interface ControlParts {
  workspace: Workspace;
  acts: Acts;
  timeMachine: TimeMachine;
  traffic: Traffic;
  botConnected(): boolean;
  commands(): readonly CommandHint[];
  samples(): Samples | undefined;
  reset(sample?: string): Promise<void>;
  faultRoutes: Router;
}

/** `/_practice/*`: what the page, tests and scripts use, as the contract says it. */
export function controlRoutes(parts: ControlParts): Router {
  const { workspace, acts, timeMachine, traffic } = parts;
  const router = express.Router();
  router.use(jsonOnly, express.json({ limit: '2mb' }), (_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });

  /** The person that a request is about; the answer is already sent when there is none. */
  const personOf = (request: Request, response: Response): PersonRecord | undefined => {
    const { as } = request.query;
    const person =
      typeof as === 'string' ? workspace.people.find(as) : workspace.people.all().find((one) => !one.isBot);
    if (!person) response.status(404).json({ ok: false, error: 'user_not_found' });
    return person;
  };

  router.get('/health', (_request, response) => {
    const now = workspace.clock.now().toISOString();
    response.json({ ok: true, team: workspace.teamId, botConnected: parts.botConnected(), now });
  });

  router.get('/office', (request, response, next) => {
    const person = personOf(request, response);
    if (!person) return;
    timeMachine
      .state()
      .then((clock) => {
        const { list: samples = [], current: sample = null } = parts.samples() ?? {};
        const around = { botConnected: parts.botConnected(), clock, commands: parts.commands() };
        response.json(officeState(workspace, person, { ...around, samples, sample }));
      })
      .catch(next);
  });

  router.get('/messages', (request, response) => {
    const person = personOf(request, response);
    if (!person) return;
    const { channel, thread } = request.query;
    const conversation = typeof channel === 'string' ? workspace.conversations.find(channel) : undefined;
    const open =
      conversation && (conversation.kind === 'channel' || conversation.members.includes(person.id));
    if (!open) {
      response.status(404).json({ ok: false, error: 'channel_not_found' });
      return;
    }
    response.json(
      messageList(workspace, person, conversation, typeof thread === 'string' ? thread : undefined),
    );
  });

  router.get('/events', (request, response) => {
    const person = personOf(request, response);
    if (person) serveFeed(workspace, person, response);
  });

  router.post('/act', (request, response, next) => {
    const parsed = actSchema.safeParse(request.body);
    if (!parsed.success) return refuse(response, 'invalid_act', z.prettifyError(parsed.error));
    acts
      .perform(parsed.data)
      .then((result) => response.json(result))
      .catch(next);
  });

  router.get('/log', (request, response) => {
    const { limit, after } = request.query;
    response.json({ ok: true, entries: traffic.recent(wholeNumber(limit) || 200, wholeNumber(after)) });
  });

  router.use('/clock', clockRoutes(workspace, timeMachine));
  router.use('/reset', resetRoutes(parts));
  router.use('/faults', parts.faultRoutes);
  return router;
}

/** A number of a query; 0 when it is none. */
function wholeNumber(value: unknown): number {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

function refuse(response: Response, error: string, message: string): void {
  response.status(400).json({ ok: false, error, message });
}
