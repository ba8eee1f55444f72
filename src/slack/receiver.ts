import { ExpressReceiver, type App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import express, { type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { SlackConfig } from '../config.ts';
import { Stopping } from './intake.ts';
import { slackLogger } from './logger.ts';
import { SocketReceiver } from './socket-receiver.ts';

/**
 * Bolt acknowledges events before their listeners run; a reply in a thread would be lost when the process
 * dies in between. Here an event is acknowledged after its listeners are done, and not at all when they
 * fail, so that Slack delivers it again.
 */
function commitFirst(app: App): Pick<App, 'processEvent'> {
  return {
    processEvent: async (event: ReceiverEvent) => {
      if (event.body['type'] !== 'event_callback') return app.processEvent(event);
      await app.processEvent({ ...event, ack: async () => undefined });
      return event.ack();
    },
  };
}

/**
 * Wraps a receiver so that every event it delivers is acknowledged only when it is kept. A receiver uses
 * nothing of the app but `processEvent`.
 */
export function acknowledgingLate(inner: Receiver): Receiver {
  return {
    init: (app) => inner.init(commitFirst(app) as App),
    start: (...args: unknown[]) => inner.start(...args),
    stop: (...args: unknown[]) => inner.stop(...args),
  };
}

/** A receiver that knows whether deliveries can arrive. */
export interface Link {
  receiver: Receiver;
  isLinked: () => boolean;
  /** Calls back when deliveries can arrive again after they could not. */
  onBack: (act: () => void) => void;
}

/** Socket Mode as an office needs it; `briefMs` is left out but where connections are renewed faster than Slack does. */
export function socketMode(slack: SlackConfig & { appToken: string }, log: Logger, briefMs?: number): Link {
  const receiver = new SocketReceiver(slack, log, briefMs);
  return { receiver, isLinked: () => receiver.isLinked, onBack: (act) => receiver.onBack(act) };
}

/** As far as Slack's clock may be from ours, in either direction. */
const LARGEST_SKEW_MS = 5 * 60_000;

/** Bolt refuses what was signed long ago; what is dated ahead could be sent again for as long as it is. */
function refuseAhead(clock: () => Date): RequestHandler {
  return ({ headers }, response, next) => {
    const signedMs = Number(headers['x-slack-request-timestamp']) * 1000;
    if (signedMs - clock().getTime() > LARGEST_SKEW_MS) response.status(401).end();
    else next();
  };
}

/** HTTP mode: requests are checked against the signing secret and served at `/slack/events`. */
export function httpReceiver(signingSecret: string, log: Logger, clock: () => Date): ExpressReceiver {
  const app = express();
  app.disable('x-powered-by');
  app.use(refuseAhead(clock));
  return new ExpressReceiver({
    signingSecret,
    app,
    endpoints: '/slack/events',
    logger: slackLogger(log, 'warn'),
    processEventErrorHandler: async ({ error, response }) => {
      response.writeHead(error instanceof Stopping ? 503 : 500).end();
      return false;
    },
  });
}

/** A receiver whose routes are served by somebody else: it has nothing of its own to start or stop. */
export function mounted(receiver: ExpressReceiver): Receiver {
  return { init: (app) => receiver.init(app), start: async () => undefined, stop: async () => undefined };
}
