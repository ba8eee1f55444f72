import type { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import type { Practice } from '../../../../src/practice/server.ts';
import { answerOf, clientOf, openOffice, SEED } from '../office.ts';

/** What the practice office has for a call to name. */
export interface Names {
  practice: Practice;
  client: WebClient;
  /** A public channel that the bot is in. */
  channel: string;
  /** A public channel that it is not in, a private one, and a closed one in which it was. */
  outside: string;
  secret: string;
  closed: string;
  /** The direct message of the bot and the section head. */
  direct: string;
  /** In `channel`: the bot's message, one of a person, and one that only the head sees. */
  own: string;
  theirs: string;
  whispered: string;
  /** In the closed channel: the bot's message. */
  ownClosed: string;
  bot: string;
  head: string;
  deputy: string;
  /** Not in `channel`. */
  stranger: string;
}

/** One call: the method, its arguments, and Slack's error code, or `ok`. */
export type Call = [method: string, args: (names: Names) => Record<string, unknown>, answer: string];

/** An office with something of everything that calls can be refused for. */
export async function furnishedOffice(): Promise<Names> {
  const closedSeed = { name: 'guidang', private: false, members: ['zonghe-kz'] };
  const seed = { ...SEED, channels: [...SEED.channels, closedSeed] };
  const practice = await openOffice({ seed, postingRate: false });
  const client = clientOf(practice);
  const { workspace, acts } = practice;
  const id = (name: string) => workspace.channel(name).id;
  const post = async (channel: string) => (await client.chat.postMessage({ channel, text: '一' })).ts ?? '';
  const channel = id('ke-zonghe');
  const closed = id('guidang');
  const head = workspace.person('zonghe-kz').id;
  const said = await acts.perform({ kind: 'message', as: head, channel, text: '人说的' });
  const whisper = await client.chat.postEphemeral({ channel, user: head, text: '只给您' });
  const ownClosed = await post(closed);
  await acts.perform({ kind: 'slash', as: head, channel: closed, command: '/archive', text: '' });
  return {
    practice,
    client,
    channel,
    closed,
    head,
    ownClosed,
    outside: id('xianliao'),
    secret: id('lingdao'),
    direct: (await client.conversations.open({ users: head })).channel?.id ?? '',
    own: await post(channel),
    theirs: said.ok ? (said.ts ?? '') : '',
    whispered: whisper.message_ts ?? '',
    bot: workspace.bot.id,
    deputy: workspace.person('zonghe-fkz').id,
    stranger: workspace.person('ducha-kz').id,
  };
}

/** A test of each call, in order; later ones find what earlier ones did. */
export function itAnswers(names: () => Names, calls: readonly Call[]): void {
  for (const [index, [method, args, answer]] of calls.entries()) {
    it(`answers ${answer} to ${method} (call ${index + 1})`, async () => {
      const given = args(names());
      const answered = await answerOf(names().client.apiCall(method, given));
      expect({ given, answered }).toEqual({ given, answered: answer });
    });
  }
}
