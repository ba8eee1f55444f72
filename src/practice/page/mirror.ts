import type { Message } from '../contract.ts';
import { act, fetchMessages, fetchOffice } from './api.ts';
import { personOf, readIn } from './directory.ts';
import { Observed } from './observed.ts';
import { oneAtATime } from './refresh.ts';
import { NOTHING, type PageState } from './state.ts';

/** The practice clock runs by itself; nobody says so. */
const CLOCK_MS = 15_000;

/** What the page knows of the server's state, and the ways to bring it up to date. */
export class Mirror extends Observed<PageState> {
  /** Messages of the conversations that were open before, shown until newer ones come. */
  protected readonly known = new Map<string, Message[]>();

  constructor() {
    super(NOTHING);
    window.setInterval(() => !document.hidden && void this.refreshOffice(), CLOCK_MS);
  }

  protected async markRead(channel: string): Promise<void> {
    const { person, office } = this.state;
    if (!person || !office) return;
    // At once: whoever comes back here before the server has answered has read it all the same.
    this.set({ office: readIn(office, channel) });
    await act({ as: person.id, kind: 'read', channel });
    await this.refreshOffice();
  }

  protected async refreshAll(): Promise<void> {
    await Promise.all([this.refreshOffice(), this.refreshMessages(), this.refreshThread()]);
  }

  protected readonly refreshOffice = oneAtATime(async () => {
    const { person } = this.state;
    if (!person) return;
    const office = await fetchOffice(person.id).catch(() => null);
    if (!office || this.state.person?.id !== person.id) return;
    this.set({ office, person: personOf(office, person.id) ?? person });
  });

  protected readonly refreshMessages = oneAtATime(async () => {
    const { person, place } = this.state;
    if (!person || place.kind !== 'channel') return;
    const messages = await fetchMessages(person.id, place.id).catch(() => null);
    if (!messages || this.state.person?.id !== person.id) return;
    this.known.set(place.id, messages);
    if (this.state.place.kind === 'channel' && this.state.place.id === place.id) this.set({ messages });
  });

  protected readonly refreshThread = oneAtATime(async () => {
    const { person, thread } = this.state;
    if (!person || !thread) return;
    const messages = await fetchMessages(person.id, thread.channel, thread.ts).catch(() => null);
    const isStill = this.state.thread?.ts === thread.ts && this.state.person?.id === person.id;
    if (messages && isStill) this.set({ thread: { ...thread, messages } });
  });
}
