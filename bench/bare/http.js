// An empty Bolt app in HTTP mode: what the framework alone costs.
import bolt from '@slack/bolt';

const {
  SLACK_BOT_TOKEN: token,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: slackApiUrl,
} = process.env;

const app = new bolt.App({ token, signingSecret, logLevel: 'error', clientOptions: { slackApiUrl } });
app.command(/^\/duban/, async ({ ack }) => ack({ response_type: 'ephemeral', text: 'ok' }));
const server = await app.start({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
