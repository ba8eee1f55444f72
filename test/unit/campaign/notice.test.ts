import { describe, expect, it } from 'vitest';
import { CN_NOTICES } from '../../../src/calendar/holidays/cn.ts';
import type { Language } from '../../../src/campaign/campaign.ts';
import { describeFault } from '../../../src/campaign/file/fault.ts';
import { isNoticeFile, readNotice } from '../../../src/campaign/file/notice.ts';
import { words } from '../../../src/locales/words.ts';
import { EN_SAMPLE, fileText, ZH_SAMPLE } from './files.ts';

const EXAMPLE = fileText('../../../campaigns/cn-holidays.example.yaml');

function toldOf(text: string, language: Language): string[] {
  const read = readNotice(text, '2027.yaml');
  return 'faults' in read ? read.faults.map((fault) => describeFault(fault, words(language))) : [];
}

describe('a holiday notice', () => {
  it('is told apart from a campaign', () => {
    expect([EXAMPLE, ZH_SAMPLE, EN_SAMPLE, '', 'years: {}'].map(isNoticeFile)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('is read as the example says it, which is what is built in for 2026', () => {
    expect(readNotice(EXAMPLE, 'example.yaml')).toEqual({
      notice: { calendar: 'CN', notices: CN_NOTICES.filter(({ year }) => year === 2026) },
    });
  });

  it('may hold several years, single days and the December before', () => {
    const text = `calendar: CN
years:
  2028: { off: [2028-01-01] }
  2027: { off: ["2026-12-31 .. 2027-01-02", 2027-10-01], workdays: [2026-12-27] }
`;
    expect(readNotice(text, '2027.yaml')).toEqual({
      notice: {
        calendar: 'CN',
        notices: [
          {
            year: 2027,
            off: [
              ['2026-12-31', '2027-01-02'],
              ['2027-10-01', '2027-10-01'],
            ],
            workdays: ['2026-12-27'],
          },
          { year: 2028, off: [['2028-01-01', '2028-01-01']], workdays: [] },
        ],
      },
    });
  });

  it('is told all its faults at once', () => {
    const text = `calendar: UK
years:
  2027:
    off: [2027-01-01..2027-01-03, 2027-01-03, 2027-02-10..2027-02-05, 2027-02-30, 2028-05-01, soon]
    workdays: [2027-01-02, 2027-01-04, 2027-01-10, 2027-01-10, 2027-1-11]
    wrokdays: []
  "27": { off: [2027-01-01] }
  2028: { off: [] }
source: the newspaper
`;
    expect(toldOf(text, 'en')).toEqual([
      '2027.yaml:1:11: "UK" will not do. Use one of: CN.',
      '2027.yaml:4:35: 2027-01-03 is listed twice. Delete one of the two.',
      '2027.yaml:4:47: The end 2027-02-05 is before the start 2027-02-10. Correct one of the two.',
      '2027.yaml:4:71: "2027-02-30" is not a day or a range of days. Write "2027-01-01" or "2027-01-01..2027-01-03".',
      '2027.yaml:4:83: 2028-05-01 does not belong to the notice for 2027. Only days of that year and of the December before do.',
      '2027.yaml:4:95: "soon" is not a day or a range of days. Write "2027-01-01" or "2027-01-01..2027-01-03".',
      '2027.yaml:5:16: 2027-01-02 is both a day off and a workday. Delete one of the two.',
      '2027.yaml:5:28: 2027-01-04 is one of Monday to Friday and worked anyway. List only the Saturdays and Sundays that are worked.',
      '2027.yaml:5:52: 2027-01-10 is listed twice. Delete one of the two.',
      '2027.yaml:5:64: "2027-1-11" is not a date that exists. Write year-month-day, such as 2022-03-01.',
      '2027.yaml:6:5: There is no key "wrokdays" here. Delete it, or use one of: off, workdays.',
      '2027.yaml:7:3: "27" is not a year. Write four digits, such as 2027.',
      '2027.yaml:8:16: "off" is empty. Give at least one entry.',
      '2027.yaml:9:1: There is no key "source" here. Delete it, or use one of: calendar, years.',
    ]);
    expect(toldOf(text, 'zh-CN').slice(0, 5)).toEqual([
      '2027.yaml:1:11: 「UK」不行。可用的值：CN。',
      '2027.yaml:4:35: 2027-01-03 写了两次。请删去一个。',
      '2027.yaml:4:47: 结束日期 2027-02-05 早于开始日期 2027-02-10。请改正其中一个。',
      '2027.yaml:4:71: 「2027-02-30」不是有效的日期或起止日期。请写成 "2027-01-01" 或 "2027-01-01..2027-01-03"。',
      '2027.yaml:4:83: 2028-05-01 不属于 2027 年的通知。只可写当年和上一年 12 月的日期。',
    ]);
  });

  it('is told what is missing', () => {
    expect(toldOf('years:\n', 'en')).toEqual([
      '2027.yaml:1:1: "calendar" is missing. Add it.',
      '2027.yaml:1:1: "years" is missing. Add it.',
    ]);
    expect(toldOf('calendar: CN\nyears: {}\n', 'en')).toEqual([
      '2027.yaml:2:8: "years" is empty. Give at least one entry.',
    ]);
    expect(toldOf('', 'en')).toEqual([
      '2027.yaml:1:1: The file is empty. Fill it in like the samples in campaigns/.',
    ]);
  });
});
