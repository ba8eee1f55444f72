import type { KyselyPlugin } from 'kysely';
import type { Db } from '../../db/connect.ts';

/** More than the steps of any life: nobody dies. */
export const NEVER = 1_000_000;

/** What a process does, step by step, until it dies at one of them: from then on it does nothing at all. */
export class Life {
  steps = 0;
  #diesAt: number;

  constructor(diesAt: number) {
    this.#diesAt = diesAt;
  }

  get isOver(): boolean {
    return this.steps >= this.#diesAt;
  }

  /** The process dies here, without a word to anybody. */
  die(): void {
    this.#diesAt = Math.min(this.#diesAt, this.steps);
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
