import type { App } from '@slack/bolt';

/** A bot that asks for evidence in a form, shows the picture it was given, and takes no other words for it. */
export function evidence(app: App): void {
  app.command('/evidence', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'evidence',
        private_metadata: body.channel_id,
        title: { type: 'plain_text', text: '上报佐证' },
        submit: { type: 'plain_text', text: '提交' },
        blocks: [
          {
            type: 'input',
            block_id: 'files',
            label: { type: 'plain_text', text: '现场照片' },
            element: { type: 'file_input', action_id: 'photos', filetypes: ['png', 'jpg'], max_files: 2 },
          },
        ],
      },
    });
  });
  app.view('evidence', async ({ ack, view, client }) => {
    await ack();
    const [photo] = view.state.values.files?.photos?.files ?? [];
    if (!photo) return;
    await client.chat.postMessage({
      channel: view.private_metadata,
      text: '收到照片',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `收到 ${photo.name}，${photo.size} 字节` } },
        { type: 'image', alt_text: '上报的照片', slack_file: { id: photo.id } },
      ],
    });
  });
}
