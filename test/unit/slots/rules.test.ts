import { describe, expect, it } from 'vitest';
import { decide, lookBack } from '../../../src/slots/rules.ts';

const at = (text: string): Date => new Date(`2022-05-${text}:00+08:00`);

/** The deployment of Thursday the fifth, which is caught up until Saturday (a make-up workday) at nine. */
const DEPLOY = { dueAt: at('05T09:00'), caughtUpUntil: at('07T09:00'), posts: true };
const DUE = { ...DEPLOY, posts: false };

const said = (slot: typeof DEPLOY, now: string, resting = false): string => {
  const decision = decide(slot, at(now), resting);
  if (decision.kind === 'fire') return decision.late ? 'fires late' : 'fires';
  return decision.kind === 'missed' ? `missed: ${decision.reason}` : 'waits';
};

describe('a slot whose time has come', () => {
  it('fires, late when it is caught up, until its window closes', () => {
    const days = ['05T09:00', '05T09:10', '05T09:11', '06T17:00', '07T09:00', '07T09:01', '31T09:00'];
    expect(days.map((day) => said(DEPLOY, day))).toEqual([
      'fires',
      'fires',
      'fires late',
      'fires late',
      'fires late',
      'missed: outside_window',
      'missed: outside_window',
    ]);
  });

  it('waits while nothing may be posted, and not beyond its window', () => {
    expect(['05T20:00', '06T07:00', '07T09:00', '07T20:00'].map((day) => said(DEPLOY, day, true))).toEqual([
      'waits',
      'waits',
      'waits',
      'missed: outside_window',
    ]);
  });

  it('that posts nothing waits for nothing and is never too late', () => {
    expect(said(DUE, '05T09:00', true)).toBe('fires');
    expect(said(DUE, '31T23:00', true)).toBe('fires late');
  });

  it('is not late when the clock stepped back behind it', () => {
    expect(said(DEPLOY, '04T09:00')).toBe('fires');
  });
});

describe('how far back slots are looked for', () => {
  const since = at('02T09:00');
  const days = (from: Date): string => from.toISOString().slice(0, 10);

  it('never to before the bot was put to work', () => {
    expect(lookBack(since, null, at('05T09:00'))).toEqual(since);
    expect(lookBack(since, at('05T08:59'), at('05T09:00'))).toEqual(since);
  });

  it('to two weeks before the last pass, however long ago that was', () => {
    const long = new Date('2022-01-01T00:00:00Z');
    expect(days(lookBack(long, at('20T09:00'), at('20T09:01')))).toBe('2022-05-06');
    expect(days(lookBack(long, at('01T09:00'), at('31T09:00')))).toBe('2022-04-17');
  });

  it('not from a pass that a wrong clock made in the future', () => {
    const long = new Date('2022-01-01T00:00:00Z');
    expect(days(lookBack(long, new Date('2023-05-20T00:00:00Z'), at('20T09:01')))).toBe('2022-05-06');
  });
});
