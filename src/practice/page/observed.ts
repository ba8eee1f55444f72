/** A state that others are told of whenever a part of it changes. */
export class Observed<State extends object> {
  state: State;
  readonly #changed = new Set<() => void>();

  constructor(state: State) {
    this.state = state;
  }

  /** Starts telling a listener of every change; the returned function stops it. */
  subscribe(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => void this.#changed.delete(listener);
  }

  protected set(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.#changed) listener();
  }
}
