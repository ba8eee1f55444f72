import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StateValues } from '../../../src/practice/contract.ts';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, impatiently, openOffice, startBot } from './office.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });

function form(callbackId: string, title = '本周回复'): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: text(title),
    submit: text('提交'),
    notify_on_close: true,
    blocks: [
      {
        type: 'input',
        block_id: 'done',
        label: text('完成情况'),
        element: { type: 'plain_text_input', action_id: 'text', initial_value: '在办', max_length: 20 },
      },
      {
        type: 'actions',
        block_id: 'more',
        elements: [{ type: 'button', action_id: 'reply.more', text: text('更多'), value: 'v' }],
      },
    ],
  };
}

const filled = (value: string): StateValues => ({ done: { text: { type: 'plain_text_input', value } } });

describe('a form in the practice office', () => {
  let practice: Practice;
  let app: App;
  const heard: unknown[] = [];
  let triggers: string[] = [];

  beforeAll(async () => {
    practice = await openOffice({ postingRate: false });
    app = await startBot(practice, (bolt) => {
      bolt.action('reply.open', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        triggers.push(body.trigger_id);
        await client.views.open({ trigger_id: body.trigger_id, view: form('reply.submit') });
      });
      bolt.action('reply.more', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions' || !body.view) return;
        heard.push({ more: body.view.state.values.done?.text?.value, container: body.container });
        await client.views.update({
          view_id: body.view.id,
          hash: body.view.hash,
          view: form('reply.submit', '更多内容'),
        });
      });
      bolt.view('reply.submit', async ({ ack, view }) => {
        const value = view.state.values.done?.text?.value ?? '';
        if (value === '空话') return ack({ response_action: 'errors', errors: { done: '请写具体' } });
        if (value === '再来') return ack({ response_action: 'push', view: form('reply.submit', '第二张') });
        if (value === '别处') return ack({ response_action: 'errors', errors: { elsewhere: '?' } });
        if (value === '沉默') return;
        heard.push({ submitted: value });
        await ack();
      });
      bolt.view({ callback_id: 'reply.submit', type: 'view_closed' }, async ({ ack, body }) => {
        await ack();
        heard.push({ closed: body.view.title.text, all: 'is_cleared' in body && body.is_cleared });
      });
    });
  });

  afterAll(async () => {
    await app.stop();
    await practice.close();
  });

  const head = () => practice.workspace.person('zonghe-kz').id;
  const top = () => practice.workspace.views.top(head());
  const submit = (value: string) =>
    practice.acts.perform({ kind: 'submit', as: 'zonghe-kz', view: top()?.id ?? '', state: filled(value) });

  /** The form anew, by the button of a new message. */
  async function reopen(): Promise<void> {
    practice.workspace.views.closeAll(head());
    const channel = practice.workspace.channel('ke-zonghe').id;
    const button = { type: 'button', action_id: 'reply.open', text: text('回复'), value: 'row-1' } as const;
    const { ts } = await clientOf(practice).chat.postMessage({
      channel,
      text: '请回复',
      blocks: [{ type: 'actions', block_id: 'reply', elements: [button] }],
    });
    await practice.acts.perform({
      kind: 'click',
      as: 'zonghe-kz',
      in: { channel, ts: ts ?? '' },
      blockId: 'reply',
      actionId: 'reply.open',
    });
    await practice.until(() => top() !== undefined);
  }

  beforeEach(async () => {
    heard.splice(0);
    triggers = [];
    await reopen();
  });

  it('opens from a button with its initial values, and closes when it is submitted', async () => {
    expect(top()?.state).toEqual(filled('在办'));
    expect(await submit('办结')).toEqual({ ok: true });
    expect(heard).toEqual([{ submitted: '办结' }]);
    expect(top()).toBeUndefined();
  });

  it('is gone when the person closed it before the bot answered, whatever the answer is', async () => {
    for (const answer of ['空话', '再来']) {
      const view = top()?.id ?? '';
      const submitted = submit(answer);
      await practice.acts.perform({ kind: 'close', as: 'zonghe-kz', view, all: true });
      expect(await submitted).toEqual({ ok: true });
      expect(top()).toBeUndefined();
      await reopen();
    }
  });

  it('stays with its text and the errors of the bot', async () => {
    expect(await submit('空话')).toEqual({ ok: true, errors: { done: '请写具体' } });
    expect(top()?.state).toEqual(filled('空话'));
    expect(await submit('办结')).toEqual({ ok: true });
  });

  it('stays when nobody acknowledges, or when the errors belong nowhere', async () => {
    expect(await impatiently(practice, () => submit('沉默'))).toMatchObject({
      ok: false,
      error: 'operation_timeout',
    });
    expect(await submit('别处')).toMatchObject({ ok: false, error: 'invalid_response_errors' });
    expect(top()?.state).toEqual(filled('别处'));
  });

  it('asks for required inputs and their length before the bot hears of it', async () => {
    expect(await submit('')).toEqual({ ok: true, errors: { done: '请填写此必填项。' } });
    expect(await submit('长'.repeat(21))).toEqual({ ok: true, errors: { done: '不能超过 20 个字符。' } });
    expect(heard).toEqual([]);
  });

  it('keeps what was typed over an update of the view', async () => {
    const view = top()?.id ?? '';
    await practice.acts.perform({
      kind: 'click',
      as: 'zonghe-kz',
      in: { view },
      blockId: 'more',
      actionId: 'reply.more',
      state: filled('写了一半'),
    });
    await practice.until(() => JSON.stringify(top()?.source).includes('更多内容'));
    expect(top()?.state).toEqual(filled('写了一半'));
    expect(heard).toEqual([{ more: '写了一半', container: { type: 'view', view_id: view } }]);
  });

  it('stacks three at most, and goes back one by one', async () => {
    await submit('再来');
    await submit('再来');
    expect(await submit('再来')).toMatchObject({ ok: false, error: 'push_limit_reached' });
    await practice.acts.perform({ kind: 'close', as: 'zonghe-kz', view: top()?.id ?? '' });
    expect(practice.workspace.views.stack(head())).toHaveLength(2);
    await expect.poll(() => heard, { interval: 5 }).toEqual([{ closed: '第二张', all: false }]);
  });

  it('closes the whole stack by the cross, and says so of the first', async () => {
    await submit('再来');
    expect(practice.workspace.views.stack(head())).toHaveLength(2);
    await practice.acts.perform({ kind: 'close', as: 'zonghe-kz', view: top()?.id ?? '', all: true });
    expect(practice.workspace.views.stack(head())).toEqual([]);
    await expect.poll(() => heard, { interval: 5 }).toEqual([{ closed: '本周回复', all: true }]);
  });

  it('takes a trigger once, and only if it is known', async () => {
    const client = clientOf(practice);
    const [used = ''] = triggers;
    await expect(client.views.open({ trigger_id: used, view: form('x') })).rejects.toThrow(
      'exchanged_trigger_id',
    );
    await expect(client.views.open({ trigger_id: '1.2.x', view: form('x') })).rejects.toThrow(
      'invalid_trigger_id',
    );
  });

  it('refuses an update of a view that has changed meanwhile', async () => {
    const view = { view_id: top()?.id ?? '', hash: 'stale', view: form('reply.submit') };
    await expect(clientOf(practice).views.update(view)).rejects.toThrow('hash_conflict');
  });
});
