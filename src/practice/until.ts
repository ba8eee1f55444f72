import type { Changes } from './changes.ts';

/** Resolves once the condition holds; it is looked at now and after every change. Rejects when time is up. */
export function until(changes: Changes, condition: () => boolean, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    if (condition()) return resolve();
    const timer = setTimeout(() => {
      off();
      reject(new Error(`Waited ${timeoutMs} ms in vain for: ${condition.toString()}`));
    }, timeoutMs);
    const off = changes.on(() => {
      if (!condition()) return;
      clearTimeout(timer);
      off();
      resolve();
    });
  });
}
