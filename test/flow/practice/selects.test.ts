import type { App } from '@slack/bolt';
import type { KnownBlock, Option } from '@slack/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, impatiently, openOffice, startBot } from './office.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });
const option = (words: string, value = words): Option => ({ text: text(words), value });

/** A menu whose options the app gives. */
const menu = (actionId: string, minQueryLength?: number): KnownBlock => ({
  type: 'section',
  block_id: actionId,
  text: text('科室'),
  accessory: {
    type: 'external_select',
    action_id: actionId,
    ...(minQueryLength === undefined ? {} : { min_query_length: minQueryLength }),
  },
});

const SECTIONS = ['综合科', '督查科', '综合事务中心'];

/** A form whose answer goes where its person says. */
const FORM = {
  type: 'modal' as const,
  callback_id: 'form',
  title: text('发到哪里'),
  submit: text('好'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'where',
      label: text('频道'),
      element: { type: 'conversations_select' as const, action_id: 'channel', response_url_enabled: true },
    },
  ],
};

describe('selects whose options or answers are elsewhere', () => {
  let practice: Practice;
  let app: App;
  let channel = '';
  let ts = '';
  let asked: unknown[] = [];

  beforeAll(async () => {
    practice = await openOffice({ postingRate: false });
    channel = practice.workspace.channel('ke-zonghe').id;
    app = await startBot(practice, (bolt) => {
      bolt.options(/^section/, async ({ ack, payload, body }) => {
        asked.push({ query: payload.value, type: body.type, container: body['container'] });
        await ack({
          options: SECTIONS.filter((one) => one.includes(payload.value)).map((one) => option(one)),
        });
      });
      bolt.options('grouped', ({ ack }) =>
        ack({ option_groups: [{ label: text('机关'), options: [option('综合科')] }] }),
      );
      bolt.options('many', ({ ack }) =>
        ack({ options: Array.from({ length: 101 }, (_, at) => option(`第${at}科`)) }),
      );
      bolt.options('long', ({ ack }) => ack({ options: [option('长'.repeat(76), 'v')] }));
      bolt.options('silent', async () => undefined);
      bolt.action('form', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        await client.views.open({ trigger_id: body.trigger_id, view: FORM });
      });
      bolt.view('form', async ({ ack, body, respond }) => {
        await ack();
        asked.push('response_urls' in body ? body.response_urls : []);
        await respond({ text: '发到这里', response_type: 'in_channel' });
      });
    });
    const blocks = [
      ...['grouped', 'many', 'long', 'silent'].map((one) => menu(one, 0)),
      menu('section', 1),
      menu('section.three'),
      {
        type: 'actions' as const,
        block_id: 'form',
        elements: [{ type: 'button' as const, action_id: 'form', text: text('表') }],
      },
    ];
    ts = (await clientOf(practice).chat.postMessage({ channel, text: '选', blocks })).ts ?? '';
  });

  afterAll(async () => {
    await app.stop();
    await practice.close();
  });

  beforeEach(() => {
    asked = [];
  });

  const ask = (actionId: string, query: string) =>
    practice.acts.perform({
      kind: 'options',
      as: 'zonghe-kz',
      in: { channel, ts },
      blockId: actionId,
      actionId,
      query,
    });

  it('offers what the app answers to what was typed', async () => {
    expect(await ask('section', '综')).toEqual({
      ok: true,
      options: [option('综合科'), option('综合事务中心')],
    });
    expect(asked).toEqual([
      {
        query: '综',
        type: 'block_suggestion',
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      },
    ]);
    expect(await ask('section', '没有')).toEqual({ ok: true, options: [] });
    expect(await ask('grouped', '')).toEqual({
      ok: true,
      optionGroups: [{ label: text('机关'), options: [option('综合科')] }],
    });
  });

  it('does not ask the app before enough was typed: three characters unless the app says otherwise', async () => {
    expect(await ask('section', '')).toEqual({ ok: true, options: [] });
    expect(await ask('section.three', '综合')).toEqual({ ok: true, options: [] });
    expect(asked).toEqual([]);
    expect(await ask('section.three', '综合科')).toEqual({ ok: true, options: [option('综合科')] });
  });

  it('says that it could not load options that Slack would refuse, or that nobody gives', async () => {
    const failed = (error: string) => ({ ok: false, error, message: `无法加载选项。（${error}）` });
    expect(await ask('many', '')).toEqual(failed('invalid_options'));
    expect(await ask('long', '')).toEqual(failed('invalid_options'));
    expect(await impatiently(practice, () => ask('silent', ''))).toEqual(failed('operation_timeout'));
    expect(await ask('form', '')).toMatchObject({ ok: false, error: 'element_not_found' });
  });

  it('hands out a way to answer in the conversation that was chosen in a form', async () => {
    const { workspace } = practice;
    const head = workspace.person('zonghe-kz').id;
    await practice.acts.perform({
      kind: 'click',
      as: 'zonghe-kz',
      in: { channel, ts },
      blockId: 'form',
      actionId: 'form',
    });
    await practice.until(() => workspace.views.top(head) !== undefined);
    const chosen = workspace.channel('tongbao').id;
    const state = { where: { channel: { type: 'conversations_select', selected_conversation: chosen } } };
    const view = workspace.views.top(head)?.id ?? '';
    expect(await practice.acts.perform({ kind: 'submit', as: 'zonghe-kz', view, state })).toEqual({
      ok: true,
    });
    await practice.until(() => workspace.messages.in(chosen).length === 1);
    expect(workspace.messages.in(chosen)[0]?.text).toBe('发到这里');
    expect(asked).toEqual([
      [
        {
          block_id: 'where',
          action_id: 'channel',
          channel_id: chosen,
          response_url: expect.stringContaining(`${practice.url}/response/`),
        },
      ],
    ]);
  });
});
