import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import { inRequest, requestId } from '../request.ts';
import { deliveryOf, isOfBot, type DeliveryKind } from './once-keys.ts';

/** The bot is being stopped and takes nothing more; Slack brings what may come again to the next one. */
export class Stopping extends Error {
  constructor() {
    super('the bot is being stopped');
    this.name = 'Stopping';
  }
}

/** Told of each delivery how long Slack waited until it was acknowledged, in seconds. */
export type Acknowledged = (kind: DeliveryKind, seconds: number) => void;

type Process = App['processEvent'];

/**
 * Where deliveries come in: each is dealt with under its number, and whoever stops the bot can wait until those in hand
 * are done and acknowledged, while no new one is taken.
 */
export class Intake {
  readonly #log: Logger;
  readonly #acknowledged: Acknowledged;
  readonly #inHand = new Set<Promise<void>>();
  #isClosed = false;

  constructor(log: Logger, acknowledged: Acknowledged) {
    this.#log = log;
    this.#acknowledged = acknowledged;
  }

  /** The receiver, with everything that it delivers coming through here. It uses nothing of the app but `processEvent`. */
  through(inner: Receiver): Receiver {
    return {
      init: (app) => {
        const process: Process = (event) => this.#take(event, (taken) => app.processEvent(taken));
        inner.init({ processEvent: process } as App);
      },
      start: (...args: unknown[]) => inner.start(...args),
      stop: (...args: unknown[]) => inner.stop(...args),
    };
  }

  /** Takes nothing more; resolves when what is in hand is done with. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#inHand);
  }

  async #take(event: ReceiverEvent, process: Process): Promise<void> {
    if (this.#isClosed) throw new Stopping();
    const { kind, onceKey } = deliveryOf(event.body);
    const work = inRequest(requestId(onceKey), () => this.#deal(kind, event, process));
    this.#inHand.add(work);
    try {
      await work;
    } finally {
      this.#inHand.delete(work);
    }
  }

  async #deal(kind: DeliveryKind, event: ReceiverEvent, process: Process): Promise<void> {
    const began = performance.now();
    let ackedMs: number | null = null;
    const ack: ReceiverEvent['ack'] = async (...args) => {
      await event.ack(...args);
      if (ackedMs !== null) return;
      ackedMs = performance.now() - began;
      this.#acknowledged(kind, ackedMs / 1000);
    };
    await process({ ...event, ack });
    const level = isOfBot(event.body) ? 'debug' : 'info';
    const ms = { ackMs: rounded(ackedMs), ms: rounded(performance.now() - began) };
    this.#log[level]({ event: 'delivery.handled', kind, ...ms });
  }
}

const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 10) / 10);
