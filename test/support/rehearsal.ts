import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Cli } from '../../src/cli/context.ts';
import { readConfig } from '../../src/config.ts';
import { words } from '../../src/locales/words.ts';
import { startRehearsal } from '../../src/main.ts';
import type { MessageList, OfficeState } from '../../src/practice/contract.ts';
import type { ClockMove, ClockReading, ClockResult } from '../../src/practice/contract-tools.ts';

/** How the command line sees this environment, with the database in that folder and no fixed port. */
export function rehearsalCli(folder: string, env: NodeJS.ProcessEnv = {}): Cli {
  const databaseUrl = `sqlite:${join(folder, 'office.db')}`;
  const read = readConfig({ DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'silent', ...env });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return {
    config: read.config,
    language: 'en',
    words: words('en'),
    out: () => undefined,
    err: () => undefined,
    newId: () => randomUUID(),
    clock: () => new Date(),
  };
}

/** What `npm start` runs, as a script sees it over HTTP. */
export class Rehearsal {
  readonly url: string;
  readonly stop: () => Promise<void>;

  constructor({ url, stop }: { url: string; stop: () => Promise<void> }) {
    this.url = url;
    this.stop = stop;
  }

  office(as = ''): Promise<OfficeState> {
    return this.#get(as === '' ? 'office' : `office?as=${as}`);
  }

  async texts(as: string, channel: string): Promise<string[]> {
    const { messages } = await this.#get<MessageList>(`messages?as=${as}&channel=${channel}`);
    return messages.map((one) => one.text);
  }

  clock(): Promise<ClockReading> {
    return this.#get('clock');
  }

  async move(move: ClockMove): Promise<ClockResult> {
    const response = await this.post('clock', move);
    const result: ClockResult = JSON.parse(await response.text());
    return result;
  }

  post(path: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify(body) };
    return fetch(`${this.url}/_practice/${path}`, sent);
  }

  async #get<Answer>(path: string): Promise<Answer> {
    const answer: Answer = JSON.parse(await (await fetch(`${this.url}/_practice/${path}`)).text());
    return answer;
  }
}

/** Starts the bot in its practice workspace; it stops when the test ends, or before when the test says so. */
export async function openRehearsal(folder: string, env: NodeJS.ProcessEnv = {}): Promise<Rehearsal> {
  const running = await startRehearsal(rehearsalCli(folder, env));
  onTestFinished(() => running.stop());
  return new Rehearsal(running);
}
