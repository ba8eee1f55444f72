import type { FileCard } from '../contract.ts';
import { Observed } from './observed.ts';
import { upload } from './upload.ts';

/** A file that a person has chosen. */
export interface Chosen {
  key: number;
  name: string;
  size: number;
  /** How much has gone out, between 0 and 1. */
  progress: number;
  /** The server has it. */
  file?: FileCard;
  /** Why the server has not taken it; empty when it could not be reached. */
  error?: string;
  abort: () => void;
}

type Places = Readonly<Record<string, readonly Chosen[]>>;

/** What was chosen and not sent yet, by the field in which it was chosen. It goes to the server at once. */
export class Uploads extends Observed<Places> {
  #last = 0;

  constructor() {
    super({});
  }

  in(place: string): readonly Chosen[] {
    return this.state[place] ?? [];
  }

  /** Whether files are still on their way, in any place whose name starts so. */
  isBusy(prefix: string): boolean {
    return Object.entries(this.state).some(
      ([place, chosen]) =>
        place.startsWith(prefix) && chosen.some((one) => !one.file && one.error === undefined),
    );
  }

  /** Uploads a file; what the server has made of it, or null when it has not taken it. */
  async add(place: string, as: string, file: File): Promise<FileCard | null> {
    this.#last += 1;
    const key = this.#last;
    const sending = upload(as, file, (progress) => this.#change(place, key, { progress }));
    const chosen = { key, name: file.name, size: file.size, progress: 0, abort: sending.abort };
    this.set({ [place]: [...this.in(place), chosen] });
    const result = await sending.result;
    this.#change(place, key, result.ok ? { file: result.file, progress: 1 } : { error: result.message });
    return result.ok ? result.file : null;
  }

  /** Takes a file out again, even on its way. */
  remove(place: string, key: number): void {
    this.in(place)
      .find((one) => one.key === key)
      ?.abort();
    this.set({ [place]: this.in(place).filter((one) => one.key !== key) });
  }

  /** Takes everything out, also what is on its way. */
  clear(): void {
    for (const [place, chosen] of Object.entries(this.state)) {
      for (const { key } of chosen) this.remove(place, key);
    }
  }

  /** Forgets the files that have been handed on. */
  handedOn(place: string, ids: readonly string[]): void {
    this.set({ [place]: this.in(place).filter(({ file }) => !file || !ids.includes(file.id)) });
  }

  #change(place: string, key: number, part: Partial<Chosen>): void {
    this.set({ [place]: this.in(place).map((one) => (one.key === key ? { ...one, ...part } : one)) });
  }
}
