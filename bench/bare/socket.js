// An empty Bolt app over Socket Mode: what the framework alone costs.
import bolt from '@slack/bolt';

const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_API_URL: slackApiUrl } = process.env;

const app = new bolt.App({
  token,
  appToken,
  socketMode: true,
  logLevel: 'error',
  clientOptions: { slackApiUrl },
});
app.command(/^\/duban/, async ({ ack }) => ack({ response_type: 'ephemeral', text: 'ok' }));
await app.start();
