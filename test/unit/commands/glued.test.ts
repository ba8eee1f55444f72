import { expect, it } from 'vitest';
import { parseCommand, type Parsed } from '../../../commands/parse.ts';

it.each<[typed: string, verb: Extract<Parsed, { kind: 'verb' }>['verb'], rest: string]>([
  ['回复：已完成', 'reply', '已完成'],
  ['督查记录 I1 信息科 3 不合格 走道堆物', 'inspect', '记录 I1 信息科 3 不合格 走道堆物'],
  ['督查：记录I1 信息科 3 合格', 'inspect', '记录I1 信息科 3 合格'],
  ['督查I3', 'inspect', 'I3'],
  ['督查开展 月督查', 'inspect', '开展 月督查'],
  ['督查进度', 'inspect', '进度'],
  ['督查通报 I3 发布', 'inspect', '通报 I3 发布'],
  ['整改完成 R7 已清走', 'rectify', '完成 R7 已清走'],
  ['整改R7', 'rectify', 'R7'],
  ['任务签收T12', 'tasks', '签收T12'],
  ['任务批示 T12 抓紧', 'tasks', '批示 T12 抓紧'],
  ['请假5月5日至5月12日', 'leave', '5月5日至5月12日'],
])('"%s" needs no blank behind its verb', (typed, verb, rest) => {
  expect(parseCommand(typed)).toEqual({ kind: 'verb', verb, rest });
});

it.each(['督查记录已整理', '督查开展顺利', '整改完成了三项', '任务已完成', '整改R7已完成', '请假制度已修订'])(
  '"%s" is an ordinary sentence',
  (typed) => {
    expect(parseCommand(typed).kind).toBe('unknown');
  },
);
