import { describe, expect, it } from 'vitest';
import { dayTyped, isBareTask, parseTask, type TaskSaid } from '../../../commands/task-parse.ts';
import { taskWordNamed, TASK_VERBS } from '../../../src/tasks/verbs.ts';

const said = (more: Partial<TaskSaid>): TaskSaid => ({
  verb: 'show',
  move: null,
  ref: 'T12',
  options: {},
  urgent: false,
  person: null,
  stray: null,
  text: '',
  ...more,
});

describe('what is typed behind /duban task', () => {
  it.each<[typed: string, said: TaskSaid]>([
    ['show T12', said({})],
    ['T12', said({})],
    ['＃Ｔ１２', said({})],
    ['签收：#T12', said({ verb: 'ack' })],
    ['退回重办 T12 缺一块', said({ verb: 'return', move: 'return', text: '缺一块' })],
    [
      'defer T12 等照片，to:5月27日前。',
      said({ verb: 'defer', options: { to: '5月27日前' }, text: '等照片' }),
    ],
    [
      'defer T12 to:May 27, 2022 waiting',
      said({ verb: 'defer', options: { to: 'May 27, 2022' }, text: 'waiting' }),
    ],
    [
      'add “更新宣传栏”，section：xinxi，due:5月20日，supporting:wendian, dangjian',
      said({
        verb: 'add',
        ref: '',
        options: { section: 'xinxi', due: '5月20日', supporting: 'wendian, dangjian' },
        text: '更新宣传栏',
      }),
    ],
    ['查看 t12', said({})],
    ['查看 12', said({ ref: '12' })],
    ['签收T12', said({ verb: 'ack' })],
    ['签收 T12', said({ verb: 'ack' })],
    ['decline T12 不归我科', said({ verb: 'decline', text: '不归我科' })],
    ['退回T12 不归我科', said({ verb: 'decline', text: '不归我科' })],
    ['report T12：已办 to:2022-05-20', said({ verb: 'report', text: '已办 to:2022-05-20' })],
    ['submit T12 第一行\n第二行', said({ verb: 'submit', text: '第一行\n第二行' })],
    [
      'defer T12 to:2022-05-27 等照片',
      said({ verb: 'defer', options: { to: '2022-05-27' }, text: '等照片' }),
    ],
    ['defer T12 to:next Wed 等照片', said({ verb: 'defer', options: { to: 'next Wed' }, text: '等照片' })],
    ['defer T12 to:20 May waiting', said({ verb: 'defer', options: { to: '20 May' }, text: 'waiting' })],
    ['延期 T12 延至：下周三 等照片', said({ verb: 'defer', options: { to: '下周三' }, text: '等照片' })],
    [
      'suspend T12 review:2022-06-01 等经费',
      said({ verb: 'suspend', options: { review: '2022-06-01' }, text: '等经费' }),
    ],
    [
      '挂账 T12 复核：6月1日 等经费',
      said({ verb: 'suspend', options: { review: '6月1日' }, text: '等经费' }),
    ],
    [
      '挂账 T12 复核日：6月1日 等经费',
      said({ verb: 'suspend', options: { review: '6月1日' }, text: '等经费' }),
    ],
    ['assign T12 @文电科 科员', said({ verb: 'assign', person: '文电科 科员' })],
    ['assign T12 section:wendian', said({ verb: 'assign', options: { section: 'wendian' } })],
    ['talk T12 yes 已谈', said({ verb: 'talk', text: 'yes 已谈' })],
    ['withdraw T12', said({ verb: 'withdraw' })],
    ['收回 T12', said({ verb: 'withdraw' })],
    ['close', said({ verb: 'close', ref: '' })],
    [
      'add 更新 宣传栏 section:xinxi due:5月20日 goal:participation supporting:zonghe,ducha urgent',
      said({
        verb: 'add',
        ref: '',
        options: { section: 'xinxi', due: '5月20日', goal: 'participation', supporting: 'zonghe,ducha' },
        urgent: true,
        text: '更新 宣传栏',
      }),
    ],
    [
      '立项 T3 楼粉刷 主办：xingzheng',
      said({ verb: 'add', ref: '', options: { section: 'xingzheng' }, text: 'T3 楼粉刷' }),
    ],
    [
      'split T12 选照片 due:2022-05-18 section:"秘书 一科"',
      said({ verb: 'split', options: { due: '2022-05-18', section: '秘书 一科' }, text: '选照片' }),
    ],
  ])('%s', (typed, expected) => {
    expect(parseTask(typed)).toEqual(expected);
  });

  it.each<[typed: string, stray: string | null]>([
    ['defer T12 until:2022-05-27 waiting', 'until:'],
    ['defer T12 to:2022-05-27 section:xinxi waiting', 'section:'],
    ['defer T12 等照片 to:5月27日 urgent:yes', 'urgent:'],
    ['add 更新宣传栏 section:xinxi deu:5月20日', 'deu:'],
    ['add 更新宣传栏 sectoin:xinxi', 'sectoin:'],
    ['ack T12 due:2022-05-20', 'due:'],
    ['report T12 ratio:95%', null],
    ['report T12 已办，见 due:2022-05-20', null],
    ['defer T12 to:2022-05-27 原因：停电', null],
    ['defer T12 原因：停电 to:2022-05-27', null],
    ['defer T12 reason:停电 to:2022-05-27', null],
    ['suspend T12 复核日：6月1日 时间: 9:30', null],
    ['suspend T12 review:6月1日 https://example.org/a', null],
    ['suspend T12 review:6月1日 PPT:第一版未定', null],
    ['suspend T12 review:6月1日 等 room:301 腾空', null],
  ])('%s: what is no option of the verb is %s', (typed, stray) => {
    expect(parseTask(typed)?.stray).toBe(stray);
  });

  it.each(['', 'T12 完成', '更新宣传栏', 'constructor T12', '签收了T12'])(
    '“%s” begins with no verb',
    (typed) => {
      expect(parseTask(typed)).toBeNull();
    },
  );

  it('has every verb in both languages, and no word twice', () => {
    const words = Object.entries(TASK_VERBS).flatMap(([verb, chinese]) => [verb, ...chinese]);
    expect(new Set(words).size).toBe(words.length);
    for (const [verb, chinese] of Object.entries(TASK_VERBS)) {
      for (const word of [verb, verb.toUpperCase(), ...chinese]) expect(taskWordNamed(word)?.verb).toBe(verb);
    }
  });

  it('needs no “task” in front when a task is named', () => {
    const tasks = ['ack T12', '签收T12', '提交 T12 已办', '立项 更新宣传栏 section:xinxi'];
    expect(tasks.map(isBareTask)).toEqual([true, true, true, true]);
    expect(['add T12', 'ack', 'ack 12345678901', '本周已签收'].map(isBareTask)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('names days as people do; what is no day stays as it was typed, to be refused by name', () => {
    expect(dayTyped('下周三', '2022-05-05')).toBe('2022-05-11');
    expect(dayTyped('改天', '2022-05-05')).toBe('改天');
  });
});
