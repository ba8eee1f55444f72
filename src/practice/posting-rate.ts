/** Slack lets a channel have a few messages at once before it insists on one per second. */
const BURST = 3;

/** The two clocks that a second may pass by. */
export interface RateClocks {
  realNow(): number;
  workspaceNow(): number;
}

/**
 * Slack's posting limit: one message per second and channel in the long run. A second is over by whichever clock is
 * ahead: the workspace's may jump over days, or stand still.
 */
export class PostingRate {
  readonly #channels = new Map<string, { tokens: number; real: number; workspace: number }>();
  readonly #clocks: RateClocks;
  readonly #enabled: boolean;

  constructor(enabled: boolean, clocks: RateClocks) {
    this.#enabled = enabled;
    this.#clocks = clocks;
  }

  /** After a reset nobody has posted anything. */
  clear(): void {
    this.#channels.clear();
  }

  /** Seconds to wait before the next message to the channel; 0 when it may go now, which is then counted. */
  take(channel: string): number {
    if (!this.#enabled) return 0;
    const [real, workspace] = [this.#clocks.realNow(), this.#clocks.workspaceNow()];
    const before = this.#channels.get(channel) ?? { tokens: BURST, real, workspace };
    const passed = Math.max(real - before.real, workspace - before.workspace) / 1000;
    const tokens = Math.min(BURST, before.tokens + passed);
    const allowed = tokens >= 1;
    this.#channels.set(channel, { tokens: allowed ? tokens - 1 : tokens, real, workspace });
    return allowed ? 0 : Math.ceil(1 - tokens);
  }
}
