import { readFileSync } from 'node:fs';
import type { Campaign } from '../../src/campaign/campaign.ts';
import { describeFault } from '../../src/campaign/file/fault.ts';
import { readCampaign } from '../../src/campaign/file/read.ts';
import { words } from '../../src/locales/words.ts';

const shipped = (name: string): string =>
  readFileSync(new URL(`../../campaigns/${name}`, import.meta.url), 'utf8');

/** The Chinese sample: thirteen sections, the last of them without a channel. */
export const SAMPLE = shipped('sample.zh-CN.yaml');

/** The English sample: three sections in another timezone. */
export const ENGLISH_SAMPLE = shipped('sample.en.yaml');

/** An office of three sections and six tasks, for stories that need no more. */
export const SMALL = `
campaign:
  id: xiao
  name: 小型创建
  organization: 区人民政府办公室
  starts_on: 2022-01-01
  ends_on: 2022-12-31
  timezone: Asia/Shanghai
  language: zh-CN
  calendar: CN
channels: { summary: tongbao }
people:
  - { id: zhuren, name: 办公室主任 }
  - { id: chuangjian-ban, name: 创建办联络员 }
  - { id: zonghe-kz, name: 综合科科长 }
  - { id: zonghe-fkz, name: 综合科副科长 }
  - { id: wendian-kz, name: 文电科科长 }
  - { id: wendian-gy, name: 文电科科员 }
  - { id: dangjian-kz, name: 机关党建科科长 }
  - { id: jianzhi, name: 两科兼职干事 }
  - { id: wuke, name: 无科室人员 }
leading_group: { head: zhuren, office: [chuangjian-ban] }
sections:
  - { id: zonghe, name: 综合科, channel: ke-zonghe, head: zonghe-kz, deputy: zonghe-fkz, handlers: [jianzhi] }
  - { id: wendian, name: 文电科, channel: ke-wendian, head: wendian-kz, handlers: [wendian-gy, jianzhi] }
  - { id: dangjian, name: 机关党建科, head: dangjian-kz }
tasks:
  - { id: briefing, title: 汇总本周动态, lead: zonghe, every: week }
  - { id: pledge, title: 签订责任书, lead: zonghe, supporting: [wendian], due_on: 2022-05-31 }
  - { id: documents, title: 公文处理, lead: wendian, every: week }
  - { id: archive, title: 整理档案, lead: wendian }
  - { id: study, title: 组织学习, lead: dangjian, every: month }
rhythm:
  weekly:
    deploy: { on: first-workday, at: "09:00" }
    prompt: { on: second-last-workday, at: "09:00" }
    due: { on: last-workday, at: "12:00" }
    summary: { on: last-workday, at: "16:00" }
    min_workdays: 3
quiet_hours: { from: "18:00", to: "08:30" }
`;

/** A campaign file with some of its text changed; what is to be changed must be there. */
export function changed(file: string, ...changes: readonly [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The campaign file has no "${from}".`);
    return text.replace(from, to);
  }, file);
}

/** The campaign of a file that is good. */
export function campaignOf(file: string): Campaign {
  const read = readCampaign(file, 'campaign.yaml');
  if ('campaign' in read) return read.campaign;
  throw new Error(read.faults.map((fault) => describeFault(fault, words('en'))).join('\n'));
}

/**
 * An office of three sections whose rhythm is the monthly inspection alone, with a checklist of three items; 两科兼职干事
 * is of two of the sections.
 */
export const INSPECTED = changed(
  SMALL,
  ['  - { id: zonghe-kz,', '  - { id: ducha-yuan, name: 督查员 }\n  - { id: zonghe-kz,'],
  ['office: [chuangjian-ban]', 'office: [chuangjian-ban, ducha-yuan]'],
  [
    SMALL.slice(SMALL.indexOf('  weekly:'), SMALL.indexOf('quiet_hours')),
    '  monthly:\n    inspection: { day: 25, shift: previous-workday, at: "09:00", notice_workdays: 3 }\n',
  ],
  [
    'quiet_hours:',
    `inspection_checklist:
  - { id: plan, text: 任务分解到人 }
  - { id: premises, text: 办公区域整洁 }
  - { id: duty, text: 值班在岗 }
quiet_hours:`,
  ],
);
