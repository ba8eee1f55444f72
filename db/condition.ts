import type { Db } from './connect.ts';
import { inside } from './inside.ts';
import { troubleOf, type DbTrouble } from './trouble.ts';

type Changed = (trouble: DbTrouble | null) => void;

/** As much room as has to be there before a disk that was full counts as mended, in bytes: many replies. */
const ROOM = 64 * 1024;
const ROOM_KEY = 'room';

/** Whether a database takes what is written to it, as its last writers found. */
export class Condition {
  readonly #db: Db;
  readonly #onChange = new Set<Changed>();
  #trouble: DbTrouble | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  /** What was wrong when something was last written; null when nothing was. */
  get trouble(): DbTrouble | null {
    return this.#trouble;
  }

  /** Calls back when trouble begins, becomes another, and ends; not for each writer that it meets. Returns what ends that. */
  onChange(act: Changed): () => void {
    this.#onChange.add(act);
    return () => void this.#onChange.delete(act);
  }

  /** Somebody's writing has failed; other errors than the database's own say nothing of it. */
  failed(error: unknown): void {
    const trouble = troubleOf(error);
    if (trouble !== null) this.#become(trouble);
  }

  /** Something was written. On a full disk small things still find a place, so that it takes `look` to say it is mended. */
  succeeded(): void {
    if (this.#trouble !== 'full') this.#become(null);
  }

  /** What is wrong now: tries to write when something was; costs nothing while all is well. */
  async look(): Promise<DbTrouble | null> {
    if (this.#trouble === null) return null;
    try {
      await this.#db.transaction().execute((tx) =>
        inside(async () => {
          await tx
            .insertInto('inbox')
            .values({ key: ROOM_KEY, receivedAt: '0'.repeat(ROOM) })
            .execute();
          await tx.deleteFrom('inbox').where('key', '=', ROOM_KEY).execute();
        }),
      );
      this.#become(null);
    } catch (error) {
      if (troubleOf(error) === null) throw error;
      this.failed(error);
    }
    return this.#trouble;
  }

  #become(trouble: DbTrouble | null): void {
    if (this.#trouble === trouble) return;
    this.#trouble = trouble;
    for (const act of this.#onChange) act(trouble);
  }
}

const conditions = new WeakMap<Db, Condition>();

/** The condition of a database, the same for all who work on it in this process. */
export function conditionOf(db: Db): Condition {
  const known = conditions.get(db);
  if (known) return known;
  const condition = new Condition(db);
  conditions.set(db, condition);
  return condition;
}
