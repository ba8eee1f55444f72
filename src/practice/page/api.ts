import type { Act, ActResult, Message, MessageList, OfficeState, PracticeEvent } from '../contract.ts';

/** Whether the page hears what happens in the workspace. */
export type Connection = 'starting' | 'live' | 'lost';

/** What somebody does; who it is, is added when it is sent. */
export type Deed = Act extends infer One ? (One extends Act ? Omit<One, 'as'> : never) : never;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;

/** The server understood, and said no. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The office as a person sees it; `as` is an id or a handle, empty for whoever comes first. */
export async function fetchOffice(as: string): Promise<OfficeState> {
  return getJson('office', as === '' ? {} : { as });
}

/**
 * The office as whoever an address names sees it; as the first one there does when nobody has this name, which
 * is no fault to be reported: after a fresh start it may be another office.
 */
export async function fetchOfficeOf(as: string): Promise<OfficeState> {
  const office = await fetchOffice('');
  const named = office.people.find((one) => one.id === as || one.handle === as);
  return named && !named.isBot ? fetchOffice(named.id) : office;
}

/** The messages of a conversation, or of one thread in it, oldest first. */
export async function fetchMessages(as: string, channel: string, thread?: string): Promise<Message[]> {
  const list = await getJson<MessageList>('messages', { as, channel, ...(thread && { thread }) });
  return list.messages;
}

/** Does one thing as a person; an unreachable server is an error like any other. */
export async function act(deed: Act): Promise<ActResult> {
  try {
    return await postJson('act', deed);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.code, message: error.message };
    return { ok: false, error: 'offline', message: '' };
  }
}

/**
 * Listens to what happens, and comes back after every interruption. Nothing is replayed,
 * so whoever listens must fetch everything again each time the connection becomes live.
 */
export function listen(
  as: string,
  onEvent: (event: PracticeEvent) => void,
  onConnection: (connection: Connection) => void,
): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let wait = FIRST_WAIT_MS;

  const open = () => {
    source = new EventSource(`/_practice/events?${new URLSearchParams({ as }).toString()}`);
    source.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
      onConnection('live');
    });
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const heard: PracticeEvent = JSON.parse(event.data);
      onEvent(heard);
    });
    source.addEventListener('error', () => {
      // The browser's own retry gives up after an HTTP error, so ours replaces it.
      source?.close();
      onConnection('lost');
      timer = window.setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };

  open();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}

/** Asks the practice server; throws `Refused` when it says no. */
export async function getJson<Answer>(path: string, query: Record<string, string>): Promise<Answer> {
  return answerOf(await fetch(`/_practice/${path}?${new URLSearchParams(query).toString()}`));
}

/** Has the practice server do something; throws `Refused` when it says no. */
export async function postJson<Answer>(
  path: string,
  body: unknown,
  method: 'POST' | 'DELETE' = 'POST',
): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return answerOf(await fetch(`/_practice/${path}`, { method, headers, body: JSON.stringify(body) }));
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Refused(String(answer.error), String(answer.message ?? ''));
}
