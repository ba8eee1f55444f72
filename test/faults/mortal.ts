import type { KyselyPlugin } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '../../db/connect.ts';

/** What a process does, step by step, until it dies at one of them: from then on it does nothing at all. */
export class Life {
  steps = 0;
  readonly #diesAt: number;

  constructor(diesAt: number) {
    this.#diesAt = diesAt;
  }

  get isOver(): boolean {
    return this.steps >= this.#diesAt;
  }

  step(): void {
    if (!this.isOver) this.steps += 1;
    if (this.isOver) throw new Error('the process is dead');
  }

  /** The database as this process reaches it: before and after everything it writes there is a step. */
  database(db: Db): Db {
    const writes = new WeakSet<object>();
    const plugin: KyselyPlugin = {
      transformQuery: ({ node, queryId }) => {
        if (this.isOver) throw new Error('the process is dead');
        if (node.kind !== 'SelectQueryNode') {
          this.step();
          writes.add(queryId);
        }
        return node;
      },
      transformResult: async ({ result, queryId }) => {
        if (writes.has(queryId)) this.step();
        return result;
      },
    };
    return db.withPlugin(plugin);
  }

  /** The network as this process reaches it: before a call and after it there is a step. */
  network(inner: typeof fetch): typeof fetch {
    return async (...asked) => {
      this.step();
      try {
        return await inner(...asked);
      } finally {
        this.step();
      }
    };
  }
}

const answer = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

const cut = (): never => {
  throw new TypeError('fetch failed');
};

/** What a network that lies can do to one posting. */
export const LIES = {
  none: async (call) => call(),
  lost: async (call) => {
    await call();
    return cut();
  },
  refused: async () => cut(),
  late: async (call) => {
    void wait(450).then(call);
    return cut();
  },
  hangs: (_call, signal) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
    }),
  broken: async () => answer(500, {}),
  'broken after it was done': async (call) => {
    await call();
    return answer(500, {});
  },
  limited: async () => answer(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '1' }),
  'inner error': async () => answer(200, { ok: false, error: 'internal_error' }),
} as const satisfies Record<
  string,
  (call: () => Promise<Response>, signal: AbortSignal | null | undefined) => Promise<Response>
>;

/** A network that tells one lie about the first posting and is honest afterwards. */
export function lying(lie: keyof typeof LIES): typeof fetch {
  let told = false;
  return (input, init) => {
    const call = (): Promise<Response> => fetch(input, lie === 'late' ? { ...init, signal: null } : init);
    const url = input instanceof Request ? input.url : input.toString();
    if (told || !url.endsWith('/chat.postMessage')) return call();
    told = true;
    return LIES[lie](call, init?.signal);
  };
}
