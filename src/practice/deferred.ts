import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';

/** A promise and the way to fulfil it; Node 20 has no such thing of its own. */
export function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  const settle: { resolve?: (value: T) => void } = {};
  const promise = new Promise<T>((resolve) => Object.assign(settle, { resolve }));
  return { promise, resolve: (value) => settle.resolve?.(value) };
}

/** Waits, unless the signal comes before; it is up to the caller to look which. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

/** Ends what waits; any number may listen to its signal. */
export function ending(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
