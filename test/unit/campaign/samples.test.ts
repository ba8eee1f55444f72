import { describe, expect, it } from 'vitest';
import { USUAL_URGING } from '../../../src/tasks/ladder.ts';
import { campaignIn, EN_SAMPLE, ZH_SAMPLE } from './files.ts';

const section = { deputy: null, handlers: [], key: false };

describe('the Chinese sample', () => {
  const campaign = campaignIn(ZH_SAMPLE);

  it('says what the campaign is', () => {
    const { people, sections, goals, tasks, rhythm, checklist, ...settings } = campaign;
    expect(settings).toEqual({
      id: 'wenming-2020-2022',
      name: '创建省级文明单位',
      organization: '区人民政府办公室',
      startsOn: '2020-01-01',
      endsOn: '2022-12-31',
      timezone: 'Asia/Shanghai',
      language: 'zh-CN',
      calendar: 'CN',
      channels: { summary: 'chuangjian-tongbao', leadingGroup: 'lingdao-xiaozu' },
      leadingGroup: {
        head: 'zhuren',
        deputies: ['fuzhuren-1', 'fuzhuren-2'],
        office: ['chuangjian-ban', 'ducha-yuan'],
      },
      quietHours: { from: '18:00', to: '08:30' },
      urging: USUAL_URGING,
    });
    expect([people, sections, goals, tasks, checklist].map((list) => list.length)).toEqual([
      20, 13, 13, 20, 6,
    ]);
    expect(people[5]).toEqual({ id: 'zonghe-kz', name: '综合科科长', slack: 'zonghe-kz' });
    expect(rhythm).toEqual({
      weekly: {
        deploy: { on: 'first-workday', at: '09:00' },
        prompt: { on: 'second-last-workday', at: '09:00' },
        due: { on: 'last-workday', at: '12:00' },
        summary: { on: 'last-workday', at: '16:00' },
        minWorkdays: 3,
      },
      monthly: { inspection: { day: 25, shift: 'previous-workday', at: '09:00', noticeWorkdays: 3 } },
      quarterly: { review: { on: 'first-workday', afterWorkdays: 5, at: '09:00' } },
      halfYearly: { assessment: { on: 'first-workday', afterWorkdays: 0, at: '09:00' } },
      yearly: { appraisal: { month: 12, day: 10, shift: 'next-workday', at: '09:00' } },
    });
  });

  it('lists the sections in roster order', () => {
    expect(campaign.sections).toEqual([
      {
        id: 'zonghe',
        name: '综合科',
        channel: 'ke-zonghe',
        head: 'zonghe-kz',
        deputy: 'zonghe-fkz',
        handlers: [],
        key: true,
      },
      { ...section, id: 'mishu1', name: '秘书一科', channel: 'ke-mishu1', head: 'mishu1-kz' },
      { ...section, id: 'mishu2', name: '秘书二科', channel: 'ke-mishu2', head: 'mishu2-kz' },
      { ...section, id: 'mishu3', name: '秘书三科', channel: 'ke-mishu3', head: 'mishu3-kz' },
      { ...section, id: 'wendian', name: '文电科', channel: 'ke-wendian', head: 'wendian-kz', key: true },
      { ...section, id: 'ducha', name: '督查科', channel: 'ke-ducha', head: 'ducha-kz', key: true },
      { ...section, id: 'xinxi', name: '信息科', channel: 'ke-xinxi', head: 'xinxi-kz' },
      { ...section, id: 'huiwu', name: '会务科', channel: 'ke-huiwu', head: 'huiwu-kz' },
      { ...section, id: 'renshi', name: '人事科', channel: 'ke-renshi', head: 'renshi-kz' },
      { ...section, id: 'xinfang', name: '信访接待科', channel: 'ke-xinfang', head: 'xinfang-kz', key: true },
      { ...section, id: 'yingji', name: '应急值班科', channel: 'ke-yingji', head: 'yingji-kz' },
      {
        ...section,
        id: 'xingzheng',
        name: '行政科',
        channel: 'ke-xingzheng',
        head: 'xingzheng-kz',
        handlers: ['xingzheng-gy'],
      },
      { ...section, id: 'dangjian', name: '机关党建科', channel: null, head: 'dangjian-kz' },
    ]);
  });

  it('knows goals under their pillars, tasks once or coming back, and the checklist', () => {
    expect(campaign.goals[6]).toEqual({
      id: 'functions',
      name: '职能建设',
      pillar: { id: 'constructions', name: '三项建设' },
      weight: 10,
      lead: 'wendian',
      supporting: ['mishu1', 'mishu2', 'mishu3', 'huiwu', 'xinfang', 'ducha'],
    });
    expect(campaign.tasks.slice(0, 3)).toEqual([
      {
        id: 'kickoff',
        title: '调整充实创建工作领导小组',
        goal: 'leadership',
        lead: 'zonghe',
        supporting: [],
        every: null,
        fromOn: '2020-01-06',
        dueOn: '2020-01-17',
      },
      {
        id: 'weekly-briefing',
        title: '汇总本周创建动态，报创建办',
        goal: 'leadership',
        lead: 'zonghe',
        supporting: [],
        every: 'week',
        fromOn: null,
        dueOn: null,
      },
      {
        id: 'publicity-column',
        title: '更新文明创建宣传专栏',
        goal: 'participation',
        lead: 'xinxi',
        supporting: ['dangjian'],
        every: 'month',
        fromOn: null,
        dueOn: null,
      },
    ]);
    expect(campaign.checklist[0]).toEqual({
      id: 'plan',
      goal: 'responsibility',
      text: '创建任务分解到人，台账清楚',
    });
  });
});

describe('the English sample', () => {
  it('is read whole', () => {
    const { people, goals, tasks, checklist, ...rest } = campaignIn(EN_SAMPLE);
    expect(rest).toEqual({
      id: 'welcome-2026',
      name: 'A library that welcomes everybody',
      organization: 'Town Library',
      startsOn: '2026-01-05',
      endsOn: '2026-12-18',
      timezone: 'Europe/Dublin',
      language: 'en',
      calendar: 'none',
      channels: { summary: 'welcome-campaign', leadingGroup: 'welcome-leads' },
      leadingGroup: { head: 'director', deputies: ['deputy-director'], office: ['coordinator'] },
      sections: [
        {
          id: 'desk',
          name: 'Front Desk',
          channel: 'team-desk',
          head: 'desk-lead',
          deputy: 'desk-deputy',
          handlers: [],
          key: true,
        },
        {
          ...section,
          id: 'children',
          name: 'Children',
          channel: 'team-children',
          head: 'children-lead',
          handlers: ['storyteller'],
        },
        { ...section, id: 'building', name: 'Building', channel: null, head: 'building-lead' },
      ],
      rhythm: {
        weekly: {
          deploy: { on: 'first-workday', at: '09:30' },
          prompt: { on: 'second-last-workday', at: '09:30' },
          due: { on: 'last-workday', at: '12:00' },
          summary: { on: 'last-workday', at: '15:00' },
          minWorkdays: 3,
        },
        monthly: { inspection: { day: 20, shift: 'next-workday', at: '10:00', noticeWorkdays: 2 } },
        quarterly: { review: { on: 'first-workday', afterWorkdays: 3, at: '10:00' } },
        halfYearly: { assessment: { cron: '0 10 10 1,7 *' } },
        yearly: { appraisal: { month: 12, day: 11, shift: 'previous-workday', at: '10:00' } },
      },
      quietHours: { from: '17:30', to: '08:30' },
      urging: USUAL_URGING,
    });
    expect(people[1]).toEqual({
      id: 'deputy-director',
      name: 'Deputy Director',
      slack: 'deputy.director@library.example',
    });
    expect(goals.map(({ id, pillar, weight }) => [pillar.name, id, weight])).toEqual([
      ['Service', 'first-help', 40],
      ['Service', 'story-hours', 30],
      ['Place', 'step-free', 30],
    ]);
    expect(tasks.map(({ id, every, fromOn, dueOn }) => [id, every, fromOn, dueOn])).toEqual([
      ['waiting-times', 'week', null, null],
      ['story-plan', 'month', null, null],
      ['lift-check', 'quarter', null, null],
      ['new-signs', null, '2026-02-02', '2026-03-27'],
    ]);
    expect(checklist[2]).toEqual({
      id: 'ramps',
      goal: 'step-free',
      text: 'Ramps, doors and lifts are free and working',
    });
  });
});
