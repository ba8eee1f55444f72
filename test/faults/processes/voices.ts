import { setTimeout as wait } from 'node:timers/promises';
import type { Practice } from '../../../src/practice/server.ts';
import { shown } from '../../support/shown.ts';
import { SlackScreen } from '../../support/screen.ts';
import type { Chance } from './chance.ts';

/** Heads of sections with a channel of their own, in the Chinese sample. */
const SPEAKERS = ['mishu1', 'mishu2', 'mishu3', 'wendian', 'ducha', 'xinxi', 'huiwu', 'renshi'] as const;

/** Something that somebody said to the bot, and how Slack took it. */
export interface Spoken {
  who: string;
  /** No other text has it. */
  mark: string;
  door: 'command' | 'thread';
  /** Null while nobody knows. For a command: whether it was acknowledged; for a thread: whether Slack has it. */
  taken: boolean | null;
  /** The words of Slack when nobody took it. */
  told: string;
}

const asksForReplies = (metadata: unknown): boolean =>
  /\/weekly\.(deploy|prompt)\//.test(JSON.stringify(metadata) ?? '');

/** People who answer by command or in the thread of a message, whatever state the bot is in. */
export class Voices {
  readonly all: Spoken[] = [];
  readonly #practice: Practice;
  readonly #chance: Chance;
  readonly #screen: SlackScreen;
  readonly #underWay: Promise<void>[] = [];

  constructor(practice: Practice, chance: Chance) {
    this.#practice = practice;
    this.#chance = chance;
    this.#screen = new SlackScreen(practice);
  }

  /** Somebody says something; returns at once. */
  speak(): void {
    const section = this.#chance.one(SPEAKERS);
    const spoken: Spoken = {
      who: `${section}-kz`,
      mark: `第${this.all.length + 1}号回复`,
      door: this.#chance.percent(50) ? 'command' : 'thread',
      taken: null,
      told: '',
    };
    const channel = `ke-${section}`;
    const under = this.#screen.messages(channel).findLast(({ metadata }) => asksForReplies(metadata));
    if (!under) spoken.door = 'command';
    this.all.push(spoken);
    this.#underWay.push(this.#say(spoken, channel, under?.ts));
  }

  /** People say some things, one soon after the other. */
  async chatter(times: number): Promise<void> {
    for (let left = times; left > 0; left -= 1) {
      this.speak();
      await wait(this.#chance.between(0, 25));
    }
  }

  /** Resolves when Slack has taken or refused everything. */
  async heard(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** What only this person was shown, as they read it. */
  private(who: string): string[] {
    return [...this.#screen.private(who), ...this.#screen.direct(who).map(shown)];
  }

  async #say(spoken: Spoken, channel: string, threadTs: string | undefined): Promise<void> {
    const { acts } = this.#practice;
    const as = spoken.who;
    const done =
      spoken.door === 'command'
        ? await acts.perform({ as, kind: 'slash', channel, command: '/duban', text: `reply ${spoken.mark}` })
        : await acts.perform({
            as,
            kind: 'message',
            channel,
            text: spoken.mark,
            ...(threadTs === undefined ? {} : { threadTs }),
          });
    spoken.taken = done.ok;
    if (!done.ok) spoken.told = done.message;
  }
}
