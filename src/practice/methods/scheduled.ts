import { freshId } from '../ids.ts';
import type { ScheduledRecord } from '../scheduled.ts';
import type { Workspace } from '../workspace.ts';
import { page, SlackError, type Args } from './args.ts';
import { target, threadOf } from './chat.ts';
import { contentOf, warned } from './content.ts';
import { botMethod, type Method } from './method.ts';
import { openConversation } from './places.ts';

/** Limits of docs.slack.dev/reference/methods/chat.scheduleMessage and chat.deleteScheduledMessage, in seconds. */
const FURTHEST = 120 * 24 * 60 * 60;
const WINDOW = 5 * 60;
const MOST_IN_WINDOW = 30;
const TOO_LATE_TO_DELETE = 60;

const secondsNow = (workspace: Workspace): number => Math.floor(workspace.clock.now().getTime() / 1000);

/** When the message is to be posted, in seconds. */
function postAt(workspace: Workspace, args: Args): number {
  const given = Number(args.required('post_at'));
  if (!Number.isSafeInteger(given) || given <= 0) throw new SlackError('invalid_time');
  const now = secondsNow(workspace);
  if (given <= now) throw new SlackError('time_in_past');
  if (given > now + FURTHEST) throw new SlackError('time_too_far');
  return given;
}

/** Whether any five minutes of the channel would have more messages than Slack takes. */
function isCrowded(workspace: Workspace, channel: string, at: number): boolean {
  const times = workspace.scheduled
    .all()
    .filter((one) => one.draft.channel === channel)
    .map((one) => one.postAt);
  const together = [...times, at].toSorted((a, b) => a - b);
  return together.some((time, index) => (together[index + MOST_IN_WINDOW] ?? Infinity) - time < WINDOW);
}

const schedule = botMethod(({ workspace, grant }, args) => {
  const channel = target(workspace, grant, args.required('channel'));
  const at = postAt(workspace, args);
  const { warnings, ...body } = contentOf(workspace, args);
  const thread = threadOf(workspace, channel, args);
  if (isCrowded(workspace, channel.id, at)) throw new SlackError('restricted_too_many');
  const { bot, botId } = workspace;
  const draft = { channel: channel.id, userId: bot.id, botId, ...body, ...thread };
  const record = { id: freshId('Q'), postAt: at, createdAt: secondsNow(workspace), draft };
  workspace.scheduled.add(record);
  return {
    channel: channel.id,
    scheduled_message_id: record.id,
    post_at: at,
    message: { type: 'delayed_message', user: bot.id, bot_id: botId, team: workspace.teamId, ...body },
    ...warned(warnings),
  };
});

const unschedule = botMethod(({ workspace }, args) => {
  const channel = openConversation(workspace, args.required('channel'), { publicToo: true });
  const id = args.required('scheduled_message_id');
  const record = workspace.scheduled.find(id);
  const mayGo = record && record.postAt - secondsNow(workspace) > TOO_LATE_TO_DELETE;
  if (!mayGo || record.draft.channel !== channel.id) throw new SlackError('invalid_scheduled_message_id');
  workspace.scheduled.remove(id);
  return {};
});

function isAskedFor({ draft, postAt: at }: ScheduledRecord, args: Args): boolean {
  const oldest = Number(args.text('oldest') ?? 0);
  const latest = Number(args.text('latest') ?? Infinity);
  return at >= oldest && at <= latest && draft.channel === (args.text('channel') ?? draft.channel);
}

const list = botMethod(({ workspace }, args) => {
  const channel = args.text('channel');
  if (channel !== undefined && !workspace.conversations.byId(channel))
    throw new SlackError('invalid_channel');
  const found = workspace.scheduled.all().filter((one) => isAskedFor(one, args));
  const { items, response_metadata } = page(found, args, args.limit(100));
  const messages = items.map(({ id, postAt: at, createdAt, draft }) => ({
    id,
    channel_id: draft.channel,
    post_at: at,
    date_created: createdAt,
    text: draft.text,
  }));
  return { scheduled_messages: messages, response_metadata };
});

export const scheduledMethods: Record<string, Method> = {
  'chat.scheduleMessage': schedule,
  'chat.deleteScheduledMessage': unschedule,
  'chat.scheduledMessages.list': list,
};
