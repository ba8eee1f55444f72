import { describe, expect, it } from 'vitest';
import { EN_SAMPLE, smallest, told } from './files.ts';

/** What is told about the English sample with one text in it replaced, without the place. */
function toldWith(from: string, to: string): string[] {
  expect(EN_SAMPLE).toContain(from);
  return told(EN_SAMPLE.replace(from, to)).map((line) => line.replace(/^plan\.yaml:\d+:\d+: /, ''));
}

describe('what a campaign file may say', () => {
  it.each([
    ['a channel id', 'summary: welcome-campaign', 'summary: C012AB3CD'],
    ['a channel in Chinese', 'summary: welcome-campaign', 'summary: 创建_通报-1'],
    ['a handle with capitals', 'name: Director }', 'name: Director, slack: Ann.Lee }'],
    ['a section reached through its deputy only', 'name: Building, head:', 'name: Building, deputy:'],
    ['a deputy of the leading group who leads it as well', 'office: [coordinator]', 'office: [director]'],
    ['yes for true', 'key: true', 'key: yes'],
    ['weights with decimals', 'weight: 40', 'weight: 40.00'],
    ['a task without a goal', 'goal: first-help, lead: desk, every', 'goal: null, lead: desk, every'],
    ['a task that comes back from a day on', 'every: week', 'every: week, from: 2026-02-02'],
    ['a task that starts and ends on one day', 'due_on: 2026-03-27', 'due_on: 2026-02-02'],
    [
      'a summary at the due time',
      "summary: { on: last-workday, at: '15:00'",
      "summary: { on: last-workday, at: '12:00'",
    ],
    ['quiet hours in daytime', "from: '17:30', to: '08:30'", "from: '12:00', to: '13:30'"],
    ['times without quotes', "at: '12:00'", 'at: 12:00'],
    ['the 31st', 'day: 20', 'day: 31'],
    ['the 1st with a leading zero', 'day: 20', 'day: 01'],
    ['a day without a shift', 'day: 20, shift: next-workday', 'day: 20'],
    ['no notice ahead', 'notice_workdays: 2', 'notice_workdays: 0'],
  ])('%s', (_what, from, to) => {
    expect(toldWith(from, to)).toEqual([]);
  });

  it('a campaign of one day', () => {
    expect(told(smallest().replace('2022-12-30', '2022-01-03'))).toEqual([]);
  });
});

describe('what it may not say', () => {
  it.each([
    [
      'a campaign that ends before it starts',
      'ends_on: 2026-12-18',
      'ends_on: 2025-12-18',
      'The end 2025-12-18 is before the start 2026-01-05. Correct one of the two.',
    ],
    [
      'a task outside the campaign',
      'due_on: 2026-03-27',
      'due_on: 2027-03-27',
      '2027-03-27 is outside the campaign, 2026-01-05 to 2026-12-18. Change the date, or the campaign.',
    ],
    [
      'a task that is due before it starts',
      'due_on: 2026-03-27',
      'due_on: 2026-01-30',
      'The end 2026-01-30 is before the start 2026-02-02. Correct one of the two.',
    ],
    [
      'an offset for a zone',
      'Europe/Dublin',
      '+01:00',
      'There is no time zone "+01:00". Use an IANA name such as Europe/Dublin.',
    ],
    [
      'a channel with capitals',
      'summary: welcome-campaign',
      'summary: Welcome',
      '"Welcome" is not a Slack channel name. Use small letters, digits, - or _, no spaces, at most 80; or a channel id (C… or G…).',
    ],
    [
      'an account that is no e-mail address',
      'deputy.director@library.example',
      'deputy@library',
      '"deputy@library" is not a Slack account. Give a user id (such as U012AB3CD), an e-mail address or a handle.',
    ],
    [
      'two people with one account, one of them by the id',
      'name: Campaign Coordinator }',
      'name: Campaign Coordinator, slack: Director }',
      'The Slack account "Director" is already that of "director". Correct it, or make the two one person.',
    ],
    [
      'a title longer than 250 characters',
      'Check lifts and ramps',
      '查'.repeat(251),
      'The text has 251 characters, at most 250 are allowed. Shorten it.',
    ],
    [
      'a goal without weight',
      'weight: 40',
      'weight: 0',
      '"0" cannot be a weight. Give a number above 0 and up to 100, with at most two decimals.',
    ],
    [
      'weights that make more than 100',
      'weight: 40',
      'weight: 40.5',
      'The weights of the goals add up to 100.5 and should make 100. Adjust them.',
    ],
    [
      'a due time before the deployment',
      "due: { on: last-workday, at: '12:00' }",
      "due: { on: first-workday, at: '09:00' }",
      '"due" has to come after "deploy". Change the day or the time.',
    ],
    [
      'a prompt after the due time',
      'prompt: { on: second-last-workday',
      "prompt: { on: last-workday, at: '12:30' } #",
      '"due" has to come after "prompt". Change the day or the time.',
    ],
    [
      'a summary before the due time',
      "summary: { on: last-workday, at: '15:00'",
      "summary: { on: last-workday, at: '11:00'",
      '"summary" has to come after "due". Change the day or the time.',
    ],
    [
      'a cron expression with seconds',
      '0 10 10 1,7 *',
      '0 0 10 10 1,7 *',
      '"0 0 10 10 1,7 *" is not a cron expression. Give five fields: minute hour day month weekday, such as "0 9 * * 1".',
    ],
    [
      'a count of workdays without the workday',
      'day: 20, shift: next-workday',
      'day: 20, after_workdays: 2',
      '"after_workdays" only goes with "on". Add "on", or leave out "after_workdays".',
    ],
    [
      'an office that is nobody',
      'office: [coordinator]',
      'office: []',
      'The office of the leading group is empty. It runs the campaign day to day: name at least one person.',
    ],
    [
      'one person where a list is wanted',
      'office: [coordinator]',
      'office: coordinator',
      'This should be a list such as [a].',
    ],
    ['a list where a number is wanted', 'day: 20', 'day: [20]', 'This should be a number.'],
    [
      'a text with a comma but without quotes',
      "'Ramps, doors and lifts are free and working'",
      'Ramps, doors and lifts',
      '"doors and lifts" has no value. If it belongs to the text before the comma, put that whole text in double quotes.',
    ],
  ])('%s', (_what, from, to, line) => {
    expect(toldWith(from, to)).toEqual([line]);
  });
});

describe('one mistake is told once', () => {
  it('a mistyped key is read as the key that was meant', () => {
    expect(toldWith('head: building-lead', 'haed: building-leed')).toEqual([
      'There is no key "haed" here. Did you mean "head"?',
      'There is no person with the id "building-leed". Did you mean "building-lead"?',
    ]);
  });

  it('a mistyped list is still the list that others refer to', () => {
    expect(toldWith('\npeople:', '\npeple:')).toEqual([
      'There is no key "peple" here. Did you mean "people"?',
    ]);
  });

  it('a bad id is not missed where it is used', () => {
    const text = EN_SAMPLE.replaceAll(/\bchildren-lead\b/g, 'Children_Lead');
    expect(told(text)).toEqual([expect.stringContaining('"Children_Lead" cannot be an id.')]);
  });

  it('a list that is missing or empty is not asked for each of its entries', () => {
    expect(told(smallest().replace('people: [{ id: ann, name: Ann }]', 'people: []'))).toEqual([
      'plan.yaml:3:9: "people" is empty. Give at least one entry.',
    ]);
    expect(told(smallest().replace('people: [{ id: ann, name: Ann }]', ''))).toEqual([
      'plan.yaml:1:1: "people" is missing. Add it.',
    ]);
  });

  it('a channel that cannot be read does not leave its section out of reach', () => {
    const text = smallest().replace('head: ann', 'channel: The Desk');
    expect(told(text)).toEqual([
      expect.stringContaining('plan.yaml:5:45: "The Desk" is not a Slack channel'),
    ]);
  });
});
