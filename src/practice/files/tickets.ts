import { Issued } from '../issued.ts';
import type { Workspace } from '../workspace.ts';
import type { FileRecord } from './files.ts';

/** How long an upload address is good; Slack gives no figure, and no upload takes this long. */
const LIFE_MS = 60 * 60_000;

export interface Ticket {
  fileId: string;
  name: string;
  length: number;
  altText?: string;
}

/** Why bytes were not taken. */
export type UploadFault = 'unknown_ticket' | 'wrong_length';

/** Upload addresses: each takes one file, of the length that was announced, once. They live on real time. */
export class Tickets {
  readonly #issued: Issued<Ticket>;
  readonly #workspace: Workspace;

  constructor(workspace: Workspace, realNow: () => number) {
    this.#workspace = workspace;
    this.#issued = new Issued(LIFE_MS, realNow);
  }

  /** The secret end of a new upload address. */
  issue(ticket: Ticket): string {
    return this.#issued.issue(ticket);
  }

  /** After a reset there is nothing left to upload. */
  clear(): void {
    this.#issued.clear();
  }

  /** Keeps the bytes as the bot's new file. An address that was used or is too old is not known any more. */
  redeem(key: string, bytes: Buffer): FileRecord | UploadFault {
    const ticket = this.#issued.find(key);
    if (!ticket) return 'unknown_ticket';
    if (bytes.length !== ticket.length) return 'wrong_length';
    this.#issued.spend(key);
    const { files, bot, clock } = this.#workspace;
    const { fileId: id, name, altText } = ticket;
    const created = Math.floor(clock.now().getTime() / 1000);
    const described = altText === undefined ? {} : { altText };
    return files.add({ id, userId: bot.id, name, created, bytes, ...described });
  }
}
