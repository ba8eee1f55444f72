import { createHash } from 'node:crypto';

/** Slack gives each command a trigger id of its own; a server that does not is told apart by the body. */
export function commandKey(command: {
  trigger_id?: string;
  user_id: string;
  channel_id: string;
  command: string;
  text?: string;
}): string {
  if (command.trigger_id) return `command:${command.trigger_id}`;
  const body = [command.user_id, command.channel_id, command.command, command.text].join('\n');
  return `command:${createHash('sha256').update(body).digest('hex')}`;
}

/** One press of a button. */
export function clickKey({ trigger_id: trigger }: { trigger_id: string }): string {
  return `click:${trigger}`;
}

/** One submission of a form as it stood. */
export function viewKey({ id, hash }: { id: string; hash: string }): string {
  return `view:${id}:${hash}`;
}

/** What Slack delivers; `other` asks nothing of the bot. */
export type DeliveryKind = 'command' | 'action' | 'view' | 'event' | 'other';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const textIn = (body: Record<string, unknown>, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

/** A message, and the mention in it, are two events about one thing. */
function eventKey(body: Record<string, unknown>): string {
  const event = isRecord(body['event']) ? body['event'] : {};
  const type = textIn(event, 'type');
  const isMessage = (type === 'message' || type === 'app_mention') && textIn(event, 'ts') !== '';
  return isMessage && event['subtype'] === undefined
    ? `message:${textIn(event, 'channel')}:${textIn(event, 'ts')}`
    : `event:${textIn(body, 'event_id')}`;
}

/** What kind of delivery a body from Slack is, and by which key it is known however often it comes. */
export function deliveryOf(body: Record<string, unknown>): { kind: DeliveryKind; onceKey: string } {
  if (typeof body['command'] === 'string') {
    const [user_id, channel_id, command] = ['user_id', 'channel_id', 'command'].map((name) =>
      textIn(body, name),
    ) as [string, string, string];
    const sent = { user_id, channel_id, command, text: textIn(body, 'text') };
    return { kind: 'command', onceKey: commandKey({ ...sent, trigger_id: textIn(body, 'trigger_id') }) };
  }
  const view = isRecord(body['view']) ? body['view'] : {};
  switch (body['type']) {
    case 'event_callback':
      return { kind: 'event', onceKey: eventKey(body) };
    case 'block_actions':
      return { kind: 'action', onceKey: clickKey({ trigger_id: textIn(body, 'trigger_id') }) };
    case 'view_submission':
      return { kind: 'view', onceKey: viewKey({ id: textIn(view, 'id'), hash: textIn(view, 'hash') }) };
    default:
      return { kind: 'other', onceKey: `${textIn(body, 'type')}:${textIn(body, 'trigger_id')}` };
  }
}

/** Whether an event tells of what a bot said: in most channels the greater part of them. */
export function isOfBot(body: Record<string, unknown>): boolean {
  const event = isRecord(body['event']) ? body['event'] : {};
  const message = isRecord(event['message']) ? event['message'] : {};
  return event['bot_id'] !== undefined || message['bot_id'] !== undefined;
}
