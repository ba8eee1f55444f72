import { freshId } from '../ids.ts';
import type { MessageRecord } from '../messages.ts';
import type { Store } from '../store.ts';

/** Slack takes files up to 1 GB; a practice on one machine has no need of that. */
export const LARGEST_FILE = 100 * 1024 * 1024;

/** An upload that nobody sent or completed in so much real time is forgotten; a draft may lie about for a day. */
const ABANDONED_MS = 24 * 60 * 60_000;

/** Where a file was shared. */
export interface Share {
  channel: string;
  ts: string;
  threadTs?: string;
}

export interface FileRecord {
  id: string;
  userId: string;
  name: string;
  title: string;
  /** Description for screen readers, given by the app. */
  altText?: string;
  /** Bytes. */
  size: number;
  /** Seconds, as Slack gives it. */
  created: number;
  /** `uploaded`: the bytes are here, but nobody has sent or completed it; nobody else knows of it yet. */
  state: 'uploaded' | 'complete' | 'deleted';
  /** Handed to the app in a form. */
  givenToApp: boolean;
  shares: Share[];
}

export interface NewFile {
  id: string;
  userId: string;
  name: string;
  altText?: string;
  created: number;
  bytes: Buffer;
}

/** Every file that was uploaded, and its bytes. Of a deleted one it is known that there was one. */
export class Files {
  readonly #byId = new Map<string, FileRecord>();
  /** When each upload came that nobody has sent or completed yet, in real time. */
  readonly #uploadedAt = new Map<string, number>();
  readonly #store: Store;
  readonly #realNow: () => number;

  constructor(store: Store, realNow: () => number) {
    this.#store = store;
    this.#realNow = realNow;
    for (const file of store.load<FileRecord>('file')) {
      this.#byId.set(file.id, file);
      if (file.state === 'uploaded') this.#uploadedAt.set(file.id, realNow());
    }
  }

  /** An id for a file that is still to come. */
  newId(): string {
    return freshId('F');
  }

  add({ bytes, ...file }: NewFile): FileRecord {
    this.#forgetAbandoned();
    const state = { state: 'uploaded', givenToApp: false, shares: [] } as const;
    const record: FileRecord = { title: file.name, size: bytes.length, ...file, ...state, shares: [] };
    this.#byId.set(record.id, record);
    this.#uploadedAt.set(record.id, this.#realNow());
    this.#store.saveBytes(record.id, bytes);
    this.#save(record);
    return record;
  }

  byId(id: string): FileRecord | undefined {
    return this.#byId.get(id);
  }

  /** In the order in which they were uploaded. */
  all(): FileRecord[] {
    return [...this.#byId.values()];
  }

  bytes(file: FileRecord): Buffer | undefined {
    return this.#store.bytes(file.id);
  }

  /** The upload is finished: from now on the file exists for others as well. */
  complete(file: FileRecord, title = file.title): void {
    Object.assign(file, { state: 'complete', title });
    this.#save(file);
  }

  /** The person handed it to the app in a form. */
  giveToApp(file: FileRecord): void {
    Object.assign(file, { state: 'complete', givenToApp: true });
    this.#save(file);
  }

  /** Notes that a message shows its files. */
  share({ files = [], channel, ts, threadTs }: MessageRecord): void {
    for (const file of this.#of(files)) {
      file.state = 'complete';
      file.shares.push({ channel, ts, ...(threadTs === undefined ? {} : { threadTs }) });
      this.#save(file);
    }
  }

  /** A message is gone, and its files with it from that place. */
  unshare({ files = [], channel, ts }: MessageRecord): void {
    for (const file of this.#of(files)) {
      file.shares = file.shares.filter((one) => one.channel !== channel || one.ts !== ts);
      this.#save(file);
    }
  }

  delete(file: FileRecord): void {
    file.state = 'deleted';
    this.#store.removeBytes(file.id);
    this.#save(file);
  }

  clear(): void {
    this.#uploadedAt.clear();
    this.#byId.clear();
  }

  #of(files: { id: string }[]): FileRecord[] {
    return files.flatMap(({ id }) => this.#byId.get(id) ?? []);
  }

  #forgetAbandoned(): void {
    const horizon = this.#realNow() - ABANDONED_MS;
    for (const [id, at] of this.#uploadedAt) {
      if (at >= horizon) return;
      this.#uploadedAt.delete(id);
      if (this.#byId.get(id)?.state !== 'uploaded') continue;
      this.#byId.delete(id);
      this.#store.removeBytes(id);
      this.#store.remove('file', id);
    }
  }

  #save(file: FileRecord): void {
    this.#store.save('file', file.id, file);
  }
}
