import { describe, expect, it } from 'vitest';
import type { CheckRow } from '../../../db/inspections.ts';
import { missingItems, prefilled } from '../../../src/inspections/items.ts';
import { uncovered, usualTeam } from '../../../src/inspections/team.ts';
import { isOfPosts } from '../../../src/people/posts.ts';

const zonghe = { headId: 'zonghe-kz', deputyId: 'zonghe-fkz', handlerIds: ['jianzhi'] };
const vacant = { headId: null, deputyId: null, handlerIds: [] };

describe('recusal', () => {
  it('is for whoever is in a post of the section, as head, deputy or handler', () => {
    const all = ['zonghe-kz', 'zonghe-fkz', 'jianzhi', 'ducha-yuan'];
    expect(all.filter((id) => isOfPosts(id, zonghe))).toEqual(['zonghe-kz', 'zonghe-fkz', 'jianzhi']);
    expect(all.filter((id) => isOfPosts(id, vacant))).toEqual([]);
  });

  it('leaves a section without anybody when all inspectors are its own, or there are none', () => {
    expect(uncovered([zonghe, vacant], ['jianzhi'])).toEqual([zonghe]);
    expect(uncovered([zonghe, vacant], ['jianzhi', 'ducha-yuan'])).toEqual([]);
    expect(uncovered([zonghe, vacant], [])).toEqual([zonghe, vacant]);
  });
});

describe('the usual team', () => {
  it('is the campaign office without those on leave, as long as somebody remains', () => {
    expect(usualTeam(['chuangjian-ban', 'ducha-yuan'], new Set(['ducha-yuan']))).toEqual(['chuangjian-ban']);
    expect(usualTeam(['ducha-yuan'], new Set(['ducha-yuan']))).toEqual(['ducha-yuan']);
  });
});

const items = ['plan', 'duty'].map((id) => ({ id, goal: null, text: id }));
const check = (itemId: string, note: string): CheckRow => ({
  id: `${itemId}/${note}`,
  inspectionId: 'i',
  sectionId: 's',
  itemId,
  own: 0,
  result: 'pass',
  note,
  recordedBy: 'ducha-yuan',
  recordedAt: '2022-05-25T02:00:00.000Z',
  door: 'modal',
  supersededAt: null,
});
const by = (...rows: CheckRow[]): Map<string, CheckRow> => new Map(rows.map((row) => [row.itemId, row]));

describe('what is recorded', () => {
  it('is missing item by item, of the sections of the plan in their order', () => {
    const retiredAt = null;
    const sections = [
      { section: { id: 'a', name: '综合科', retiredAt }, checks: by(check('plan', '')) },
      { section: { id: 'b', name: '文电科', retiredAt }, checks: by(check('plan', ''), check('duty', '')) },
      { section: { id: 'c', name: '信息科', retiredAt }, checks: by() },
      { section: { id: 'd', name: '会务科', retiredAt: '2022-05-24T02:00:00.000Z' }, checks: by() },
    ];
    expect(
      missingItems(items, sections).map(({ section, items: left }) => [section.id, left.map(({ id }) => id)]),
    ).toEqual([
      ['a', ['duty']],
      ['c', ['plan', 'duty']],
    ]);
  });

  it('fills in a form: what stands there, else what the month knows, else what the section found itself', () => {
    const known = {
      recorded: by(check('plan', 'here')),
      month: by(check('plan', 'month'), check('duty', 'month')),
      own: by(check('duty', 'own')),
    };
    const filled = prefilled(items, known);
    expect([...filled].map(([id, { check: row, from }]) => [id, row.note, from])).toEqual([
      ['plan', 'here', 'recorded'],
      ['duty', 'month', 'month'],
    ]);
    expect(prefilled(items, { ...known, month: by() }).get('duty')?.from).toBe('own');
  });
});
