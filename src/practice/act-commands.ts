import { BUILT_IN } from './act-built-in.ts';
import { ActRefused, payloadChannel, sceneOf, visible, type ActContext } from './actor.ts';
import type { ActResult } from './contract.ts';
import { isObject } from './json.ts';
import { SlackError } from './methods/args.ts';
import { notice } from './notices.ts';
import { slashPayload } from './payloads.ts';
import type { PersonRecord } from './people.ts';
import { answerOf, postAnswer } from './response-url.ts';
import { typedText } from './typed-text.ts';

type SlashAct = { channel: string; command: string; text: string };

/** A person types a slash command: Slack's own, or one that goes to the bot. */
export async function slash(context: ActContext, person: PersonRecord, act: SlashAct): Promise<ActResult> {
  const { workspace } = context;
  const builtIn = BUILT_IN.get(act.command);
  if (builtIn) return builtIn(context, person, act);
  const conversation = visible(workspace, person, act.channel);
  if (conversation.archived) throw new ActRefused('is_archived');
  if (!context.takesCommand(act.command)) {
    throw new ActRefused('invalid_command', { command: act.command });
  }
  const triggerId = workspace.triggers.issue(person.id);
  const responseUrl = context.url + context.responseUrls.issue(person.id, conversation.id);
  const body = slashPayload(sceneOf(workspace, person), {
    channel: payloadChannel(conversation),
    command: act.command,
    text: typedText(workspace, act.text.trim(), { labels: true }),
    responseUrl,
    triggerId,
  });
  const answer = await context.link().request('slash_commands', body);
  if (!answer.acked) return failed(person, act.command, answer.reason);
  const payload = typeof answer.payload === 'string' ? { text: answer.payload } : answer.payload;
  if (isObject(payload) && (payload.text || payload.blocks)) {
    try {
      const to = { userId: person.id, channel: conversation.id };
      postAnswer(workspace, to, payload, answerOf(workspace, payload));
    } catch (error) {
      if (error instanceof SlackError) return failed(person, act.command, error.code);
      throw error;
    }
  }
  return { ok: true, channel: conversation.id };
}

/** What Slack shows to the one who typed the command, and to nobody else. */
function failed(person: PersonRecord, command: string, error: string): ActResult {
  return { ok: false, error, message: notice(person.language, 'command_failed', { command, error }) };
}
