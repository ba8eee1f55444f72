/**
 * Makes a fetch run one at a time: asked again while it runs, it runs once more afterwards,
 * so that the last answer is never older than the last request.
 */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;

  const loop = async () => {
    try {
      do {
        again = false;
        await run();
      } while (again);
    } finally {
      // In one step with the last look at `again`: whoever asks from now on starts a loop of their own.
      running = undefined;
    }
  };

  return () => {
    again = running !== undefined;
    running ??= loop();
    return running;
  };
}
