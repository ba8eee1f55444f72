import type { MessageRecord } from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import { SlackError, type Args } from './args.ts';
import { botMethod, type Method } from './method.ts';
import { writableConversation } from './places.ts';

function reactedTo(workspace: Workspace, args: Args): MessageRecord {
  const reference = args.text('channel');
  const timestamp = args.text('timestamp');
  if (reference === undefined || timestamp === undefined) throw new SlackError('no_item_specified');
  const channel = writableConversation(workspace, reference);
  if (!/^\d+\.\d+$/.test(timestamp)) throw new SlackError('bad_timestamp');
  const message = workspace.messages.find(channel.id, timestamp);
  if (!message || message.ephemeralTo !== undefined) throw new SlackError('message_not_found');
  return message;
}

function nameOf(args: Args): string {
  const name = args.required('name').replaceAll(':', '');
  if (!/^[\w+'-]+$/.test(name)) throw new SlackError('invalid_name');
  return name;
}

const add = botMethod(({ workspace }, args) => {
  const name = nameOf(args);
  const changed = workspace.react(reactedTo(workspace, args), name, workspace.bot.id, true);
  if (!changed) throw new SlackError('already_reacted');
  return {};
});

const remove = botMethod(({ workspace }, args) => {
  const name = nameOf(args);
  const changed = workspace.react(reactedTo(workspace, args), name, workspace.bot.id, false);
  if (!changed) throw new SlackError('no_reaction');
  return {};
});

export const reactionMethods: Record<string, Method> = { 'reactions.add': add, 'reactions.remove': remove };
