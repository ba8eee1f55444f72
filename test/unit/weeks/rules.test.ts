import { describe, expect, it } from 'vitest';
import { cycleOf, isOpen, whoIsAsked } from '../../../src/weeks/rules.ts';

const week = { deployOn: '2022-05-05', dueOn: '2022-05-07' };
const known = { finished: false, askedBefore: false };
const task = (more: { every?: 'month'; fromOn?: string; dueOn?: string }) => ({
  id: 'essay',
  every: more.every ?? null,
  fromOn: more.fromOn ?? null,
  dueOn: more.dueOn ?? null,
});

describe('a task is asked for', () => {
  it('while it runs', () => {
    expect(isOpen(task({ fromOn: '2022-03-01', dueOn: '2022-05-31' }), week, known)).toBe(true);
  });

  it('from the week in which it begins', () => {
    expect(isOpen(task({ fromOn: '2022-05-07' }), week, known)).toBe(true);
    expect(isOpen(task({ fromOn: '2022-05-08' }), week, known)).toBe(false);
  });

  it('not once it is finished', () => {
    expect(isOpen(task({}), week, { ...known, finished: true })).toBe(false);
  });

  it('on after its due day, when it was asked for before', () => {
    expect(isOpen(task({ dueOn: '2022-05-04' }), week, { ...known, askedBefore: true })).toBe(true);
  });

  it('never when it was over before the bot came', () => {
    expect(isOpen(task({ dueOn: '2020-01-17' }), week, known)).toBe(false);
  });
});

describe('a recurring task comes back', () => {
  it.each([
    ['week', '2022-05-05', '2022-W18'],
    ['month', '2022-05-30', '2022-05'],
    ['quarter', '2022-05-05', '2022-Q2'],
    ['year', '2022-05-05', '2022'],
    [null, '2022-05-05', 'once'],
  ] as const)('each %s: %s is %s', (every, day, cycle) => {
    expect(cycleOf(every, day)).toBe(cycle);
  });
});

describe('who is asked for a section', () => {
  const office = ['chuangjian-ban', 'ducha-yuan'];
  const zonghe = { headId: 'zonghe-kz', deputyId: 'zonghe-fkz' };

  it('is the head', () => {
    expect(whoIsAsked(zonghe, new Set(), office)).toEqual({ kind: 'head', personId: 'zonghe-kz' });
  });

  it('is the deputy while the head is away or the post is vacant', () => {
    const deputy = { kind: 'deputy', personId: 'zonghe-fkz' };
    expect(whoIsAsked(zonghe, new Set(['zonghe-kz']), office)).toEqual(deputy);
    expect(whoIsAsked({ ...zonghe, headId: null }, new Set(), office)).toEqual(deputy);
  });

  it('is the campaign office when nobody is there', () => {
    const asked = { kind: 'office', personIds: office };
    expect(whoIsAsked({ headId: null, deputyId: null }, new Set(), office)).toEqual(asked);
    expect(whoIsAsked(zonghe, new Set(['zonghe-kz', 'zonghe-fkz']), office)).toEqual(asked);
  });
});
