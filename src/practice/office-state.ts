import type { CommandHint, Conversation, Message, MessageList, OfficeState, View } from './contract.ts';
import type { ClockState, Sample } from './contract-tools.ts';
import type { ConversationRecord } from './conversations.ts';
import { messageCards } from './files/cards.ts';
import { objectsOf, textOf } from './json.ts';
import { instantOf, localParts } from './local-time.ts';
import { compareTs, type MessageRecord } from './messages.ts';
import type { PersonRecord } from './people.ts';
import { plainText, type ViewRecord } from './views.ts';
import type { Workspace } from './workspace.ts';

/** All that the page shows around the messages, as this person sees it. */
export function officeState(
  workspace: Workspace,
  person: PersonRecord,
  around: {
    botConnected: boolean;
    clock: ClockState;
    commands: readonly CommandHint[];
    samples: readonly Sample[];
    sample: string | null;
  },
): OfficeState {
  const modal = workspace.views.top(person.id);
  const home = workspace.views.home(person.id);
  return {
    name: workspace.teamName,
    language: person.language,
    team: workspace.teamId,
    botConnected: around.botConnected,
    botUserId: workspace.bot.id,
    clock: around.clock,
    people: workspace.people.all().map(({ id, handle, name, language, isBot, dndSince }) => ({
      id,
      handle,
      name,
      language,
      isBot,
      dnd: dndSince !== undefined,
    })),
    conversations: workspace.conversations
      .all()
      .filter((one) => one.kind === 'channel' || one.members.includes(person.id))
      .map((one) => conversation(workspace, person, one)),
    commands: [...around.commands],
    modal: modal ? viewState(modal) : null,
    home: home ? viewState(home) : null,
    samples: [...around.samples],
    sample: around.sample,
  };
}

function conversation(workspace: Workspace, person: PersonRecord, one: ConversationRecord): Conversation {
  const other = one.members.find((id) => id !== person.id) ?? person.id;
  const mark = workspace.mark(person.id, one.id);
  const unread = workspace.messages
    .in(one.id)
    .filter((message) => isTopLevel(message) && isFor(message, person) && message.userId !== person.id)
    .filter((message) => mark === undefined || compareTs(message.ts, mark) > 0);
  const isMember = one.members.includes(person.id);
  return {
    id: one.id,
    name: one.kind === 'dm' ? (workspace.people.byId(other)?.name ?? other) : one.name,
    kind: one.kind,
    botIsMember: one.members.includes(workspace.bot.id),
    isMember,
    memberIds: [...one.members],
    unread: isMember ? unread.length : 0,
    lastRead: mark ?? null,
    isArchived: one.archived === true,
  };
}

function isTopLevel(message: MessageRecord): boolean {
  return message.threadTs === undefined || message.threadTs === message.ts || message.broadcast === true;
}

function isFor(message: MessageRecord, person: PersonRecord): boolean {
  return message.ephemeralTo === undefined || message.ephemeralTo === person.id;
}

/** The messages of a conversation or of one thread in it, oldest first, as this person sees them. */
export function messageList(
  workspace: Workspace,
  person: PersonRecord,
  one: ConversationRecord,
  thread?: string,
): MessageList {
  const shown = workspace.messages
    .in(one.id)
    .filter((message) => isFor(message, person))
    .filter((message) =>
      thread === undefined ? isTopLevel(message) : [message.ts, message.threadTs].includes(thread),
    );
  return { channel: one.id, messages: shown.map((message) => messageState(workspace, message, person)) };
}

function messageState(workspace: Workspace, message: MessageRecord, person: PersonRecord): Message {
  const { ts, threadTs, userId, text, subtype, blocks, reactions } = message;
  const author = workspace.people.byId(userId)?.name ?? 'Slackbot';
  const files = messageCards(workspace, message, person);
  // Slack does not count what only one person sees.
  const replies = workspace.messages
    .replies(message.channel, ts)
    .filter((one) => one.ephemeralTo === undefined);
  const latest = replies.at(-1);
  const local = (at: string) => localParts(instantOf(at), workspace.timezone);
  return {
    ts,
    ...(threadTs === undefined ? {} : { threadTs }),
    userId,
    author,
    isApp: message.botId !== undefined,
    text,
    ...(subtype === undefined ? {} : { subtype }),
    ...(blocks ? { blocks } : {}),
    ...(files ? { files } : {}),
    edited: message.edited !== undefined,
    ephemeral: message.ephemeralTo !== undefined,
    reactions: structuredClone(reactions),
    replyCount: replies.length,
    replyUserIds: [...new Set(replies.map((one) => one.userId).toReversed())].toReversed(),
    ...(latest ? { lastReply: local(latest.ts) } : {}),
    ...local(ts),
  };
}

function viewState(view: ViewRecord): View {
  const { source } = view;
  const submit = plainText(source.submit);
  const close = plainText(source.close);
  return {
    id: view.id,
    hash: view.hash,
    type: source.type === 'home' ? 'home' : 'modal',
    callbackId: textOf(source.callback_id) ?? '',
    title: plainText(source.title) ?? '',
    ...(submit === undefined ? {} : { submit }),
    ...(close === undefined ? {} : { close }),
    isStacked: view.previousId !== undefined,
    blocks: objectsOf(source.blocks).map((block) => ({ ...block, type: String(block.type) })),
    state: view.state,
  };
}
