import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/slack/outcome.ts';
import { verdictOn, verdictOnLookUp, type Verdict } from '../../../src/slack/verdict.ts';

const NEW = { attempts: 0, blocks: '[]', ts: null, threadKey: null };
const SHOWN = { ...NEW, ts: '1.1' };
const refused = (code: string): Failure => ({ kind: 'refused', code });

describe('what becomes of a message that Slack did not take', () => {
  it.each<[string, Failure, typeof NEW | typeof SHOWN, Omit<Verdict, 'code'>]>([
    [
      'not now',
      { kind: 'rate_limited', retryAfterMs: 7_000 },
      NEW,
      { state: 'queued', afterMs: 7_000, hold: true },
    ],
    [
      'not for a day',
      { kind: 'rate_limited', retryAfterMs: 86_400_000 },
      NEW,
      { state: 'queued', afterMs: 3_600_000, hold: true },
    ],
    ['no network', { kind: 'not_sent', code: 'ECONNREFUSED' }, NEW, { state: 'queued', afterMs: 1_000 }],
    [
      'no bot there',
      refused('not_in_channel'),
      NEW,
      { state: 'queued', afterMs: 60_000, hold: true, unreachable: true },
    ],
    [
      'no such place',
      refused('channel_not_found'),
      NEW,
      { state: 'queued', afterMs: 60_000, hold: true, unreachable: true },
    ],
    [
      'closed place',
      refused('is_archived'),
      NEW,
      { state: 'queued', afterMs: 60_000, hold: true, unreachable: true },
    ],
    ['bad token', refused('invalid_auth'), NEW, { state: 'queued', afterMs: 60_000 }],
    ['missing scope', refused('missing_scope'), NEW, { state: 'queued', afterMs: 60_000 }],
    ['a wall in between', refused('http_403'), NEW, { state: 'queued', afterMs: 60_000 }],
    ['bad blocks', refused('invalid_blocks'), NEW, { state: 'queued', afterMs: 0, plain: true }],
    [
      'bad blocks, though there are none',
      refused('invalid_blocks'),
      { ...NEW, blocks: null as never },
      { state: 'failed', afterMs: 0 },
    ],
    ['too long', refused('msg_too_long'), NEW, { state: 'failed', afterMs: 0 }],
    ['gone', refused('message_not_found'), SHOWN, { state: 'queued', afterMs: 0, forgetTs: true }],
    ['gone, though it was never there', refused('message_not_found'), NEW, { state: 'failed', afterMs: 0 }],
    ['closed to changes', refused('edit_window_closed'), SHOWN, { state: 'sent', afterMs: 0 }],
    [
      'no such thread',
      refused('thread_not_found'),
      { ...NEW, threadKey: 'k' as never },
      { state: 'queued', afterMs: 0, unthread: true },
    ],
    [
      'no such thread, though none was named',
      refused('thread_not_found'),
      NEW,
      { state: 'failed', afterMs: 0 },
    ],
    ['something new', refused('what_is_this'), NEW, { state: 'failed', afterMs: 0 }],
  ])('%s', (_name, failure, row, expected) => {
    const { code: _code, ...verdict } = verdictOn(failure, row);
    expect(verdict).toEqual(expected);
  });

  it('waits twice as long each time, a minute at most', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 50].map(
      (attempts) => verdictOn({ kind: 'not_sent', code: 'ECONNREFUSED' }, { ...NEW, attempts }).afterMs,
    );
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });
});

describe('what becomes of a message that cannot be looked for', () => {
  it.each<[Failure, ReturnType<typeof verdictOnLookUp>['state'], number]>([
    [{ kind: 'rate_limited', retryAfterMs: 5_000 }, 'sending', 5_000],
    [{ kind: 'unknown', code: 'http_500' }, 'sending', 4_000],
    [{ kind: 'not_sent', code: 'ECONNREFUSED' }, 'sending', 4_000],
    [refused('invalid_auth'), 'sending', 60_000],
    [refused('http_403'), 'sending', 60_000],
    [refused('not_in_channel'), 'uncertain', 60_000],
    [refused('channel_not_found'), 'uncertain', 60_000],
    [refused('missing_scope'), 'uncertain', 60_000],
  ])('%o: %s', (failure, state, afterMs) => {
    expect(verdictOnLookUp(failure, 2)).toMatchObject({ state, afterMs });
  });
});
