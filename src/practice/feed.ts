import type { Response } from 'express';
import type { Change } from './changes.ts';
import type { PracticeEvent } from './contract.ts';
import type { PersonRecord } from './people.ts';
import type { Workspace } from './workspace.ts';

const KEEP_ALIVE_MS = 15_000;

/** What a change means to the page of this person; undefined when it is none of their business. */
export function pageEvent(
  workspace: Workspace,
  person: PersonRecord,
  change: Change,
): PracticeEvent | undefined {
  switch (change.kind) {
    case 'posted':
    case 'changed':
    case 'deleted':
    case 'reacted': {
      const { channel, ephemeralTo } = change.message;
      const conversation = workspace.conversations.byId(channel);
      const open = conversation?.kind === 'channel' || conversation?.members.includes(person.id) === true;
      const theirs = ephemeralTo === undefined || ephemeralTo === person.id;
      return open && theirs ? { kind: 'messages', channel } : undefined;
    }
    case 'modal':
    case 'home':
      return change.userId === person.id ? { kind: change.kind } : undefined;
    case 'notice':
      return change.userId === person.id ? { kind: 'notice', text: change.text } : undefined;
    case 'joined':
    case 'conversations':
      return { kind: 'conversations' };
    case 'clock':
    case 'bot':
    case 'traffic':
    case 'reset':
      return change;
    default:
      return undefined;
  }
}

/** Keeps telling one page what changed, until it goes away. */
export function serveFeed(workspace: Workspace, person: PersonRecord, response: Response): void {
  response.set({ 'content-type': 'text/event-stream', connection: 'keep-alive', 'x-accel-buffering': 'no' });
  response.flushHeaders();
  response.write(': hello\n\n');
  const off = workspace.changes.on((change) => {
    const event = pageEvent(workspace, person, change);
    if (event) response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  keepAlive.unref();
  response.on('close', () => {
    off();
    clearInterval(keepAlive);
  });
}
