import type { Sample } from './contract-tools.ts';
import type { Store } from './store.ts';
import type { WorkspaceSeed } from './workspace.ts';

/** What a reset fills the workspace with. */
export interface Furnishing {
  seed: WorkspaceSeed;
  /** Where the practice clock starts. */
  startAt: Date;
}

/** The offices that a reset can begin with. */
export interface Samples {
  list: readonly Sample[];
  /** The id of the one that the workspace is filled with. */
  current: string;
}

/**
 * Empties the workspace and whatever belongs to it; between, somebody else may let the bot forget. Without a
 * furnishing the office is the same one again.
 */
export type Resetting = (
  sample: string | undefined,
  refill: (furnishing?: Furnishing) => void,
) => Promise<void>;

/** Why there is no fresh office; the message is for the person who asked. */
export class ResetRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What was kept of another office is of no use in this one. */
export function emptyUnlessFrom(store: Store, sample: string): void {
  const [filled] = store.load<{ id: string }>('sample');
  if (filled?.id === sample) return;
  if (filled) store.clear();
  rememberSample(store, sample);
}

/** Notes which office the store was filled from. */
export function rememberSample(store: Store, sample: string): void {
  store.save('sample', 'sample', { id: sample });
}
