import { ActRefused, visible, writable, type ActContext } from './actor.ts';
import type { ActResult } from './contract.ts';
import type { ConversationRecord } from './conversations.ts';
import { archive, leave, setTopic } from './membership.ts';
import { notice } from './notices.ts';
import type { PersonRecord } from './people.ts';
import { setPreferences } from './preferences.ts';
import { typedText } from './typed-text.ts';
import type { Workspace } from './workspace.ts';

interface Typed {
  channel: string;
  text: string;
}

type BuiltIn = (context: ActContext, person: PersonRecord, act: Typed) => ActResult;

/** A channel in which the person may do something; direct messages are none. */
function channelOf(workspace: Workspace, person: PersonRecord, act: Typed): ConversationRecord {
  const conversation = writable(workspace, person, act.channel);
  if (conversation.kind === 'dm') throw new ActRefused('not_a_channel');
  return conversation;
}

/** Everybody who is named, with or without `@`. */
function named(workspace: Workspace, text: string): PersonRecord[] {
  const mentioned = [...typedText(workspace, text).matchAll(/<@(\w+)>/g)].map(([, id = '']) => id);
  const references = mentioned.length > 0 ? mentioned : [text.trim().replace(/^@/, '')];
  return references.map((reference) => {
    const person = workspace.people.find(reference);
    if (!person) throw new ActRefused('user_not_found');
    return person;
  });
}

const invite: BuiltIn = ({ workspace }, person, act) => {
  const conversation = channelOf(workspace, person, act);
  const invited = named(workspace, act.text).map(({ id }) => workspace.join(conversation, id, person.id));
  if (!invited.includes(true)) throw new ActRefused('already_in_channel');
  return { ok: true, channel: conversation.id };
};

const remove: BuiltIn = ({ workspace }, person, act) => {
  const conversation = channelOf(workspace, person, act);
  const removed = named(workspace, act.text).map(({ id }) => leave(workspace, conversation, id, person.id));
  if (!removed.includes(true)) throw new ActRefused('user_not_in_channel');
  return { ok: true, channel: conversation.id };
};

const depart: BuiltIn = ({ workspace }, person, act) => {
  const conversation = channelOf(workspace, person, act);
  leave(workspace, conversation, person.id);
  return { ok: true, channel: conversation.id };
};

const close: BuiltIn = ({ workspace }, person, act) => {
  const conversation = channelOf(workspace, person, act);
  archive(workspace, conversation, person.id);
  return { ok: true, channel: conversation.id };
};

const topic: BuiltIn = ({ workspace }, person, act) => {
  const conversation = channelOf(workspace, person, act);
  const value = typedText(workspace, act.text.trim());
  if (value === '') throw new ActRefused('no_topic');
  setTopic(workspace, conversation, person.id, value);
  return { ok: true, channel: conversation.id };
};

const pause: BuiltIn = ({ workspace }, person, act) => {
  const conversation = visible(workspace, person, act.channel);
  const dnd = person.dndSince === undefined;
  setPreferences(workspace, person, { dnd });
  workspace.post({
    channel: conversation.id,
    userId: 'USLACKBOT',
    ephemeralTo: person.id,
    text: notice(person.language, dnd ? 'dnd_on' : 'dnd_off'),
  });
  return { ok: true, channel: conversation.id };
};

/** Slack's own commands, which no app can take; slack.com/help/articles/201259356. */
export const BUILT_IN: ReadonlyMap<string, BuiltIn> = new Map([
  ['/invite', invite],
  ['/remove', remove],
  ['/kick', remove],
  ['/leave', depart],
  ['/archive', close],
  ['/topic', topic],
  ['/dnd', pause],
]);
