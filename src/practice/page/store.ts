import type { ActResult, Person, PracticeEvent, StateValues } from '../contract.ts';
import type { ClockState } from '../contract-tools.ts';
import { namedInAddress, readAddress, writeAddress } from './address.ts';
import { act, fetchOfficeOf, listen, type Deed } from './api.ts';
import { entrance, personOf, unreadFrom } from './directory.ts';
import type { Filled } from './form.ts';
import { Hearing } from './heard.ts';
import { wordsFor } from './i18n.ts';
import { Mirror } from './mirror.ts';
import { NOTHING } from './state.ts';
import { commandIn } from './typed.ts';
import { Unsent } from './unsent.ts';

const RETRY_MS = 1_000;

/** All that the page knows, and everything that a person can do with it. */
export class Store extends Mirror {
  readonly unsent = new Unsent();
  readonly hearing = new Hearing();

  #stopListening = () => {};
  #lastNotice = 0;

  /** Opens what the tab's address says; until the server answers it tries again and again. */
  async open(): Promise<void> {
    const address = readAddress();
    const office = await fetchOfficeOf(address.as).catch(() => null);
    if (!office) {
      this.set({ connection: 'lost' });
      window.setTimeout(() => void this.open(), RETRY_MS);
      return;
    }
    const person = personOf(office, address.as) ?? office.people.find((one) => !one.isBot);
    this.set({ office });
    if (person) this.actAs(person, address.in);
  }

  /** Becomes another person, in the same place when they may be there. */
  actAs(person: Person, wanted?: string): void {
    const { place } = this.state;
    const stay = wanted ?? (place.kind === 'channel' ? place.id : place.kind);
    this.#stopListening();
    this.known.clear();
    // The office itself stays on the screen until the newcomer's view of it arrives; what is personal goes at once.
    const office = this.state.office && { ...this.state.office, modal: null, home: null };
    this.set({ ...NOTHING, connection: this.state.connection, person, office });
    this.#stopListening = listen(
      person.id,
      (event) => this.#hear(event),
      (connection) => {
        this.set({ connection });
        if (connection !== 'live') return;
        this.hearing.tell({ kind: 'connected' });
        void this.refreshAll();
      },
    );
    void this.refreshOffice().then(() => this.#enter(person, stay, wanted !== undefined));
  }

  /** Shows a conversation. */
  show(channel: string): void {
    if (this.state.place.kind === 'channel' && this.state.place.id === channel) return;
    const messages = this.known.get(channel) ?? null;
    this.set({
      place: { kind: 'channel', id: channel },
      newAfter: unreadFrom(this.state.office, channel),
      messages,
      thread: null,
      notices: [],
    });
    this.#keepAddress();
    void this.refreshMessages();
    void this.markRead(channel);
  }

  /** Shows the App Home, and lets the app know. */
  showHome(): void {
    this.set({ place: { kind: 'home' }, thread: null, notices: [] });
    this.#keepAddress();
    void this.act({ kind: 'home' });
  }

  /** Opens the direct message with somebody. */
  async showDirect(personId: string): Promise<void> {
    const result = await this.act({ kind: 'dm', with: personId });
    if (result.ok && result.channel) this.show(result.channel);
  }

  /** The reader is back at this tab: what is open here counts as read. */
  seen(): void {
    const { place } = this.state;
    if (place.kind !== 'channel') return;
    const newAfter = unreadFrom(this.state.office, place.id);
    if (newAfter !== null) this.set({ newAfter });
    void this.markRead(place.id);
  }

  openThread(channel: string, ts: string): void {
    const root = this.state.messages?.find((one) => one.ts === ts);
    this.set({ thread: { channel, ts, messages: root && root.replyCount === 0 ? [root] : null } });
    void this.refreshThread();
  }

  closeThread(): void {
    this.set({ thread: null });
  }

  /** Sends what was typed: a command when it starts with a slash. False when it was refused, so that the text stays. */
  async say(channel: string, typed: string, files: string[], threadTs?: string): Promise<boolean> {
    const { person } = this.state;
    if (!person) return false;
    const slash = files.length === 0 ? commandIn(typed) : undefined;
    this.set({ notices: [], newAfter: null });
    if (slash && threadTs) {
      this.notify(wordsFor(person.language).notInThreads(slash.command));
      return false;
    }
    const { ok } = await this.act(
      slash
        ? { kind: 'slash', channel, command: slash.command, text: slash.rest }
        : { kind: 'message', channel, text: typed, files, ...(threadTs && { threadTs }) },
    );
    return ok;
  }

  /** Does something as the acting person. A refusal is shown as a notice, unless the caller shows it in its place. */
  async act(deed: Deed, { quiet = false } = {}): Promise<ActResult> {
    const { person } = this.state;
    if (!person) return { ok: false, error: 'nobody', message: '' };
    const result = await act({ ...deed, as: person.id });
    if (this.state.person?.id !== person.id) return result;
    if (!result.ok && !quiet) this.notify(this.messageOf(result));
    await this.refreshAll();
    return result;
  }

  /** What a refused act says to the person. */
  messageOf({ error, message }: { error: string; message: string }): string {
    const { offline } = wordsFor(this.state.person?.language ?? 'zh-CN');
    return message || (error === 'offline' ? offline : error);
  }

  /** The clock was read by itself. */
  clockIs(clock: ClockState): void {
    if (this.state.office) this.set({ office: { ...this.state.office, clock } });
  }

  /** Shows a private notice until it is dismissed or another place is opened. */
  notify(text: string): void {
    this.#lastNotice += 1;
    this.set({ notices: [...this.state.notices.slice(-2), { id: this.#lastNotice, text }] });
  }

  dismiss(id: number): void {
    this.set({ notices: this.state.notices.filter((one) => one.id !== id) });
  }

  /** What the acting person has filled in for a message or view. */
  filledIn(key: string, known?: StateValues): Filled {
    return this.unsent.filledIn(this.state.person?.id ?? '', key, known);
  }

  #enter(person: Person, wanted: string, mayBeGuest: boolean): void {
    if (this.state.person?.id !== person.id || this.state.place.kind !== 'none') return;
    if (wanted === 'home') return this.showHome();
    const there = entrance(this.state.office, wanted, mayBeGuest);
    if (there) this.show(there.id);
    else this.#keepAddress();
  }

  #hear(event: PracticeEvent): void {
    this.hearing.tell(event);
    if (event.kind === 'clock' || event.kind === 'traffic') return;
    if (event.kind === 'reset') return this.#startOver();
    if (event.kind === 'notice') return this.notify(event.text);
    if (event.kind !== 'messages') return void this.refreshOffice();
    const { place, thread } = this.state;
    const isHere = place.kind === 'channel' && place.id === event.channel;
    if (isHere) void this.refreshMessages();
    if (thread?.channel === event.channel) void this.refreshThread();
    void (isHere && document.hasFocus() ? this.markRead(event.channel) : this.refreshOffice());
  }

  /** A fresh office: whoever is acted as may not be in it any more. */
  #startOver(): void {
    this.#stopListening();
    this.unsent.clear();
    this.set({ ...NOTHING, office: this.state.office });
    void this.open();
  }

  #keepAddress(): void {
    const { person, place } = this.state;
    if (person) writeAddress({ as: person.handle, in: namedInAddress(place) });
  }
}
