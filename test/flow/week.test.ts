import { beforeAll, describe, expect, it } from 'vitest';
import type { OfficeRecord } from '../support/record.ts';
import { keepOffice, type TestOffice } from '../support/office.ts';
import { shown, tableIn } from '../support/shown.ts';

const SECTION_CHANNELS = [
  'ke-zonghe',
  'ke-mishu1',
  'ke-mishu2',
  'ke-mishu3',
  'ke-wendian',
  'ke-ducha',
  'ke-xinxi',
  'ke-huiwu',
  'ke-renshi',
  'ke-xinfang',
  'ke-yingji',
  'ke-xingzheng',
];

/** The week of 2022-05-02: Monday to Wednesday are days off, Saturday is a make-up workday. */
describe('one week of the sample campaign', () => {
  let office: TestOffice;
  const counts = (): number[] => SECTION_CHANNELS.map((channel) => office.messages(channel).length);
  const bot = (channel: string): string[] =>
    office
      .messages(channel)
      .filter((one) => one.botId)
      .map(shown);

  beforeAll(async () => {
    office = await keepOffice({ at: '2022-05-05T08:55+08:00' });
    return () => office.close();
  });

  it('begins in silence', () => {
    expect(office.posted()).toEqual([]);
  });

  it('tells each section its tasks on Thursday at nine, and everybody the plan', async () => {
    await office.at('2022-05-05T09:00+08:00');

    expect(counts()).toEqual(SECTION_CHANNELS.map(() => 1));
    expect(office.channel('ke-xinxi')).toEqual([
      [
        '2022年第18周任务 · 信息科',
        '请于 *5月7日周六 12:00* 前回复。',
        'T3 更新文明创建宣传专栏（每月）',
        'T4 组织文明创建征文（5月31日 到期）',
        '[回复]',
        '[无变化]',
        '四种回复方式都一样：点按钮、在本消息下回复、@我、或输入 `/duban reply 内容`。不想多写就点「无变化」。',
      ].join('\n'),
    ]);
    const [plan = '', ...more] = office.channel('chuangjian-tongbao');
    expect(more).toEqual([]);
    expect(plan.split('\n').slice(0, 3)).toEqual([
      '2022年第18周部署 · 创建省级文明单位',
      '13 个科室本周有任务，5月7日周六 12:00 前回复。',
      '综合科',
    ]);
    expect(plan).toContain('机关党建科\nT15 开展读书交流\nT16 组织志愿服务活动');
  });

  it('writes to the head of the section that has no channel', () => {
    const [deployed, ...more] = office.direct('dangjian-kz');
    expect(more).toEqual([]);
    expect(deployed && shown(deployed)).toContain('2022年第18周任务 · 机关党建科');
  });

  it('takes replies and posts nothing more for them', async () => {
    const under = office.messages('ke-wendian')[0];
    await office.says('wendian-kz', 'ke-wendian', 'T10 完成 收文 42 件，差错 0', under ? { under } : {});
    await office.types('zonghe-kz', '/duban reply 本周动态已报', 'ke-zonghe');
    await office.presses('huiwu-kz', office.messages('ke-huiwu')[0], '无变化');
    await office.presses('dangjian-kz', office.direct('dangjian-kz')[0], '回复');
    await office.fills('dangjian-kz', { tasks: { T15: { state: '受阻', blocker: '场地未定' } } });
    await office.delivered();

    expect(bot('ke-zonghe')).toHaveLength(1);
    expect(bot('ke-wendian')).toHaveLength(1);
    expect(office.messages('chuangjian-tongbao')).toHaveLength(1);
  });

  it('prompts on Friday only those who have not replied: in the thread, and the head by direct message', async () => {
    await office.at('2022-05-06T09:00+08:00');

    const replied = ['ke-zonghe', 'ke-wendian', 'ke-huiwu'];
    const prompted = SECTION_CHANNELS.filter((channel) => bot(channel).length === 2);
    expect(prompted).toEqual(SECTION_CHANNELS.filter((channel) => !replied.includes(channel)));
    const [deployed, prompt] = office.messages('ke-renshi');
    expect(prompt?.threadTs).toBe(deployed?.ts);
    expect(prompt && shown(prompt)).toBe(
      '还没有收到人事科2022年第18周的回复，请于 *5月7日周六 12:00* 前回复。没有新情况就点「无变化」。\n[回复]\n[无变化]',
    );
    expect(office.direct('renshi-kz').map(shown)[0]).toContain('人事科还没有回复2022年第18周的任务');
    expect(office.direct('zonghe-kz')).toEqual([]);
    expect(office.direct('dangjian-kz')).toHaveLength(1);
  });

  it('disturbs nobody when replies fall due on Saturday at noon', async () => {
    const before = office.posted().length;
    await office.at('2022-05-07T12:00+08:00');
    expect(office.posted()).toHaveLength(before);
  });

  it('sums up on Saturday at four: every section in roster order, what is done and what is blocked', async () => {
    await office.at('2022-05-07T16:00+08:00');

    const [, summary, ...more] = office.messages('chuangjian-tongbao');
    expect(more).toEqual([]);
    expect(tableIn(summary).map((row) => row.slice(0, 3))).toEqual([
      ['科室', '状态', '回复人'],
      ['综合科', '● 已回复', '综合科科长'],
      ['秘书一科', '✕ 未回复', ''],
      ['秘书二科', '✕ 未回复', ''],
      ['秘书三科', '✕ 未回复', ''],
      ['文电科', '● 已回复', '文电科科长'],
      ['督查科', '✕ 未回复', ''],
      ['信息科', '✕ 未回复', ''],
      ['会务科', '○ 无变化', '会务科科长'],
      ['人事科', '✕ 未回复', ''],
      ['信访接待科', '✕ 未回复', ''],
      ['应急值班科', '✕ 未回复', ''],
      ['行政科', '✕ 未回复', ''],
      ['机关党建科', '● 已回复', '机关党建科科长'],
    ]);
    const lines = summary ? shown(summary).split('\n') : [];
    expect(lines.slice(0, 2)).toEqual([
      '2022年第18周进度 · 创建省级文明单位',
      '已回复 3 · 逾期回复 0 · 无变化 1 · 未回复 9',
    ]);
    expect(lines.slice(16)).toEqual([
      '*已完成*',
      '文电科',
      'T10 公文处理：收文、发文、差错数: 收文 42 件，差错 0',
      '*受阻*',
      '机关党建科',
      '🟢 正常 · T15 开展读书交流: 场地未定',
      '*各科室进展*',
      '综合科',
      '本周动态已报',
      '收到新的回复后，本消息会自动更新。',
    ]);
  });

  it('posts nothing twice, however often the clock wakes it', async () => {
    const before = office.posted().length;
    await office.at('2022-05-07T16:01+08:00');
    await office.at('2022-05-08T10:00+08:00');
    expect(office.posted()).toHaveLength(before);
    const keys = office.posted().flatMap(({ metadata }) => (metadata ? [JSON.stringify(metadata)] : []));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('keeps everything on record', async () => {
    const record: OfficeRecord = await office.exported();
    expect(record.slots).toEqual(
      [
        ['weekly.deploy', '2022-05-05T01:00:00.000Z'],
        ['weekly.prompt', '2022-05-06T01:00:00.000Z'],
        ['weekly.due', '2022-05-07T04:00:00.000Z'],
        ['weekly.summary', '2022-05-07T08:00:00.000Z'],
      ].map(([job, due_at]) =>
        expect.objectContaining({ job, period: '2022-W18', due_at, state: 'fired', reason: null }),
      ),
    );
    expect(
      record.replies.map(({ section, author, source, revision }) => [section, author, source, revision]),
    ).toEqual([
      ['zonghe', 'zonghe-kz', 'command', 1],
      ['wendian', 'wendian-kz', 'thread', 1],
      ['huiwu', 'huiwu-kz', 'button', 1],
      ['dangjian', 'dangjian-kz', 'modal', 1],
    ]);
    expect(record.deliveries.filter(({ state }) => state !== 'sent')).toEqual([]);
    expect(record.deliveries).toHaveLength(office.posted().filter((one) => one.metadata).length);
    const asked = record.prompts.map(({ kind, section }) => `${kind} ${section}`);
    expect(asked.filter((one) => one.startsWith('deploy'))).toHaveLength(13);
    expect(asked.filter((one) => one.startsWith('prompt'))).toHaveLength(18);
  });
});
