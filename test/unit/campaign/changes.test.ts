import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/campaign/campaign.ts';
import { describeChange } from '../../../src/campaign/file/describe-change.ts';
import { campaignChanges } from '../../../src/campaign/file/diff.ts';
import { words } from '../../../src/locales/words.ts';
import { campaignIn, EN_SAMPLE, smallest, ZH_SAMPLE } from './files.ts';

function changes(before: string | null, after: string, language: Language = 'en'): string[] {
  return campaignChanges(before === null ? null : campaignIn(before), campaignIn(after)).map((change) =>
    describeChange(change, words(language)),
  );
}

describe('what an import changes', () => {
  it('nothing, when the file says the same in other words', () => {
    expect(changes(ZH_SAMPLE, ZH_SAMPLE)).toEqual([]);
    expect(changes(smallest(), smallest('goals: []'))).toEqual([]);
    const reordered = smallest().replace('[{ id: ann, name: Ann }]', '[{ name: Ann, slack: ann, id: ann }]');
    expect(changes(smallest(), reordered)).toEqual([]);
  });

  it('everything, the first time', () => {
    expect(changes(null, smallest())).toEqual([
      '+ campaign club Reading club',
      '+ person ann Ann',
      '+ section desk Desk',
    ]);
    expect(
      changes(null, ZH_SAMPLE, 'zh-CN').filter((line) =>
        / zhuren|zonghe |leadership|essay|premises/.test(line),
      ),
    ).toEqual([
      '+ 人员 zhuren 办公室主任',
      '+ 科室 zonghe 综合科',
      '+ 目标 leadership 领导重视，部署到位',
      '+ 任务 essay 组织文明创建征文',
      '+ 督查项 premises 办公区域整洁，标识规范',
    ]);
  });

  it('people, sections, goals, tasks and checklist: new, different, retired', () => {
    const after = ZH_SAMPLE.replace(
      '  - { id: mishu1-kz, name: 秘书一科科长 }\n',
      '  - { id: sun, name: 孙科长, slack: sun@example.cn }\n',
    )
      .replace('head: mishu1-kz', 'head: sun, handlers: [xingzheng-gy, zonghe-fkz]')
      .replace('head: zonghe-kz, deputy: zonghe-fkz', 'head: zonghe-fkz')
      .replace('name: 读书活动, weight: 7', 'name: 读书年, weight: 7')
      .replace(/ {2}- \{ id: library.*\n/, '')
      .replace(
        'lead: yingji, supporting: [zonghe], every: week',
        'lead: yingji, from: 2022-01-04, due_on: 2022-02-01',
      )
      .replace(/ {2}- \{ id: conduct.*\n/, '');
    expect(changes(ZH_SAMPLE, after)).toEqual([
      '+ person sun 孙科长',
      '- person mishu1-kz 秘书一科科长 (retired)',
      '~ section zonghe: head zonghe-kz → zonghe-fkz; deputy zonghe-fkz → none',
      '~ section mishu1: head mishu1-kz → sun; handlers none → xingzheng-gy, zonghe-fkz',
      '~ goal reading: name 读书活动 → 读书年',
      '~ task duty-roster: supporting zonghe → none; every week → none; from none → 2022-01-04; due_on none → 2022-02-01',
      '- task library 充实职工图书室，登记新书 (retired)',
      '- checklist item conduct 文明用语、挂牌上岗 (retired)',
    ]);
    expect(changes(ZH_SAMPLE, after, 'zh-CN').slice(1, 4)).toEqual([
      '- 人员 mishu1-kz 秘书一科科长（停用）',
      '~ 科室 zonghe：head zonghe-kz → zonghe-fkz；deputy zonghe-fkz → 无',
      '~ 科室 mishu1：head mishu1-kz → sun；handlers 无 → xingzheng-gy, zonghe-fkz',
    ]);
  });

  it('settings and the rhythm, by the names they have in the file', () => {
    const after = EN_SAMPLE.replace('Town Library', 'City Library')
      .replace('  leading_group: welcome-leads', '  #')
      .replace('deputies: [deputy-director]', 'deputies: []')
      .replace("deploy: { on: first-workday, at: '09:30' }", "deploy: { cron: '0 9 * * 1' }")
      .replace(/ {4}summary: .*\n/, '')
      .replace('day: 20, shift: next-workday', 'on: last-workday, after_workdays: 2')
      .replace('notice_workdays: 2', 'notice_workdays: 4')
      .replace(/ {2}yearly:\n.*\n/, '')
      .replace("from: '17:30'", "from: '18:00'")
      .replace('name: Place', 'name: Building and garden');
    expect(changes(EN_SAMPLE, after)).toEqual([
      '~ campaign.organization: Town Library → City Library',
      '~ channels.leading_group: welcome-leads → none',
      '~ leading_group.deputies: deputy-director → none',
      '~ rhythm.weekly.deploy: first-workday 09:30 → cron 0 9 * * 1',
      '~ rhythm.weekly.summary: last-workday 15:00 → none',
      '~ rhythm.monthly.inspection: 20 next-workday 10:00 → last-workday +2 10:00',
      '~ rhythm.monthly.inspection.notice_workdays: 2 → 4',
      '~ rhythm.yearly.appraisal: 11 previous-workday 10:00 → none',
      '~ rhythm.yearly.appraisal.month: 12 → none',
      '~ quiet_hours: 17:30–08:30 → 18:00–08:30',
      '~ goals.place.name: Place → Building and garden',
    ]);
  });

  it('the roster order, since results are listed in it', () => {
    const [first = '', second = ''] = ZH_SAMPLE.match(/ {2}- \{ id: mishu[12], .*\n/g) ?? [];
    const after = ZH_SAMPLE.replace(first + second, second + first);
    expect(changes(ZH_SAMPLE, after)).toEqual([
      '~ sections, new order: zonghe, mishu2, mishu1, mishu3, wendian, ducha, xinxi, huiwu, renshi, xinfang, yingji, xingzheng, dangjian',
    ]);
    expect(changes(ZH_SAMPLE, after, 'zh-CN')[0]).toMatch(/^~ 科室新次序：zonghe, mishu2, mishu1, /);
  });
});
