import type { WebClient } from '@slack/web-api';
import type { Deps } from '../deps.ts';
import { failureOf } from './outcome.ts';

/** Slack's most for one call. */
const AT_ONCE = 50;
/** What Slack said holds for a minute. */
const FRESH_MS = 60_000;

interface Known {
  isOn: boolean;
  at: number;
  wireAt: number;
}

/** Who is in Do Not Disturb. Somebody of whom Slack says nothing is not: nobody misses a message because of it. */
export class DoNotDisturb {
  readonly #client: WebClient;
  readonly #o: Pick<Deps, 'clock' | 'wireClock' | 'log'>;
  readonly #known = new Map<string, Known>();

  /** A minute is over when the office's clock or the machine's says so. */
  constructor(client: WebClient, outside: Pick<Deps, 'clock' | 'wireClock' | 'log'>) {
    this.#client = client;
    this.#o = outside;
  }

  /** Those of these Slack user ids who are in Do Not Disturb now. */
  async among(slackUserIds: readonly string[]): Promise<Set<string>> {
    const stale = slackUserIds.filter((id) => !this.#isFresh(id));
    for (let from = 0; from < stale.length; from += AT_ONCE)
      await this.#ask(stale.slice(from, from + AT_ONCE));
    return new Set(slackUserIds.filter((id) => this.#known.get(id)?.isOn));
  }

  #isFresh(id: string): boolean {
    const known = this.#known.get(id);
    if (!known) return false;
    const within = (ms: number): boolean => ms >= 0 && ms < FRESH_MS;
    return within(this.#now() - known.at) && within(this.#wireNow() - known.wireAt);
  }

  async #ask(ids: readonly string[]): Promise<void> {
    const on = new Set<string>();
    try {
      const { users = {} } = await this.#client.dnd.teamInfo({ users: ids.join(',') });
      const seconds = this.#now() / 1000;
      for (const [id, status] of Object.entries(users)) {
        const { dnd_enabled: enabled, next_dnd_start_ts: from = 0, next_dnd_end_ts: to = 0 } = status;
        if (enabled && from <= seconds && seconds < to) on.add(id);
      }
    } catch (error) {
      const failure = failureOf(error);
      this.#o.log.warn({ event: 'dnd.unknown', code: 'code' in failure ? failure.code : failure.kind });
    }
    for (const id of ids) {
      this.#known.set(id, { isOn: on.has(id), at: this.#now(), wireAt: this.#wireNow() });
    }
  }

  #now(): number {
    return this.#o.clock().getTime();
  }

  #wireNow(): number {
    return this.#o.wireClock().getTime();
  }
}
