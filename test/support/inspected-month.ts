import { campaignOf, SAMPLE } from './campaigns.ts';
import type { TestOffice } from './office.ts';

const SOON = '2022-05-20T01:00:00.000Z';
const ON = '2022-05-25T01:00:00.000Z';
const AFTER = '2022-05-26T02:00:00.000Z';
const DUE = { due: '2022-06-09' };

/** A line of a history, by typing. */
const line = (
  [actor, at]: [actor: string, at: string],
  event: string,
  [from, to]: [from: string | null, to: string],
  reason = '',
  details: object = {},
): object => ({ actor, at, event, from, to, reason, door: 'command', details });
const byClock = (at: string, event: string, states: [string | null, string], details = {}): object => ({
  ...line(['', at], event, states, '', details),
  actor: null,
  door: 'clock',
});

const inspector: [string, string] = ['ducha-yuan', ON];
const liaison: [string, string] = ['chuangjian-ban', ON];
const head: [string, string] = ['xinxi-kz', AFTER];
const reviewer: [string, string] = ['ducha-yuan', AFTER];
const decider: [string, string] = ['chuangjian-ban', AFTER];
const STAYS: [string, string] = ['under_way', 'under_way'];
const OVER: [string, string] = ['finished', 'finished'];

const ROUND_HISTORY = [
  byClock('2022-05-20T01:00:00.000Z', 'open', [null, 'planned'], { on: '2022-05-25' }),
  line(['xinxi-kz', SOON], 'self_check', ['planned', 'planned'], '走廊有杂物', {
    section: 'xinxi',
    check: 'premises',
    result: 'fail',
  }),
  line(['xinxi-kz', SOON], 'ask', ['planned', 'planned'], '查哪几间办公室？', { section: 'xinxi' }),
  byClock(ON, 'start', ['planned', 'under_way']),
  line(inspector, 'record', STAYS, '分工上墙', { section: 'zonghe', check: 'plan', result: 'pass' }),
  line(inspector, 'record', STAYS, '走道堆放杂物', { section: 'xinxi', check: 'premises', result: 'fail' }),
  line(liaison, 'record', STAYS, '窗口未挂牌', { section: 'xinxi', check: 'conduct', result: 'fail' }),
  line(liaison, 'record', STAYS, '台账缺三月份', { section: 'dangjian', check: 'plan', result: 'fail' }),
  line(inspector, 'finish', ['under_way', 'finished'], '', { unrecorded: 74 }),
  line(decider, 'edit_circular', OVER, '', { parts: ['next'] }),
  line(decider, 'post_circular', OVER),
];

const FOUND = [
  ['R1', 'xinxi', 'premises', '走道堆放杂物', '办公区域整洁，标识规范'],
  ['R2', 'xinxi', 'conduct', '窗口未挂牌', '文明用语、挂牌上岗'],
  ['R3', 'dangjian', 'plan', '台账缺三月份', '创建任务分解到人，台账清楚'],
].map(([ref, section, item, problem, basis]) => ({
  ref,
  inspection: 'I1',
  section,
  item,
  problem,
  basis,
  repeats: null,
  noted_at: ON,
}));

const noted = (who: [string, string], problem: string): object[] => [
  line(who, 'note', [null, 'noted'], problem, DUE),
  line(inspector, 'issue', ['noted', 'issued'], '', DUE),
];
const UNDONE = { done_by: null, done_text: null, done_at: null };
const rectification = (ref: string, more: object): object => ({
  ref,
  inspection: 'I1',
  section: 'xinxi',
  state: 'closed',
  measure: '',
  person: null,
  due_on: '2022-06-09',
  round: 1,
  review_on: null,
  answered_by: 'xinxi-kz',
  issued_at: ON,
  urgings: [],
  ...more,
});
const RECTIFIED = [
  rectification('R1', {
    done_by: 'xinxi-kz',
    done_text: '已清走杂物',
    done_at: AFTER,
    history: [
      ...noted(inspector, '走道堆放杂物'),
      line(head, 'accept', ['issued', 'in_progress']),
      line(head, 'done', ['in_progress', 'done'], '已清走杂物'),
      line(reviewer, 'pass', ['done', 'closed']),
    ],
  }),
  rectification('R2', {
    due_on: '2022-06-10',
    round: 2,
    done_by: 'xinxi-kz',
    done_text: '已补齐',
    done_at: AFTER,
    history: [
      ...noted(liaison, '窗口未挂牌'),
      line(head, 'accept', ['issued', 'in_progress']),
      line(head, 'done', ['in_progress', 'done'], '已全部挂牌'),
      line(reviewer, 'fail', ['done', 'in_progress'], '还有两人没有', { due: '2022-06-10', round: 2 }),
      line(head, 'done', ['in_progress', 'done'], '已补齐'),
      line(reviewer, 'pass', ['done', 'closed']),
    ],
  }),
  rectification('R3', {
    answered_by: 'dangjian-kz',
    section: 'dangjian',
    state: 'withdrawn',
    ...UNDONE,
    history: [
      ...noted(liaison, '台账缺三月份'),
      line(['dangjian-kz', AFTER], 'dispute', ['issued', 'disputed'], '三月份台账在档案柜'),
      line(decider, 'withdraw', ['disputed', 'withdrawn'], '已看到，确有台账'),
    ],
  }),
];

/** What everybody reads at the end of the month. */
export const CIRCULAR = [
  '关于2022年5月督查情况的通报',
  '各科室：',
  '*一、总体情况*',
  '5月25日周三对 13 个科室进行了月督查，检查表共 6 项。',
  '共记录 4 项次：符合 1，不符合 2，不适用 0；适用的 3 项次中 1 项次符合。',
  '另有 74 项次没有记录（综合科、秘书一科、秘书二科、秘书三科、文电科、督查科、信息科、会务科、人事科、信访接待科、应急值班科、行政科、机关党建科）。',
  '经认定撤回 1 项，不计入不符合。',
  '发现问题 2 个，其中重复出现的 0 个。',
  '截至5月26日，逾期没有完成的整改 0 项。',
  '*二、主要做法与成效*',
  '综合科：创建任务分解到人，台账清楚（分工上墙）。',
  '*三、存在问题*',
  '1. 信息科：走道堆放杂物（R1）。依据：检查表“办公区域整洁，标识规范”。',
  '2. 信息科：窗口未挂牌（R2）。依据：检查表“文明用语、挂牌上岗”。',
  '*四、下步要求*',
  '各科室对照检查。',
  '附：整改台账，用 `/duban 督查 进度`、`/duban 整改 列表` 查看。',
  '创建省级文明单位 · 领导小组办公室 · 5月26日周四',
];

const without = (rows: readonly object[], ...keys: string[]): object[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key))));

/** What is on record of a month's inspection with three findings, lived by typing alone from its notice to its circular. */
export const MONTH = {
  inspections: [
    {
      ref: 'I1',
      kind: 'monthly',
      period: '2022-05',
      held_on: '2022-05-25',
      state: 'finished',
      reason: '',
      sections: campaignOf(SAMPLE).sections.map(({ id }) => id),
      inspectors: ['chuangjian-ban', 'ducha-yuan'].map((person) => ({ person, left_at: null })),
      checklist: campaignOf(SAMPLE).checklist,
      opened_by: null,
      opened_at: SOON,
      noticed_at: SOON,
      started_at: ON,
      finished_at: ON,
      comments: [
        {
          section: 'xinxi',
          author: 'xinxi-kz',
          text: '查哪几间办公室？',
          at: SOON,
          message: null,
          withdrawn_at: null,
        },
      ],
      history: ROUND_HISTORY,
    },
  ],
  // They were recorded in the same instant.
  checks: [
    'dangjian plan fail 台账缺三月份 chuangjian-ban false ',
    'xinxi conduct fail 窗口未挂牌 chuangjian-ban false ',
    'xinxi premises fail 走廊有杂物 xinxi-kz true ',
    'xinxi premises fail 走道堆放杂物 ducha-yuan false ',
    'zonghe plan pass 分工上墙 ducha-yuan false ',
  ],
  findings: FOUND,
  rectifications: RECTIFIED,
  circulars: [
    {
      inspection: 'I1',
      overall: CIRCULAR.slice(3, 9).join('\n'),
      practice: CIRCULAR[10],
      problems: CIRCULAR.slice(12, 14).join('\n'),
      next: CIRCULAR[15],
      edited_by: 'chuangjian-ban',
      edited_at: AFTER,
      posted_by: 'chuangjian-ban',
      posted_at: AFTER,
    },
  ],
};

/** What is on record of the month in an office, as `MONTH` has it: without ids, which no two offices share. */
export async function monthOf(office: TestOffice): Promise<object> {
  const { inspections, checks, findings, rectifications, circulars } = await office.exported();
  const idOf = new Map(findings.map(({ id, ref }) => [id, ref]));
  const recorded = checks.map(({ section, item, result, note, recorded_by: by, own, superseded_at: gone }) =>
    [section, item, result, note, by, own, gone].join(' '),
  );
  return {
    inspections: without(inspections, 'id'),
    checks: recorded.toSorted(),
    findings: without(findings, 'id'),
    rectifications: without(
      rectifications.filter((one) => idOf.get(one.finding) === one.ref),
      'id',
      'finding',
    ),
    circulars,
  };
}
