/** Slack lets a channel have a few messages at once before it insists on one per second. */
const BURST = 3;

/** Slack's posting limit: one message per second and channel in the long run, by real time. */
export class PostingRate {
  readonly #channels = new Map<string, { tokens: number; at: number }>();
  readonly #realNow: () => number;
  readonly #enabled: boolean;

  constructor(enabled: boolean, realNow: () => number) {
    this.#enabled = enabled;
    this.#realNow = realNow;
  }

  /** Seconds to wait before the next message to the channel; 0 when it may go now, which is then counted. */
  take(channel: string): number {
    if (!this.#enabled) return 0;
    const now = this.#realNow();
    const before = this.#channels.get(channel) ?? { tokens: BURST, at: now };
    const tokens = Math.min(BURST, before.tokens + (now - before.at) / 1000);
    const allowed = tokens >= 1;
    this.#channels.set(channel, { tokens: allowed ? tokens - 1 : tokens, at: now });
    return allowed ? 0 : Math.ceil(1 - tokens);
  }
}
