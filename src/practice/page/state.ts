import type { Message, OfficeState, Person } from '../contract.ts';
import type { Connection } from './api.ts';

/** What the main pane shows. */
export type Place = { kind: 'channel'; id: string } | { kind: 'home' } | { kind: 'none' };

export interface Thread {
  channel: string;
  ts: string;
  messages: Message[] | null;
}

export interface Notice {
  id: number;
  text: string;
}

export interface PageState {
  connection: Connection;
  office: OfficeState | null;
  person: Person | null;
  place: Place;
  /** By conversation; null until fetched for the first time. */
  messages: Message[] | null;
  /** Messages later than this `ts` are new to the reader; null when none were. */
  newAfter: string | null;
  thread: Thread | null;
  notices: Notice[];
}

/** What the page knows before anything has been fetched. */
export const NOTHING: PageState = {
  connection: 'starting',
  office: null,
  person: null,
  place: { kind: 'none' },
  messages: null,
  newAfter: null,
  thread: null,
  notices: [],
};
