import { App } from '@slack/bolt';

/** An app as any tutorial writes it; it knows nothing of this project, and where Slack is it reads from its environment. */
const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET = '', SLACK_API_URL = '', PORT } = process.env;

const app = SLACK_APP_TOKEN
  ? new App({
      token: SLACK_BOT_TOKEN,
      appToken: SLACK_APP_TOKEN,
      socketMode: true,
      clientOptions: { slackApiUrl: SLACK_API_URL },
    })
  : new App({
      token: SLACK_BOT_TOKEN,
      signingSecret: SLACK_SIGNING_SECRET,
      clientOptions: { slackApiUrl: SLACK_API_URL },
    });

/** The echo of each message, to follow its changes. */
const echoes = new Map<string, string>();

app.command('/echo', async ({ command, ack, respond }) => {
  await ack();
  await respond(`You said: ${command.text}`);
});

app.message('form', async ({ say }) => {
  await say({
    text: 'Here is a form',
    blocks: [
      {
        type: 'actions',
        block_id: 'buttons',
        elements: [
          { type: 'button', action_id: 'open', text: { type: 'plain_text', text: 'Open' } },
          { type: 'button', action_id: 'done', text: { type: 'plain_text', text: 'Done' } },
        ],
      },
    ],
  });
});

app.action('open', async ({ ack, body, client }) => {
  await ack();
  if (!('trigger_id' in body)) return;
  await client.views.open({
    trigger_id: body.trigger_id,
    view: {
      type: 'modal',
      callback_id: 'form',
      title: { type: 'plain_text', text: 'A form' },
      submit: { type: 'plain_text', text: 'Send' },
      blocks: [
        {
          type: 'input',
          block_id: 'name',
          label: { type: 'plain_text', text: 'Name' },
          element: { type: 'plain_text_input', action_id: 'text' },
        },
        {
          type: 'actions',
          block_id: 'more',
          elements: [{ type: 'button', action_id: 'explain', text: { type: 'plain_text', text: 'Explain' } }],
        },
      ],
    },
  });
});

app.action('explain', async ({ ack, body, client }) => {
  await ack();
  if (!('trigger_id' in body)) return;
  await client.views.push({
    trigger_id: body.trigger_id,
    view: {
      type: 'modal',
      title: { type: 'plain_text', text: 'Explained' },
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Any name will do.' } }],
    },
  });
});

app.action('done', async ({ ack, respond }) => {
  await ack();
  await respond({ text: 'All done', replace_original: true });
});

app.view('form', async ({ ack, view, body, client }) => {
  const name = view.state.values['name']?.['text']?.value ?? '';
  if (name.length < 2) {
    await ack({ response_action: 'errors', errors: { name: 'Too short' } });
    return;
  }
  await ack();
  await client.chat.postMessage({ channel: body.user.id, text: `Hello, ${name}` });
});

app.event('app_mention', async ({ event, say }) => {
  await say({ text: `You called, <@${event.user}>?`, thread_ts: event.ts });
});

app.event('reaction_added', async ({ event, client }) => {
  await client.reactions.add({ channel: event.item.channel, timestamp: event.item.ts, name: 'eyes' });
});

app.event('app_home_opened', async ({ event, client }) => {
  await client.views.publish({
    user_id: event.user,
    view: {
      type: 'home',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `Welcome home, <@${event.user}>` } }],
    },
  });
});

app.message(/^echo (.+)/, async ({ message, context, say }) => {
  const { ts = '' } = await say(`Echo: ${String(context['matches']?.[1])}`);
  echoes.set(message.ts, ts);
});

app.event('message', async ({ event, client }) => {
  if (event.subtype === 'message_changed' && 'text' in event.message) {
    const ts = echoes.get(event.message.ts);
    if (ts) await client.chat.update({ channel: event.channel, ts, text: `Changed: ${event.message.text}` });
  }
  if (event.subtype === 'message_deleted') {
    const ts = echoes.get(event.deleted_ts);
    if (ts) await client.chat.delete({ channel: event.channel, ts });
  }
});

await app.start(Number(PORT));
