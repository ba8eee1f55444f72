import type { WebClient } from '@slack/web-api';
import type { SlackConfig } from '../config.ts';
import { readSlackFile, type SlackFile } from '../evidence/given.ts';
import { failureOf } from './outcome.ts';
import { isOfLoopbackApi } from './way-out.ts';

/** So long the whole of one file may take. */
const LONGEST_MS = 2 * 60_000;

/** Why a file cannot be had now, as a code for the record and the log; it never holds an address. */
export class FileFailure extends Error {
  readonly code: string;
  /** Slack has the file no more: no later try can help. */
  readonly isGone: boolean;

  constructor(code: string, cause?: unknown) {
    super(code, { cause });
    this.name = 'FileFailure';
    this.code = code;
    this.isGone = code === 'file_deleted';
  }
}

/** A file as Slack has it now, and where its content is to be had. */
export interface FoundFile {
  file: SlackFile;
  address: string;
}

/**
 * Whether an address may be asked with the bot's token: only where Slack keeps the content of files
 * (`https://files.slack.com/files-pri/…`; an Enterprise organization has `….slack.com`), or the same of a
 * Slack-compatible server on this machine, when that is the one whose API is used.
 */
export function isFileAddress(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, pathname, username, password } = new URL(address);
  if (username !== '' || password !== '' || !pathname.startsWith('/files-pri/')) return false;
  if (protocol === 'https:' && port === '' && hostname.endsWith('.slack.com')) return true;
  return isOfLoopbackApi(address, apiUrl);
}

/** Files in Slack: what they are, and their content. */
export class SlackFiles {
  readonly #client: WebClient;
  readonly #slack: Pick<SlackConfig, 'apiUrl' | 'botToken'>;

  constructor(client: WebClient, slack: Pick<SlackConfig, 'apiUrl' | 'botToken'>) {
    this.#client = client;
    this.#slack = slack;
  }

  /** Asks Slack for a file. Throws a `FileFailure`. */
  async find(id: string): Promise<FoundFile> {
    let answer;
    try {
      answer = await this.#client.files.info({ file: id });
    } catch (error) {
      const failure = failureOf(error);
      throw new FileFailure('code' in failure ? failure.code : failure.kind, error);
    }
    const file = readSlackFile(answer.file);
    if (!file) throw new FileFailure('unreadable_answer');
    return { file, address: answer.file?.url_private_download ?? answer.file?.url_private ?? '' };
  }

  /**
   * The content of a file, piece by piece as it comes. The token goes nowhere but where Slack keeps files: a redirect is
   * not followed, and what answers with a page (Slack's sign-in, a gateway) is not the file. Throws a `FileFailure`.
   */
  async *content(address: string, ended: AbortSignal): AsyncGenerator<Uint8Array> {
    const { botToken, apiUrl } = this.#slack;
    if (!isFileAddress(address, apiUrl)) throw new FileFailure('foreign_address');
    const signal = AbortSignal.any([ended, AbortSignal.timeout(LONGEST_MS)]);
    try {
      const headers = { authorization: `Bearer ${botToken}` };
      const response = await fetch(address, { headers, redirect: 'manual', signal });
      if (response.status !== 200 || !response.body || isPage(response)) {
        await response.body?.cancel();
        throw new FileFailure(codeOf(response));
      }
      yield* response.body;
    } catch (error) {
      if (error instanceof FileFailure) throw error;
      throw new FileFailure(ended.aborted ? 'stopped' : 'connection_lost', error);
    }
  }
}

const isPage = ({ headers }: Response): boolean => /^text\/html\b/i.test(headers.get('content-type') ?? '');

function codeOf({ status }: Response): string {
  if (status >= 300 && status < 400) return 'redirected';
  return status === 200 ? 'not_the_file' : `http_${status}`;
}
