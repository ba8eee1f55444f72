import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { option, DATA_TABLE, FRAMED, MARKDOWN, TABLE, TO_READ, TO_USE } from './kitchen-blocks.ts';
import { EVERY_INPUT, ON_TOP } from './kitchen-modal.ts';

/** What the bot was told, as Slack's payloads say it. */
export interface Told {
  actions: Record<string, unknown>[];
  submissions: Record<string, Record<string, Record<string, unknown>>>[];
  closed: { callbackId: string; cleared: boolean }[];
}

const DOCUMENTS = ['国办函12号', '省文明办3号', '区府办5号'];

const MESSAGES: Record<string, KnownBlock[]> = {
  看: [...TO_READ, TABLE],
  数据: [MARKDOWN, DATA_TABLE],
  用: TO_USE,
  框: FRAMED,
};

/** A bot that shows every block of Block Kit, and remembers what it is told of them. */
export function kitchen(told: Told): (app: App) => void {
  return (app) => {
    app.message(async ({ message, say }) => {
      const blocks = 'text' in message && message.text ? MESSAGES[message.text] : undefined;
      if (blocks) await say({ text: '什么都有', blocks });
    });
    app.command('/form', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: EVERY_INPUT });
    });
    app.command('/stack', async ({ ack, body, client }) => {
      await ack();
      const view = { ...EVERY_INPUT, blocks: [...EVERY_INPUT.blocks.slice(1, 2), STACKING] };
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.action('stack', async ({ ack, body, client }) => {
      await ack();
      if ('trigger_id' in body) await client.views.push({ trigger_id: body.trigger_id, view: ON_TOP });
    });
    app.action(/^(?!stack$)/, async ({ ack, action }) => {
      await ack();
      const { action_ts: _at, type: _type, ...said } = action as unknown as Record<string, unknown>;
      told.actions.push(said);
    });
    app.options('v', async ({ ack, payload }) => {
      const found = DOCUMENTS.filter((one) => one.includes(payload.value));
      await ack({ options: found.map((one) => option(one, one)) });
    });
    app.view('kitchen.submit', async ({ ack, view }) => {
      await ack();
      told.submissions.push(view.state.values as unknown as Told['submissions'][number]);
    });
    app.view({ callback_id: /^kitchen/, type: 'view_closed' }, async ({ ack, body }) => {
      await ack();
      if ('is_cleared' in body)
        told.closed.push({ callbackId: body.view.callback_id, cleared: body.is_cleared });
    });
    app.event('app_home_opened', async ({ event, client }) => {
      const blocks: KnownBlock[] = [...TO_READ.slice(0, 4), ...TO_USE.slice(0, 2)];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
  };
}

const STACKING: KnownBlock = {
  type: 'actions',
  block_id: 'stacking',
  elements: [{ type: 'button', action_id: 'stack', text: { type: 'plain_text', text: '再开一层' } }],
};
