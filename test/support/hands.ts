import type { ActResult } from '../../src/practice/contract.ts';
import type { MessageRecord } from '../../src/practice/messages.ts';
import { filled, selectNamed, type Filling } from './form.ts';
import { SlackScreen } from './screen.ts';
import { buttonNamed, shown } from './shown.ts';

/** What people do in the practice workspace; each act returns when the bot has dealt with it. */
export abstract class SlackHands extends SlackScreen {
  /** Resolves when the bot has dealt with everything that people did. */
  abstract settled(): Promise<void>;

  /** Somebody writes in a channel, in a thread of it, or (without a channel) to the bot. */
  async says(
    who: string,
    channel: string | null,
    text: string,
    options: { under?: MessageRecord } = {},
  ): Promise<MessageRecord> {
    const place = channel ?? this.directId(who);
    const thread = options.under ? { threadTs: options.under.ts } : {};
    const done = await this.practice.acts.perform({
      as: who,
      kind: 'message',
      channel: place,
      text,
      ...thread,
    });
    if (!done.ok) throw new Error(`${who}: ${done.message}`);
    await this.settled();
    const message = this.practice.workspace.messages.find(done.channel ?? '', done.ts ?? '');
    if (!message) throw new Error(`What ${who} wrote is gone.`);
    return message;
  }

  async edits(who: string, message: MessageRecord, text: string): Promise<void> {
    const { channel, ts } = message;
    await this.practice.acts.perform({ as: who, kind: 'edit', channel, ts, text });
    await this.settled();
  }

  async deletes(who: string, message: MessageRecord): Promise<void> {
    await this.practice.acts.perform({ as: who, kind: 'delete', channel: message.channel, ts: message.ts });
    await this.settled();
  }

  /** Somebody types a command; returns what it answers, or what Slack says when nobody answers. */
  async types(who: string, typed: string, channel: string | null = null): Promise<string> {
    const place = channel ?? this.directId(who);
    const [command = '', ...rest] = typed.split(' ');
    const before = this.private(who).length;
    const act = { as: who, kind: 'slash' as const, channel: place, command, text: rest.join(' ') };
    const done = await this.practice.acts.perform(act);
    await this.settled();
    if (!done.ok) return done.message;
    return this.private(who).slice(before).join('\n');
  }

  /**
   * Somebody presses a button on a message; returns what only they are told. Where several have the same label,
   * `beside` says by which text it stands.
   */
  async presses(
    who: string,
    message: MessageRecord | undefined,
    label: string,
    beside?: string,
  ): Promise<string> {
    const before = this.private(who).length;
    const done = await this.#clicks(who, message, label, beside);
    await this.settled();
    if (!done.ok) return done.message;
    return this.private(who).slice(before).join('\n');
  }

  /** Presses a button without waiting for what comes of it, as two people do at the same moment. */
  #clicks(
    who: string,
    message: MessageRecord | undefined,
    label: string,
    beside?: string,
  ): Promise<ActResult> {
    const { id } = this.practice.workspace.person(who);
    const { channel = '', ts = '', blocks = [] } = message ?? {};
    const found = buttonNamed(blocks, label, beside);
    if (!found) throw new Error(`There is no button "${label}" on: ${message ? shown(message) : 'nothing'}`);
    return this.practice.acts.perform({ as: id, kind: 'click', in: { channel, ts }, ...found });
  }

  /** Several people press the same button at the same moment; returns what each of them is told. */
  async pressTogether(
    all: readonly string[],
    message: MessageRecord | undefined,
    label: string,
  ): Promise<string[]> {
    const before = all.map((who) => this.private(who).length);
    await Promise.all(all.map((who) => this.#clicks(who, message, label)));
    await this.settled();
    return all.map((who, index) => this.private(who).slice(before[index]).join('\n'));
  }

  /** Somebody looks at the bot's App Home. */
  async opensHome(who: string): Promise<void> {
    await this.practice.acts.perform({ as: who, kind: 'home' });
    await this.settled();
  }

  async pressesAtHome(who: string, label: string, beside?: string): Promise<void> {
    const { workspace, acts } = this.practice;
    const view = workspace.views.home(workspace.person(who).id)?.id ?? '';
    const found = buttonNamed(this.homeBlocks(who), label, beside);
    if (!found) throw new Error(`There is no button "${label}" at ${who}'s home.`);
    await acts.perform({ as: who, kind: 'click', in: { view }, ...found });
    await this.settled();
  }

  /** Somebody chooses in a select of their App Home. */
  async choosesAtHome(who: string, label: string): Promise<void> {
    const { workspace, acts } = this.practice;
    const view = workspace.views.home(workspace.person(who).id)?.id ?? '';
    const { option, ...found } = selectNamed(this.homeBlocks(who), label);
    const fields = { selected_option: option };
    await acts.perform({ as: who, kind: 'click', in: { view }, ...found, fields });
    await this.settled();
  }

  /** Somebody presses a button in the window that they have open; `beside` says by which text it stands. */
  async pressesInWindow(who: string, label: string, beside?: string): Promise<void> {
    const view = this.form(who);
    const found = buttonNamed(view ? [view.source.blocks].flat() : [], label, beside);
    if (!view || !found) throw new Error(`There is no button "${label}" in: ${this.window(who)}`);
    await this.practice.acts.perform({ as: who, kind: 'click', in: { view: view.id }, ...found });
    await this.settled();
  }

  /** Somebody fills in the open form and submits it; returns the errors it shows, none when it closed. */
  async fills(who: string, filling: Filling): Promise<string[]> {
    const view = this.form(who);
    if (!view) throw new Error(`${who} has no form open.`);
    const state = filled(view, filling);
    const done = await this.practice.acts.perform({ as: who, kind: 'submit', view: view.id, state });
    await this.settled();
    if (!done.ok) return [done.message];
    return Object.values(done.errors ?? {});
  }
}
