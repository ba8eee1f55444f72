import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The default leaves one core idle, which is half of a small machine.
    maxWorkers: 2,
    // No module of the house keeps a state of its own, so that files may share those of a worker: loading them
    // anew for each file was a fifth of the time.
    isolate: false,
    // Real processes and sockets on a shared machine: what is really broken fails twice.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // What is right is seen at once; only a busy machine needs so long.
    expect: { poll: { timeout: 10_000 } },
    // Concurrent tests only wait, for seconds on end: for quarantines and for Slack's rate.
    maxConcurrency: 20,
  },
});
