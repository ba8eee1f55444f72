import { describe, expect, it } from 'vitest';
import { parseInspect, type InspectSaid } from '../../../commands/inspect-parse.ts';

const said = (more: Partial<InspectSaid>): InspectSaid => ({
  verb: 'show',
  ref: 'I3',
  kind: null,
  sections: [],
  item: null,
  result: null,
  on: null,
  people: null,
  force: false,
  stray: null,
  text: '',
  ...more,
});
const opening = (more: Partial<InspectSaid>): InspectSaid => said({ verb: 'open', ref: '', ...more });
const record = (more: Partial<InspectSaid>): InspectSaid => said({ verb: 'record', ...more });

describe('what is typed behind /duban inspect', () => {
  it.each<[typed: string, said: InspectSaid]>([
    ['', said({ verb: 'list', ref: '' })],
    ['list', said({ verb: 'list', ref: '' })],
    ['I3', said({})],
    ['查看：＃ｉ３', said({})],
    ['open monthly', opening({ kind: 'monthly' })],
    ['开展 月督查 日期:5月26日', opening({ kind: 'monthly', on: '5月26日' })],
    [
      'open special sections:wendian, xinxi on:next Wed inspectors:@Wang Li, @Li Na noise',
      opening({
        kind: 'special',
        sections: ['wendian', 'xinxi'],
        on: 'next Wed',
        people: 'Wang Li, @Li Na noise',
      }),
    ],
    [
      '开展 专项 科室:文电科、信息科 收文积压，群众有反映',
      opening({ kind: 'special', sections: ['文电科', '信息科'], text: '收文积压，群众有反映' }),
    ],
    ['open sections:wendian', opening({ sections: ['wendian'] })],
    [
      'record I3 section:wendian item:plan fail no ledger: March',
      record({ sections: ['wendian'], item: 'plan', result: 'fail', text: 'no ledger: March' }),
    ],
    [
      '记录I3 科室:文电科 项目:plan 不符合：台账缺三月',
      record({ sections: ['文电科'], item: 'plan', result: 'fail', text: '台账缺三月' }),
    ],
    ['record I3 item:plan pass', record({ item: 'plan', result: 'pass' })],
    ['record I3 item:plan n/a', record({ item: 'plan', result: 'na' })],
    ['记录 I3 项目:plan 不符合', record({ item: 'plan', result: 'fail' })],
    ['记录 I3 项目:plan 符合 很好', record({ item: 'plan', result: 'pass', text: '很好' })],
    ['record I3 item:plan passable', record({ item: 'plan', text: 'passable' })],
    ['record I3 item:plan ｐａｓｓ', record({ item: 'plan', result: 'pass' })],
    ['record I3 item:plan OK so far', record({ item: 'plan', result: 'pass', text: 'so far' })],
    [
      'record I3 item:plan no, ledger missing',
      record({ item: 'plan', result: 'fail', text: 'ledger missing' }),
    ],
    ['record I3 item:plan no ledger', record({ item: 'plan', text: 'no ledger' })],
    ['记录 I3 项目:plan 合格', record({ item: 'plan', result: 'pass' })],
    ['记录 I3 项目:plan 合格率低', record({ item: 'plan', text: '合格率低' })],
    ['记录 I3 项目:plan ｎ／ａ', record({ item: 'plan', result: 'na' })],
    [
      '记录 3 信息科 3 不合格 走道堆物',
      record({ sections: ['信息科'], item: '3', result: 'fail', text: '走道堆物' }),
    ],
    [
      '记录 I3 科室:信息科 3 不合格 堆物',
      record({ sections: ['信息科'], item: '3', result: 'fail', text: '堆物' }),
    ],
    ['自查 I3 3 合格', said({ verb: 'check', item: '3', result: 'pass' })],
    ['record I3 信息科', record({ text: '信息科' })],
    [
      'record I3 sectoin:xinxi item:plan pass',
      record({ sections: ['sectoin:xinxi'], item: 'plan', result: 'pass', stray: 'sectoin:' }),
    ],
    ['record I3 item:plan fail see:ledger', record({ item: 'plan', result: 'fail', text: 'see:ledger' })],
    ['show 3', said({})],
    ['结束 ３', said({ verb: 'finish' })],
    [
      'open special reason:noise on:5月26日',
      opening({ kind: 'special', on: '5月26日', text: 'reason:noise' }),
    ],
    ['open special because:noise', opening({ kind: 'special', stray: 'because:', text: 'because:noise' })],
    ['自查 I3 项目:plan 不适用', said({ verb: 'check', item: 'plan', result: 'na' })],
    ['ask I3 which rooms: all?', said({ verb: 'ask', text: 'which rooms: all?' })],
    ['提问 I3 科室:wendian 看几月？', said({ verb: 'ask', sections: ['wendian'], text: '看几月？' })],
    ['join I3 @Wang Li', said({ verb: 'join', people: 'Wang Li' })],
    ['退出 I3', said({ verb: 'leave' })],
    ['finish I3', said({ verb: 'finish' })],
    ['finish I3 force too late today', said({ verb: 'finish', force: true, text: 'too late today' })],
    ['结束I3 仍要结束', said({ verb: 'finish', force: true })],
    ['finish I3 too late today, force', said({ verb: 'finish', force: true, text: 'too late today' })],
    ['finish I3 no force majeure', said({ verb: 'finish', text: 'no force majeure' })],
    ['取消 I3 全员下乡', said({ verb: 'cancel', text: '全员下乡' })],
    ['start', said({ verb: 'start', ref: '' })],
    ['通报 I3 发布', said({ verb: 'circular', text: '发布' })],
  ])('%s', (typed, read) => {
    expect(parseInspect(typed)).toEqual(read);
  });

  it('is nothing without a verb', () => {
    expect([parseInspect('dance I3'), parseInspect('科室很忙')]).toEqual([null, null]);
  });
});
