import type { ExitCode } from './context.ts';

/** Runs until Ctrl+C or a request to end; a second one ends at once. */
export async function untilStopped(running: { stop(): Promise<void> }): Promise<ExitCode> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  await running.stop();
  return 0;
}
