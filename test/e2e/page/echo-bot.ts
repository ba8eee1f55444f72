import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';

const FORM: ModalView = {
  type: 'modal',
  callback_id: 'echo.submit',
  title: { type: 'plain_text', text: '回复本周' },
  submit: { type: 'plain_text', text: '提交' },
  blocks: [
    {
      type: 'input',
      block_id: 'done',
      label: { type: 'plain_text', text: '做了什么' },
      element: { type: 'plain_text_input', action_id: 'text', multiline: true },
    },
    {
      type: 'input',
      block_id: 'state',
      label: { type: 'plain_text', text: '状态' },
      element: {
        type: 'radio_buttons',
        action_id: 'choice',
        initial_option: { text: { type: 'plain_text', text: '进行中' }, value: 'doing' },
        options: [
          { text: { type: 'plain_text', text: '进行中' }, value: 'doing' },
          { text: { type: 'plain_text', text: '已完成' }, value: 'done' },
        ],
      },
    },
  ],
};

/** A bot that says back what it hears, shows a form, and takes no form that is too short. */
export function echo(app: App): void {
  app.command('/echo', async ({ ack, command, respond }) => {
    await ack();
    await respond({ text: `你说：${command.text}` });
  });
  app.message('表单', async ({ say }) => {
    await say({
      text: '请填写',
      blocks: [
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'echo.open', text: { type: 'plain_text', text: '打开表单' } },
          ],
        },
      ],
    });
  });
  app.action('echo.open', async ({ ack, body, client }) => {
    await ack();
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: FORM });
  });
  app.view('echo.submit', async ({ ack, view, body, client }) => {
    const { done, state } = view.state.values;
    const text = done?.['text']?.value ?? '';
    if (text.length < 4) {
      await ack({ response_action: 'errors', errors: { done: '请再说详细一点。' } });
      return;
    }
    await ack();
    const choice = state?.['choice']?.selected_option?.value;
    const { channel } = await client.conversations.open({ users: body.user.id });
    await client.apiCall('chat.postMessage', { channel: channel?.id, text: `已收到（${choice}）：${text}` });
  });
}
