import type { App, SlashCommand } from '@slack/bolt';
import type { Message } from '../src/messages/blocks.ts';
import { refusalMessage } from '../src/messages/refusals.ts';
import { Refusal } from '../src/refusal.ts';
import { commandKey } from '../src/slack/once-keys.ts';
import { typedText } from '../src/text.ts';
import { answered, mentionNames, whoAsks, type Bot, type Doing } from './bot.ts';
import { parseCommand, replyOptions } from './parse.ts';
import { openOwnForm, saveAnswer } from './reply.ts';
import { isBareRectify } from './rectify-parse.ts';
import { typedRectify } from './rectify.ts';
import { runVerb } from './run.ts';
import { nearlyTask } from './nearly.ts';
import { parseTask } from './task-parse.ts';
import { typedTask } from './task.ts';
import { menu } from './views.ts';

/** `/duban-reply text` is `/duban reply text`. */
function wholeText(command: SlashCommand): string {
  const suffix = command.command.replace(/^\/duban-?/, '');
  return `${suffix} ${command.text ?? ''}`.trim();
}

async function run(bot: Bot, command: SlashCommand, text: string): Promise<Message | null> {
  const parsed = parseCommand(text);
  const asking = await whoAsks(bot, command.user_id);
  const doing: Doing = {
    asking,
    inboxKey: commandKey(command),
    door: 'command',
    opens: { triggerId: command.trigger_id, channel: command.channel_id },
  };
  if (parsed.kind === 'menu') return menu(bot, asking);
  if (parsed.kind === 'unknown') {
    // A verb without its number is answered with how it is typed.
    if (isBareRectify(text)) return typedRectify(bot, doing, text);
    if (parseTask(text) !== null) return typedTask(bot, doing, text);
    const nearly = nearlyTask(text);
    if (nearly) throw new Refusal({ code: 'nearly_task', ...nearly });
    const { verb, nearest } = parsed;
    return refusalMessage({ code: 'unknown_verb', verb, nearest }, asking.caller.language, text);
  }
  const { verb, rest } = parsed;
  if (verb !== 'reply') return runVerb(bot, doing, verb, rest);
  const { text: body, ...named } = replyOptions(rest);
  const channel = { id: command.channel_id, name: command.channel_name || null };
  if (body === '') return openOwnForm(bot, { asking, channel }, named, command.trigger_id);
  const { inboxKey } = doing;
  const answering = { asking, channel, inboxKey, source: 'command' as const, messageKey: null };
  return (await saveAnswer(bot, answering, body, named))?.message ?? null;
}

/** `/duban` and `/duban-<verb>`: the acknowledgement carries the answer, after everything is on disk. */
export function registerSlashCommands(app: App, bot: Bot): void {
  app.command(/^\/duban(-[a-z]+)?$/, async ({ command, ack }) => {
    const text = typedText(wholeText(command), await mentionNames(bot));
    const message = await answered(bot, command.user_id, text, () => run(bot, command, text));
    if (message) await ack({ response_type: 'ephemeral', text: message.text, blocks: message.blocks });
    else await ack();
    bot.afterReply();
  });
}
