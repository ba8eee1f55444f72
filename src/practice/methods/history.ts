import { parseTs, type MessageRecord } from '../messages.ts';
import { messageObject } from '../objects.ts';
import type { Json } from '../json.ts';
import { SlackError, type Args } from './args.ts';
import { botMethod, type Method, type MethodContext } from './method.ts';
import { openConversation } from './places.ts';

/** A bound of the period that was asked for, in microseconds. */
function bound(args: Args, name: 'oldest' | 'latest'): bigint | undefined {
  const given = args.text(name);
  if (given === undefined) return undefined;
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(given)) throw new SlackError(`invalid_ts_${name}`);
  return parseTs(given);
}

/** The messages between `oldest` and `latest`, either included only when asked for. */
function within(messages: readonly MessageRecord[], args: Args): MessageRecord[] {
  const oldest = bound(args, 'oldest');
  const latest = bound(args, 'latest');
  const edge = args.flag('inclusive') ? 0n : 1n;
  return messages.filter((one) => {
    const at = parseTs(one.ts);
    const inside =
      (oldest === undefined || at >= oldest + edge) && (latest === undefined || at <= latest - edge);
    return one.ephemeralTo === undefined && inside;
  });
}

interface Paging {
  order: 'newest first' | 'oldest first';
  limit: number;
}

/** The cursor names a message and not a number of messages, so that new ones do not shift the pages. */
function pageByTime(found: MessageRecord[], args: Args, { order, limit }: Paging) {
  const cursor = args.text('cursor');
  const [, next] = /^next_ts:(\d+)$/.exec(Buffer.from(cursor ?? '', 'base64').toString('utf8')) ?? [];
  if (cursor !== undefined && next === undefined) throw new SlackError('invalid_cursor');
  const start =
    next === undefined
      ? 0
      : found.findIndex(({ ts }) =>
          order === 'newest first' ? parseTs(ts) <= BigInt(next) : parseTs(ts) >= BigInt(next),
        );
  const rest = start < 0 ? [] : found.slice(start);
  const following = rest[limit];
  return { items: rest.slice(0, limit), next: following && `next_ts:${parseTs(following.ts)}` };
}

function messagesPage(
  { workspace }: MethodContext,
  args: Args,
  found: MessageRecord[],
  paging: Paging,
): Json {
  const { items, next } = pageByTime(found, args, paging);
  const metadata = args.flag('include_all_metadata');
  return {
    messages: items.map((one) =>
      messageObject(workspace, one, { metadata, thread: one.threadTs === undefined }),
    ),
    has_more: next !== undefined,
    ...(next === undefined
      ? {}
      : { response_metadata: { next_cursor: Buffer.from(next).toString('base64') } }),
  };
}

const history = botMethod((context, args) => {
  const conversation = openConversation(context.workspace, args.required('channel'));
  const top = context.workspace.messages
    .in(conversation.id)
    .filter((one) => one.threadTs === undefined || one.threadTs === one.ts || one.broadcast === true);
  const latest = args.text('latest');
  return {
    ...(latest === undefined ? {} : { latest }),
    ...messagesPage(context, args, within(top, args).toReversed(), {
      order: 'newest first',
      limit: args.limit(100, 999),
    }),
    pin_count: 0,
    channel_actions_ts: null,
    channel_actions_count: 0,
  };
});

const replies = botMethod((context, args) => {
  const { messages } = context.workspace;
  const conversation = openConversation(context.workspace, args.required('channel'));
  const asked = messages.find(conversation.id, args.required('ts'));
  const head = asked?.threadTs === undefined ? asked : messages.find(conversation.id, asked.threadTs);
  if (!head || head.ephemeralTo !== undefined) throw new SlackError('thread_not_found');
  const found = within(messages.replies(conversation.id, head.ts), args);
  return messagesPage(context, args, [head, ...found], {
    order: 'oldest first',
    limit: args.limit(1000),
  });
});

export const historyMethods: Record<string, Method> = {
  'conversations.history': history,
  'conversations.replies': replies,
};
