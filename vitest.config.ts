import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Concurrent tests only wait, for seconds on end: for quarantines and for Slack's rate.
    maxConcurrency: 20,
  },
});
