import type { Changes } from './changes.ts';

/** Resolves once the condition holds; it is looked at now and after every change. Rejects when time is up. */
export function until(changes: Changes, condition: () => boolean, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    if (condition()) return resolve();
    const timer = setTimeout(() => {
      off();
      reject(new Error(`Waited ${timeoutMs} ms in vain for: ${condition.toString()}`));
    }, timeoutMs);
    const done = (settle: () => void) => {
      clearTimeout(timer);
      off();
      settle();
    };
    const off = changes.on(() => {
      try {
        if (condition()) done(resolve);
      } catch (error) {
        // Must not strike whoever made the change.
        done(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    });
  });
}
