import { LogLevel, WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { CALL_LIMITS } from '../../support/limits/calls.ts';
import { answerToMessage, answerToView, LIMITS, type Answer } from '../../support/limits/index.ts';
import { KNOWN_PICTURE } from '../../support/limits/sources.ts';
import { VIEW_LIMITS, viewOf } from '../../support/limits/views.ts';
import { openOffice, reach, startBot } from './office.ts';

/** What became of a limit: of what is just inside, and of what is just outside. */
interface Outcome {
  what: string;
  good: 'ok' | Answer;
  bad: 'ok' | Answer;
}

interface Question {
  what: string;
  good: object;
  bad: object;
  answer: Answer;
}

const ofBlocks: Question[] = LIMITS.filter(({ on }) => on === 'message').map((limit) => ({
  what: limit.what,
  good: { text: '文', blocks: limit.good },
  bad: { text: '文', blocks: limit.bad },
  answer: answerToMessage(limit),
}));

const ofCalls: Question[] = CALL_LIMITS.map(({ what, good, bad, error, messages }) => ({
  what,
  good,
  bad,
  answer: { error, messages },
}));

const toPosts = [...ofBlocks, ...ofCalls];

const said = ({ answer: { error, messages } }: Question): string =>
  error + messages.join().replaceAll(/\[json-pointer:[^\]]*\]/g, '');

/** One limit for each thing that Slack says: enough where the same rules are come to by another way. */
const toOthers = [...new Map(ofBlocks.map((one) => [said(one), one])).values(), ...ofCalls];

function toViews(type: 'modal' | 'home'): Question[] {
  const blocks = LIMITS.filter(({ on }) => on === type).map((limit) => ({
    what: limit.what,
    good: viewOf(type, { blocks: limit.good }),
    bad: viewOf(type, { blocks: limit.bad }),
    answer: answerToView(limit),
  }));
  const summary = '[ERROR] failed to match all allowed schemas [json-pointer:/view]';
  const views = VIEW_LIMITS.filter((limit) => limit.type === type).map((limit) => ({
    what: limit.what,
    good: viewOf(type, limit.good),
    bad: viewOf(type, limit.bad),
    answer: {
      error: 'invalid_arguments',
      messages: [summary, `[ERROR] ${limit.fault} [json-pointer:${limit.pointer}]`],
    },
  }));
  return [...blocks, ...views];
}

const expected = (questions: Question[]): Outcome[] =>
  questions.map(({ what, answer }) => ({ what, good: 'ok', bad: answer }));

/** Asks by one way after the other, each time with what is good and with what is bad. */
async function ask(questions: Question[], by: (given: object) => Promise<'ok' | Answer>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { what, good, bad } of questions)
    outcomes.push({ what, good: await by(good), bad: await by(bad) });
  return outcomes;
}

/** The client would print each of the hundreds of refusals that are wanted here. */
const silence: WebClientOptions['logger'] = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

/** Slack's answer as the official client tells it. */
async function answered(call: Promise<unknown>): Promise<'ok' | Answer> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    return { error: error.data.error, messages: error.data.response_metadata?.messages ?? [] };
  }
}

/** Slack's answer to a post to a response URL. */
async function posted(url: string, given: object): Promise<'ok' | Answer> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(given) });
  if (response.ok) return 'ok';
  const refusal = (await response.json()) as { error: string; response_metadata?: { messages: string[] } };
  return { error: refusal.error, messages: refusal.response_metadata?.messages ?? [] };
}

// Thousands of calls: on a busy machine they take their time.
describe('every limit, by every way that leads past it', { timeout: 90_000 }, () => {
  let practice: Practice;
  let client: WebClient;
  // A second passes each time that anybody looks, so that Slack's rate is kept.
  let now = Date.now();
  let channel = '';
  let user = '';

  beforeAll(async () => {
    practice = await openOffice({ realNow: () => (now += 1000) });
    client = new WebClient(practice.tokens.bot, {
      slackApiUrl: practice.apiUrl,
      retryConfig: { retries: 0 },
      logger: silence,
    });
    channel = practice.workspace.channel('ke-zonghe').id;
    user = practice.workspace.person('zonghe-kz').id;
    const { files, bot } = practice.workspace;
    const picture = {
      id: KNOWN_PICTURE,
      userId: bot.id,
      name: '图.png',
      created: 0,
      bytes: Buffer.from('x'),
    };
    files.complete(files.add(picture));
  });

  afterAll(() => practice.close());

  const trigger = () => practice.workspace.triggers.issue(user);
  const modal = () => practice.workspace.views.open(user, viewOf('modal'));

  it('chat.postMessage', async () => {
    const outcomes = await ask(toPosts, (given) =>
      answered(client.apiCall('chat.postMessage', { channel, ...given })),
    );
    expect(outcomes).toEqual(expected(toPosts));
  });

  it('chat.postEphemeral', async () => {
    const outcomes = await ask(toOthers, (given) =>
      answered(client.apiCall('chat.postEphemeral', { channel, user, ...given })),
    );
    expect(outcomes).toEqual(expected(toOthers));
  });

  it('chat.update', async () => {
    const { ts } = await client.chat.postMessage({ channel, text: '文' });
    const outcomes = await ask(toOthers, (given) =>
      answered(client.apiCall('chat.update', { channel, ts, ...given })),
    );
    expect(outcomes).toEqual(expected(toOthers));
  });

  it('an answer to a response URL', async () => {
    let responseUrl = '';
    const bot = await startBot(practice, (app) =>
      app.command('/duban', async ({ ack, command }) => {
        responseUrl = command.response_url;
        await ack();
      }),
    );
    // A URL may be used five times, of which only what is taken counts.
    let uses = 0;
    const outcomes = await ask(toOthers, async (given) => {
      if (uses % 5 === 0)
        await reach(practice, { kind: 'slash', as: 'zonghe-kz', channel, command: '/duban', text: '' });
      const answer = await posted(responseUrl, given);
      if (answer === 'ok') uses += 1;
      return answer;
    });
    await bot.stop();
    expect(outcomes).toEqual(expected(toOthers));
  });

  it('views.open', async () => {
    const outcomes = await ask(toViews('modal'), (view) =>
      answered(client.apiCall('views.open', { trigger_id: trigger(), view })),
    );
    expect(outcomes).toEqual(expected(toViews('modal')));
  });

  it('views.push', async () => {
    const outcomes = await ask(toViews('modal'), (view) => {
      modal();
      return answered(client.apiCall('views.push', { trigger_id: trigger(), view }));
    });
    expect(outcomes).toEqual(expected(toViews('modal')));
  });

  it('views.update', async () => {
    const outcomes = await ask(toViews('modal'), (view) =>
      answered(client.apiCall('views.update', { view_id: modal().id, view })),
    );
    expect(outcomes).toEqual(expected(toViews('modal')));
  });

  it('views.publish', async () => {
    const outcomes = await ask(toViews('home'), (view) =>
      answered(client.apiCall('views.publish', { user_id: user, view })),
    );
    expect(outcomes).toEqual(expected(toViews('home')));
  });
});
