/**
 * Makes a fetch run one at a time: asked again while it runs, it runs once more afterwards,
 * so that the last answer is never older than the last request.
 */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;

  const loop = async () => {
    do {
      again = false;
      await run();
    } while (again);
  };

  return () => {
    again = running !== undefined;
    running ??= loop().finally(() => (running = undefined));
    return running;
  };
}
