import type { Block } from '../../src/practice/contract.ts';
import { objectsOf } from '../../src/practice/json.ts';
import type { MessageRecord } from '../../src/practice/messages.ts';
import type { Practice } from '../../src/practice/server.ts';
import type { ViewRecord } from '../../src/practice/views.ts';
import { shown } from './shown.ts';

/** What people see in the practice workspace. */
export class SlackScreen {
  readonly practice: Practice;

  constructor(practice: Practice) {
    this.practice = practice;
  }

  /** Everything that is in a channel for everybody to see, threads too, oldest first. */
  messages(channel: string): MessageRecord[] {
    const { workspace } = this.practice;
    const all = workspace.messages.in(workspace.channel(channel).id);
    return all.filter((one) => one.ephemeralTo === undefined && one.subtype !== 'channel_join');
  }

  /** The place under the newest message of the bot that stands in a channel itself, for `says`. */
  thread(channel: string): { under: MessageRecord } {
    const under = this.messages(channel).findLast((one) => one.botId && one.threadTs === undefined);
    if (!under) throw new Error(`The bot has posted nothing in ${channel}.`);
    return { under };
  }

  /** The same as people read it. */
  channel(channel: string): string[] {
    return this.messages(channel).map(shown);
  }

  /** The direct messages between somebody and the bot. */
  direct(who: string): MessageRecord[] {
    const all = this.practice.workspace.messages.in(this.directId(who));
    return all.filter((one) => one.ephemeralTo === undefined);
  }

  /** What only one person was shown, in any channel, oldest first. */
  whispers(who: string): MessageRecord[] {
    const { workspace } = this.practice;
    const { id } = workspace.person(who);
    return workspace.messages.all().filter((one) => one.ephemeralTo === id);
  }

  /** The same as they read it. */
  private(who: string): string[] {
    return this.whispers(who).map(shown);
  }

  /** Everything that the bot ever showed to anybody. */
  posted(): MessageRecord[] {
    const { messages, botId } = this.practice.workspace;
    return messages.all().filter((one) => one.botId === botId);
  }

  /** What App Home shows somebody. */
  home(who: string): string {
    return shown({ text: '', blocks: this.homeBlocks(who) });
  }

  /** The form that somebody has open, as blocks with what stands in them. */
  form(who: string): ViewRecord | undefined {
    const { views } = this.practice.workspace;
    return views.top(this.practice.workspace.person(who).id);
  }

  /** What stands in the window that somebody has open; empty when none is. */
  window(who: string): string {
    const blocks = objectsOf(this.form(who)?.source.blocks);
    return shown({ text: '', blocks: blocks.map((block) => ({ ...block, type: String(block.type) })) });
  }

  /** The same as Slack has it. */
  homeView(who: string): { text: string; blocks: Block[] } {
    return { text: '', blocks: this.homeBlocks(who) };
  }

  protected homeBlocks(who: string): Block[] {
    const { workspace } = this.practice;
    const blocks = objectsOf(workspace.views.home(workspace.person(who).id)?.source.blocks);
    return blocks.map((block) => ({ ...block, type: String(block.type) }));
  }

  protected directId(who: string): string {
    const { workspace } = this.practice;
    return workspace.direct(workspace.person(who).id, workspace.bot.id).id;
  }
}
