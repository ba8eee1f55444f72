import type { App, ViewResponseAction } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { BLOCK } from '../../support/limits/examples.ts';
import { long, mrkdwn, plain, times, vary } from '../../support/limits/kit.ts';
import { viewOf } from '../../support/limits/views.ts';
import { clientOf, openOffice, reach, startBot } from './office.ts';

const bad = [{ type: 'section', text: mrkdwn(long(3001)) }];
const button = (value: string) => ({ type: 'button', text: plain('办'), value, action_id: 'task.done' });

describe('what a bot answers with is held to the same limits as what it posts', () => {
  let practice: Practice;
  let bot: App;
  let answer: object = {};
  let heard: unknown[] = [];

  beforeAll(async () => {
    practice = await openOffice({ postingRate: false });
    bot = await startBot(practice, (app) => {
      app.command('/duban', ({ ack }) => ack({ ...answer }));
      app.view('form', ({ ack }) => ack(answer as ViewResponseAction));
      app.action('task.done', async ({ ack, action }) => {
        heard.push('value' in action ? action.value : action.type);
        await ack();
      });
    });
  });

  afterAll(async () => {
    await bot.stop();
    await practice.close();
  });

  const here = () => practice.workspace.channel('ke-zonghe').id;
  const kezhang = () => practice.workspace.person('zonghe-kz').id;
  const shown = () => practice.workspace.messages.in(here());

  it('in the acknowledgement of a command: the person hears why nothing came', async () => {
    const before = shown().length;
    answer = { text: '文', blocks: bad };
    const command = { kind: 'slash', as: 'zonghe-kz', channel: here(), command: '/duban', text: '' } as const;
    expect(await reach(practice, command)).toEqual({
      ok: false,
      error: 'invalid_blocks',
      message: '/duban 执行失败，错误为“invalid_blocks”',
    });
    expect(shown()).toHaveLength(before);
    answer = { text: '文' };
    expect(await reach(practice, command)).toMatchObject({ ok: true });
    expect(shown().at(-1)).toMatchObject({ text: '文', ephemeralTo: kezhang() });
  });

  it.each(['update', 'push'])(
    'in a view that answers a form with "%s": the form stays as it was',
    async (action) => {
      const form = practice.workspace.views.open(kezhang(), viewOf('modal', { callback_id: 'form' }));
      const submit = { kind: 'submit', as: 'zonghe-kz', view: form.id, state: {} } as const;
      answer = { response_action: action, view: viewOf('modal', { blocks: bad }) };
      expect(await reach(practice, submit)).toMatchObject({ ok: false, error: 'invalid_arguments' });
      expect(practice.workspace.views.stack(kezhang())).toEqual([form]);
      expect(form.source.blocks).toEqual([]);
      answer = { response_action: action, view: viewOf('modal', { title: plain('新题') }) };
      expect(await reach(practice, submit)).toMatchObject({ ok: true });
      expect(practice.workspace.views.top(kezhang())?.source.title).toEqual(plain('新题'));
    },
  );

  it('a view may weigh 250 kB and no more', async () => {
    const client = clientOf(practice);
    const blocks = (count: number) => times(count, () => vary(BLOCK.section, { text: mrkdwn(long(3000)) }));
    const open = (count: number) =>
      client.apiCall('views.open', {
        trigger_id: practice.workspace.triggers.issue(kezhang()),
        view: viewOf('modal', { blocks: blocks(count) }),
      });
    await open(27);
    await expect(open(28)).rejects.toThrow('view_too_large');
  });

  it('a view is pushed on top of another one only', async () => {
    practice.workspace.views.closeAll(kezhang());
    const trigger_id = practice.workspace.triggers.issue(kezhang());
    const push = clientOf(practice).apiCall('views.push', { trigger_id, view: viewOf('modal') });
    await expect(push).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: [expect.stringContaining('root view whose stack')] },
      },
    });
  });

  it('too long a text is cut between characters, and the bot is warned', async () => {
    const client = clientOf(practice);
    const whole = await client.chat.postMessage({ channel: here(), text: '🎉'.repeat(40_000) });
    expect([whole.message?.text, whole['warning']]).toEqual(['🎉'.repeat(40_000), undefined]);
    const cut = await client.chat.postMessage({ channel: here(), text: '🎉'.repeat(40_001) });
    expect(cut).toMatchObject({
      message: { text: '🎉'.repeat(40_000) },
      warning: 'message_truncated',
      response_metadata: { warnings: ['message_truncated'] },
    });
  });

  it('metadata whose event has an impossible name is left out, and the bot is warned', async () => {
    const client = clientOf(practice);
    const post = (event_type: string) =>
      client.chat.postMessage({ channel: here(), text: '文', metadata: { event_type, event_payload: {} } });
    expect((await post('week-asked_1')).message).toMatchObject({ metadata: { event_type: 'week-asked_1' } });
    const left = await post('week.asked');
    expect(left).toMatchObject({ warning: 'invalid_metadata_schema' });
    expect(left.message).not.toHaveProperty('metadata');
  });

  it('a button can be pressed wherever Slack lets it stand', async () => {
    const card = { type: 'card', title: mrkdwn(), actions: [button('在卡片上')] };
    const blocks = [
      {
        type: 'container',
        title: plain(),
        child_blocks: [{ type: 'actions', elements: [button('在容器里')] }],
      },
      { type: 'carousel', elements: [card] },
      { ...card, actions: [button('单独')] },
    ];
    const { ts = '' } = await clientOf(practice).chat.postMessage({
      channel: here(),
      text: '文',
      blocks,
    });
    const [container, carousel, single] = practice.workspace.messages.find(here(), ts)?.blocks ?? [];
    const inner = (block: unknown, property: string) =>
      (block as Record<string, { block_id: string }[]>)[property]?.[0]?.block_id ?? '';
    heard = [];
    for (const blockId of [
      inner(container, 'child_blocks'),
      inner(carousel, 'elements'),
      String(single?.block_id),
    ]) {
      const at = { channel: here(), ts };
      expect(
        await reach(practice, {
          kind: 'click',
          as: 'zonghe-kz',
          in: at,
          blockId,
          actionId: 'task.done',
        }),
      ).toMatchObject({ ok: true });
    }
    expect(heard).toEqual(['在容器里', '在卡片上', '单独']);
  });
});
