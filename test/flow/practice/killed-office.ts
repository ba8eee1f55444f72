import { clientOf, openOffice } from './office.ts';

/** Run by restart.test.ts in a process of its own, which is then killed. */
const practice = await openOffice({
  postingRate: false,
  ...(process.argv[2] ? { storePath: process.argv[2] } : {}),
});
const { workspace } = practice;
const client = clientOf(practice);
const channel = workspace.channel('ke-zonghe').id;
const user = workspace.person('zonghe-kz').id;
const metadata = { event_type: 'kept', event_payload: {} };
const { ts = '' } = await client.chat.postMessage({ channel, text: '原来', metadata });
await client.chat.update({ channel, ts, text: '改过' });
const { channel: direct } = await client.chat.postMessage({ channel: user, text: '您好' });
await client.views.publish({ user_id: user, view: { type: 'home', callback_id: 'home', blocks: [] } });
const triggerId = workspace.triggers.issue(user);
await client.views.open({
  trigger_id: triggerId,
  view: {
    type: 'modal',
    callback_id: 'form',
    title: { type: 'plain_text', text: '表' },
    submit: { type: 'plain_text', text: '交' },
    blocks: [
      {
        type: 'input',
        block_id: 'said',
        label: { type: 'plain_text', text: '内容' },
        element: { type: 'plain_text_input', action_id: 'text', min_length: 10 },
      },
    ],
  },
});
const view = workspace.views.top(user)?.id ?? '';
const state = { said: { text: { type: 'plain_text_input', value: '写到一半' } } };
await practice.acts.perform({ as: user, kind: 'submit', view, state });
await client.conversations.join({ channel: workspace.channel('xianliao').id });
await client.files.uploadV2({ channel_id: channel, filename: '照片.png', file: Buffer.from('像素') });
await practice.timeMachine.move({ to: 'instant', at: '2022-05-06T01:00:00Z' });
process.stdout.write(JSON.stringify({ ts, direct }));
