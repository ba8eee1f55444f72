import { describe, expect, it } from 'vitest';
import { ClockBackwards, createClock } from '../../../src/practice/clock.ts';
import type { StateValues } from '../../../src/practice/contract.ts';
import { inputErrors } from '../../../src/practice/input-errors.ts';
import { Files } from '../../../src/practice/files/files.ts';
import { compareTs, Timestamps, type MessageRecord } from '../../../src/practice/messages.ts';
import { PostingRate } from '../../../src/practice/posting-rate.ts';
import { ResponseUrls } from '../../../src/practice/response-url.ts';
import { findElement, stateOf, withIds } from '../../../src/practice/state-values.ts';
import { memoryStore } from '../../../src/practice/store.ts';
import { Triggers } from '../../../src/practice/triggers.ts';
import { typedText } from '../../../src/practice/typed-text.ts';
import { Workspace } from '../../../src/practice/workspace.ts';
import { mask } from '../../../src/practice/traffic.ts';

function openWorkspace() {
  const clock = createClock({ start: new Date('2022-05-05T00:55:00Z'), frozen: true });
  const seed = {
    teamName: '办公室',
    language: 'zh-CN' as const,
    people: [
      { handle: 'zonghe', name: '综合科', language: 'zh-CN' as const },
      { handle: 'zonghe-kz', name: '综合科科长', language: 'zh-CN' as const },
    ],
    channels: [{ name: 'ke-zonghe', private: false, members: ['zonghe-kz'] }],
    bot: { handle: 'duban', name: '督办' },
  };
  return new Workspace({
    seed,
    store: memoryStore(),
    clock,
    timezone: 'Asia/Shanghai',
    realNow: Date.now,
    url: 'http://127.0.0.1:1',
  });
}

describe('the practice clock', () => {
  it('moves forward and never back', () => {
    const clock = createClock({ start: new Date(1000), frozen: true });
    clock.set(new Date(5000));
    expect(clock.now()).toEqual(new Date(5000));
    expect(() => clock.set(new Date(4999))).toThrow(ClockBackwards);
  });

  it('runs by itself unless it is frozen', async () => {
    const clock = createClock({ start: new Date(0) });
    await expect.poll(() => clock.now().getTime(), { interval: 1 }).toBeGreaterThan(0);
  });
});

describe('message times', () => {
  it('are never the same twice, even when the clock stands still', () => {
    const times = new Timestamps(createClock({ start: new Date(1_651_712_100_000), frozen: true }));
    expect([times.next(), times.next()]).toEqual(['1651712100.000000', '1651712100.000001']);
    times.observe('1651712200.000500');
    expect(times.next()).toBe('1651712200.000501');
  });

  it('are ordered to the microsecond', () => {
    expect(compareTs('1651712100.000002', '1651712100.000010')).toBeLessThan(0);
    expect(compareTs('1651712100', '1651712100.000000')).toBe(0);
  });
});

describe('what people type', () => {
  const workspace = openWorkspace();
  const id = (handle: string) => workspace.person(handle).id;

  it.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['@zonghe-kz 和 @zonghe', `<@${id('zonghe-kz')}> 和 <@${id('zonghe')}>`],
    ['@综合科科长，请看', `<@${id('zonghe-kz')}>，请看`],
    ['@duban请看', `<@${id('duban')}>请看`],
    ['zonghe@zonghe-kz', 'zonghe@zonghe-kz'],
    ['@nobody @zonghe-kzx', '@nobody @zonghe-kzx'],
    ['@channel @here', '<!channel> <!here>'],
    ['<!channel> <@U1>', '&lt;!channel&gt; &lt;@U1&gt;'],
    ['见 #ke-zonghe', `见 <#${workspace.channel('ke-zonghe').id}|ke-zonghe>`],
  ])('%s', (typed, stored) => {
    expect(typedText(workspace, typed)).toBe(stored);
  });

  it('names people and channels in commands', () => {
    expect(typedText(workspace, '@zonghe', { labels: true })).toBe(`<@${id('zonghe')}|zonghe>`);
  });
});

describe('the values of inputs', () => {
  const blocks = [
    {
      type: 'input',
      block_id: 'a',
      element: { type: 'plain_text_input', action_id: 't', initial_value: '始' },
    },
    {
      type: 'section',
      block_id: 'b',
      accessory: { type: 'static_select', action_id: 's', initial_option: { value: '1' } },
    },
    {
      type: 'actions',
      block_id: 'c',
      elements: [
        { type: 'checkboxes', action_id: 'x' },
        { type: 'button', action_id: 'y' },
      ],
    },
  ];

  it('start from the initial ones, empty as null or a list', () => {
    expect(stateOf(blocks)).toEqual({
      a: { t: { type: 'plain_text_input', value: '始' } },
      b: { s: { type: 'static_select', selected_option: { value: '1' } } },
      c: { x: { type: 'checkboxes', selected_options: [] } },
    });
  });

  it('are what was filled in, as far as there is still such an element', () => {
    const given = {
      a: { t: { type: 'plain_text_input', value: '' } },
      b: { s: { type: 'datepicker', selected_date: '2022-05-05' } },
      gone: { z: { type: 'plain_text_input', value: '?' } },
    };
    expect(stateOf(blocks, given)).toMatchObject({
      a: { t: { value: null } },
      b: { s: { selected_option: { value: '1' } } },
    });
    expect(stateOf(blocks, given)).not.toHaveProperty('gone');
  });

  it('are the app’s, whatever it calls its blocks and elements', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      const element = { type: 'plain_text_input', action_id: name };
      const input = [{ type: 'input', block_id: name, label: { type: 'plain_text', text: '题' }, element }];
      const given = (value: string): StateValues =>
        Object.fromEntries([[name, Object.fromEntries([[name, { type: 'plain_text_input', value }]])]]);
      expect(JSON.stringify(stateOf(input))).toBe(
        `{"${name}":{"${name}":{"type":"plain_text_input","value":null}}}`,
      );
      expect(JSON.stringify(stateOf(input, given('写了')))).toContain('"value":"写了"');
      expect(Object.keys(inputErrors(input, stateOf(input), 'en'))).toEqual([name]);
      expect(inputErrors(input, stateOf(input, given('写了')), 'en')).toEqual({});
    }
  });

  it('belong to elements that all have ids', () => {
    const named = withIds(
      [
        { type: 'actions', elements: [{ type: 'button' }] },
        { type: 'divider', block_id: 'd' },
      ],
      () => 'new',
    );
    expect(named).toEqual([
      { type: 'actions', block_id: 'new', elements: [{ type: 'button', action_id: 'new' }] },
      { type: 'divider', block_id: 'd' },
    ]);
    expect(findElement(blocks, 'c', 'y')).toMatchObject({ type: 'button' });
  });
});

describe('what lives on real time', () => {
  it('lets a trigger be used for three seconds, once', () => {
    let now = 0;
    const triggers = new Triggers(() => now);
    const id = triggers.issue('U1');
    now = 3000;
    const trigger = triggers.check(id);
    if (typeof trigger === 'string') throw new Error(trigger);
    triggers.spend(trigger);
    expect(triggers.check(id)).toBe('exchanged_trigger_id');
    const late = triggers.issue('U1');
    now += 3001;
    expect([triggers.check(late), triggers.check('x')]).toEqual(['expired_trigger_id', 'invalid_trigger_id']);
  });

  it('lets a response URL be used five times within half an hour', () => {
    let now = 0;
    const workspace = openWorkspace();
    const urls = new ResponseUrls(workspace, () => now);
    const person = workspace.person('zonghe-kz').id;
    const channel = workspace.channel('ke-zonghe').id;
    const key = () => urls.issue(person, channel).replace('/response/', '');
    const one = key();
    const uses = [1, 2, 3, 4, 5, 6].map((turn) => urls.use(one, { text: `${turn}` }));
    expect(uses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 404]);
    expect(uses[5]?.body).toEqual({ ok: false, error: 'used_url' });
    const late = key();
    now = 30 * 60_000 + 1;
    expect(urls.use(late, { text: 'x' }).body).toEqual({ ok: false, error: 'expired_url' });
    expect(workspace.messages.in(channel).every((message) => message.ephemeralTo === person)).toBe(true);
  });

  it('replaces and deletes the message that a response URL is about', () => {
    const workspace = openWorkspace();
    const urls = new ResponseUrls(workspace, () => 0);
    const person = workspace.person('zonghe-kz').id;
    const channel = workspace.channel('ke-zonghe').id;
    const message = workspace.post({ channel, userId: workspace.bot.id, botId: workspace.botId, text: '原' });
    const key = urls.issue(person, channel, message).replace('/response/', '');
    urls.use(key, { text: '新', replace_original: true });
    expect(workspace.messages.in(channel).map((one) => one.text)).toEqual(['新']);
    expect(urls.use(key, { blocks: [{ type: 'ruler' }] })).toMatchObject({
      status: 400,
      body: { error: 'invalid_blocks' },
    });
    urls.use(key, { delete_original: true });
    expect(workspace.messages.in(channel)).toEqual([]);
  });

  it('counts messages per channel and second, after a short burst', () => {
    let now = 0;
    const clocks = { realNow: () => now, workspaceNow: () => 0 };
    const rate = new PostingRate(true, clocks);
    expect([1, 2, 3, 4].map(() => rate.take('C1'))).toEqual([0, 0, 0, 1]);
    expect(rate.take('C2')).toBe(0);
    now = 1000;
    expect([rate.take('C1'), rate.take('C1')]).toEqual([0, 1]);
    const off = new PostingRate(false, clocks);
    expect([1, 2, 3, 4, 5].map(() => off.take('C1'))).toEqual([0, 0, 0, 0, 0]);
  });

  it('lets a second pass by the clock of the workspace, which may jump, and by the real one, when that is frozen', () => {
    let [real, workspace] = [0, 0];
    const rate = new PostingRate(true, { realNow: () => real, workspaceNow: () => workspace });
    const four = (): number[] => [1, 2, 3, 4].map(() => rate.take('C1'));
    expect(four()).toEqual([0, 0, 0, 1]);
    workspace += 3 * 24 * 60 * 60_000;
    expect(four()).toEqual([0, 0, 0, 1]);
    real += 2_000;
    expect(four()).toEqual([0, 0, 1, 1]);
    // A reset puts the workspace's clock back: nothing is won by that, and nothing lost.
    workspace = 0;
    real += 1_000;
    expect(four()).toEqual([0, 1, 1, 1]);
  });
});

describe('a message that is changed', () => {
  const blocks = [{ type: 'divider', block_id: 'd' }];
  const files = [{ id: 'F0' }];

  /** A message of the bot with everything on it, and what it was before each change. */
  function openChanged() {
    const workspace = openWorkspace();
    const before: MessageRecord[] = [];
    workspace.changes.on((change) => {
      if (change.kind === 'changed') before.push(change.previous);
    });
    const channel = workspace.channel('ke-zonghe').id;
    const { botId, bot } = workspace;
    const message = workspace.post({ channel, userId: bot.id, botId, text: '题目', blocks, files });
    return { workspace, before, message, channel };
  }

  it('is told of as it was, when the head of a thread is deleted', () => {
    const { workspace, before, message, channel } = openChanged();
    workspace.post({ channel, userId: workspace.person('zonghe-kz').id, threadTs: message.ts, text: '答复' });
    workspace.delete(message);
    expect(before).toMatchObject([{ text: '题目', blocks, files, botId: workspace.botId }]);
    const { ts, userId } = message;
    const left = {
      channel,
      ts,
      userId,
      subtype: 'tombstone',
      text: 'This message was deleted.',
      reactions: [],
    };
    expect(message).toEqual(left);
  });

  it('is told of as it was, when a text takes the place of its blocks', () => {
    const { workspace, before, message, channel } = openChanged();
    const urls = new ResponseUrls(workspace, () => 0);
    const key = urls.issue(workspace.person('zonghe-kz').id, channel, message).replace('/response/', '');
    urls.use(key, { text: '新', replace_original: true });
    expect(before).toMatchObject([{ text: '题目', blocks }]);
    expect(message.blocks).toBeUndefined();
  });
});

describe('uploads', () => {
  it('that nobody sends are forgotten after a day, those that were sent stay', () => {
    let now = 0;
    const store = memoryStore();
    const files = new Files(store, () => now);
    const add = (id: string) =>
      files.add({ id, userId: 'U1', name: 'a.txt', created: 0, bytes: Buffer.from(id) });
    const [sent] = [add('F1'), add('F2')];
    files.complete(sent);
    now = 24 * 60 * 60_000 + 1;
    add('F3');
    expect(files.all().map((one) => one.id)).toEqual(['F1', 'F3']);
    expect(['F1', 'F2', 'F3'].map((id) => store.bytes(id)?.toString())).toEqual(['F1', undefined, 'F3']);
  });
});

describe('the log', () => {
  it('keeps no secret', () => {
    const noted = {
      token: 'xoxb-1',
      url: 'ws://x/link/?ticket=abc&app_id=A',
      note: 'by xapp-1-a',
      response_url: 'http://x',
    };
    expect(mask([noted])).toEqual([
      { token: '***', url: 'ws://x/link/?ticket=***&app_id=A', note: 'by ***', response_url: '***' },
    ]);
    expect(mask('http://x/response/abc')).toBe('http://x/response/***');
  });
});
