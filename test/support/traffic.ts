import type { App, Receiver } from '@slack/bolt';
import type { Practice } from '../../src/practice/server.ts';

const PATIENCE_MS = 10_000;

/**
 * Knows when the bot has dealt with everything that Slack sent it: what went out to it is counted at the
 * workspace, what is done with is counted where Bolt's listeners end.
 */
export class InFlight {
  #sent = 0;
  #begun = 0;
  #done = 0;
  readonly #waiting = new Set<() => void>();

  constructor(practice: Practice) {
    const { traffic } = practice;
    const note = traffic.note.bind(traffic);
    traffic.note = (passage) => {
      note(passage);
      if (passage.way === 'to-bot') this.#sent += 1;
    };
  }

  /** The receiver, with its deliveries counted. */
  counted(inner: Receiver): Receiver {
    const init = (app: App): void => {
      const processEvent: App['processEvent'] = async (event) => {
        this.#begun += 1;
        this.#look();
        try {
          await app.processEvent(event);
        } finally {
          this.#done += 1;
          this.#look();
        }
      };
      // A receiver uses nothing of the app but this.
      inner.init({ processEvent } as App);
    };
    return {
      init,
      start: (...args: unknown[]) => inner.start(...args),
      stop: (...args: unknown[]) => inner.stop(...args),
    };
  }

  /** What was under way when an office was stopped will not be heard of again. */
  forget(): void {
    this.#done = this.#sent;
    this.#begun = this.#sent;
  }

  /** Resolves when the bot has dealt with everything. */
  settled(): Promise<void> {
    return this.#until(() => this.#done >= this.#sent);
  }

  /** Resolves when the bot is busy with something. */
  reached(): Promise<void> {
    return this.#until(() => this.#begun > this.#done);
  }

  #look(): void {
    for (const look of this.#waiting) look();
  }

  #until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        settle();
      };
      const look = (): void => {
        if (condition()) end(resolve);
      };
      const timer = setTimeout(() => {
        const counts = `${this.#sent} sent, ${this.#begun} begun, ${this.#done} done`;
        end(() => reject(new Error(`The bot never got there: ${counts}`)));
      }, PATIENCE_MS);
      this.#waiting.add(look);
      look();
    });
  }
}

/** Keeps back the events that Slack would deliver from now on; the returned function delivers them, newest first. */
export function holdEvents({ socket }: Practice): () => void {
  const held: Parameters<typeof socket.event>[0][] = [];
  const deliver = socket.event.bind(socket);
  socket.event = (body) => void held.push(body);
  return () => {
    socket.event = deliver;
    for (const body of held.toReversed()) deliver(body);
  };
}
