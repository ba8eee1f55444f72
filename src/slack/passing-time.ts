import { setTimeout as wait } from 'node:timers/promises';

/** How time passes for an outbox: by the machine, or in a simulation without anybody waiting. */
export interface PassingTime {
  /** Resolves after so many milliseconds, or at once when `ended` comes. */
  wait(ms: number, ended?: AbortSignal): Promise<void>;
  /** Milliseconds since some moment; no setting of a clock changes it. */
  elapsedMs(): number;
}

/** Time as the machine measures it. */
export const machineTime: PassingTime = {
  async wait(ms, ended) {
    await wait(ms, undefined, ended ? { signal: ended } : {}).catch(() => undefined);
  },
  elapsedMs: () => performance.now(),
};
