import { attachable } from './act-files.ts';
import { ActRefused, seen, visible, writable, type ActContext } from './actor.ts';
import { countCharacters } from './characters.ts';
import type { ActResult } from './contract.ts';
import { uuid } from './ids.ts';
import type { MessageRecord } from './messages.ts';
import type { PersonRecord } from './people.ts';
import { typedText } from './typed-text.ts';

const TEXT_LIMIT = 40_000;

function checked(text: string): string {
  if (text.trim() === '') throw new ActRefused('no_text');
  return withinLimit(text);
}

function withinLimit(text: string): string {
  if (countCharacters(text) > TEXT_LIMIT) throw new ActRefused('msg_too_long');
  return text;
}

/** A person writes in a conversation or in a thread, with files or without; files need no words. */
export function post(
  { workspace }: ActContext,
  person: PersonRecord,
  act: { channel: string; text: string; threadTs?: string; files?: string[] },
): ActResult {
  const conversation = writable(workspace, person, act.channel);
  const files = attachable(workspace, person, act.files ?? []);
  const text = typedText(workspace, files.length > 0 ? withinLimit(act.text) : checked(act.text));
  const thread: { threadTs?: string } = {};
  if (act.threadTs !== undefined) {
    const head = seen(workspace, person, conversation.id, act.threadTs);
    if (head.ephemeralTo !== undefined) throw new ActRefused('message_not_found');
    thread.threadTs = head.threadTs ?? head.ts;
  }
  const words = { channel: conversation.id, userId: person.id, text, clientMsgId: uuid() };
  const attached = files.length > 0 ? { files: files.map(({ id }) => ({ id })) } : {};
  const message = workspace.post({ ...words, ...thread, ...attached });
  return { ok: true, ts: message.ts, channel: conversation.id };
}

function own(
  { workspace }: ActContext,
  person: PersonRecord,
  act: { channel: string; ts: string },
  refusal: 'cant_update_message' | 'cant_delete_message',
): MessageRecord {
  const message = seen(workspace, person, act.channel, act.ts);
  if (message.userId !== person.id || message.subtype !== undefined) throw new ActRefused(refusal);
  writable(workspace, person, message.channel);
  return message;
}

/** A person changes what they wrote. */
export function edit(
  context: ActContext,
  person: PersonRecord,
  act: { channel: string; ts: string; text: string },
): ActResult {
  const message = own(context, person, act, 'cant_update_message');
  const typed = message.files ? withinLimit(act.text) : checked(act.text);
  const text = typedText(context.workspace, typed);
  context.workspace.edit(message, { text }, person.id);
  return { ok: true, ts: message.ts, channel: message.channel };
}

/** A person takes back what they wrote; an ephemeral message is only dismissed. */
export function remove(
  context: ActContext,
  person: PersonRecord,
  act: { channel: string; ts: string },
): ActResult {
  const message = seen(context.workspace, person, act.channel, act.ts);
  if (message.ephemeralTo !== person.id) own(context, person, act, 'cant_delete_message');
  context.workspace.delete(message);
  return { ok: true, ts: message.ts, channel: message.channel };
}

/** A person puts a reaction on a message, or takes it off. */
export function react(
  { workspace }: ActContext,
  person: PersonRecord,
  act: { channel: string; ts: string; name: string; remove?: boolean },
): ActResult {
  const message = seen(workspace, person, act.channel, act.ts);
  if (message.ephemeralTo !== undefined) throw new ActRefused('message_not_found');
  writable(workspace, person, message.channel);
  workspace.react(message, act.name.replaceAll(':', ''), person.id, act.remove !== true);
  return { ok: true, ts: message.ts, channel: message.channel };
}

/** A person has looked at a conversation to its end. */
export function read({ workspace }: ActContext, person: PersonRecord, act: { channel: string }): ActResult {
  const conversation = visible(workspace, person, act.channel);
  const newest = workspace.messages.in(conversation.id).at(-1);
  if (newest) workspace.read(person.id, conversation.id, newest.ts);
  return { ok: true, channel: conversation.id };
}

/** A person opens the direct message with somebody, or with the bot. */
export function direct({ workspace }: ActContext, person: PersonRecord, act: { with: string }): ActResult {
  const other = workspace.people.find(act.with);
  if (!other) throw new ActRefused('user_not_found');
  return { ok: true, channel: workspace.direct(person.id, other.id).id };
}

/** A person enters a public channel; being in it already is no trouble. */
export function join({ workspace }: ActContext, person: PersonRecord, act: { channel: string }): ActResult {
  const conversation = visible(workspace, person, act.channel);
  if (conversation.archived) throw new ActRefused('is_archived');
  workspace.join(conversation, person.id);
  return { ok: true, channel: conversation.id };
}
