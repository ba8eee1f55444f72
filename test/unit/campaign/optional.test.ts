import { describe, expect, it } from 'vitest';
import { USUAL_URGING } from '../../../src/tasks/ladder.ts';
import { campaignIn, smallest } from './files.ts';

describe('a file that leaves out what may be left out', () => {
  it('gets what most offices want', () => {
    expect(campaignIn(smallest())).toEqual({
      id: 'club',
      name: 'Reading club',
      organization: 'Reading club',
      startsOn: '2022-01-03',
      endsOn: '2022-12-30',
      timezone: 'UTC',
      language: 'zh-CN',
      calendar: 'none',
      channels: { summary: 'club', leadingGroup: null },
      people: [{ id: 'ann', name: 'Ann', slack: 'ann' }],
      leadingGroup: { head: null, deputies: [], office: ['ann'] },
      sections: [
        { id: 'desk', name: 'Desk', channel: null, head: 'ann', deputy: null, handlers: [], key: false },
      ],
      goals: [],
      tasks: [],
      rhythm: {},
      quietHours: null,
      urging: USUAL_URGING,
      checklist: [],
    });
  });

  it('may also say null, or nothing after the colon', () => {
    const empty = smallest('goals:\ntasks: null\nrhythm: ~\nquiet_hours:\nurging:\ninspection_checklist:\n');
    expect(campaignIn(empty)).toEqual(campaignIn(smallest()));
    const weekly = '{ deploy: { cron: "0  9 * * 1" }, prompt: null, due: { on: last-workday, at: "12:00" } }';
    expect(campaignIn(smallest(`rhythm: { weekly: ${weekly}, monthly: null }`)).rhythm).toEqual({
      weekly: {
        deploy: { cron: '0 9 * * 1' },
        due: { on: 'last-workday', at: '12:00' },
        minWorkdays: 3,
      },
    });
  });

  it('keeps what was typed: names like no, 007 and 2020 are names', () => {
    const text = smallest().replace(
      '[{ id: ann, name: Ann }]',
      '[{ id: ann, name: no }, { id: 7, name: 007 }]',
    );
    expect(campaignIn(text).people).toEqual([
      { id: 'ann', name: 'no', slack: 'ann' },
      { id: '7', name: '007', slack: '7' },
    ]);
  });

  it('takes # before a channel and @ before a handle, and folded text as one line', () => {
    const text = smallest(`tasks:
  - id: essay
    lead: desk
    title: >
      Write an essay
      on a book
`)
      .replace('summary: club', 'summary: "#读书-club"')
      .replace('name: Ann', 'name: Ann, slack: "@ann.lee"');
    const { channels, people, tasks } = campaignIn(text);
    expect([channels.summary, people[0]?.slack, tasks[0]?.title]).toEqual([
      '读书-club',
      'ann.lee',
      'Write an essay on a book',
    ]);
  });

  it('may be written with Windows line ends, a byte order mark, or aliases', () => {
    expect(campaignIn(`\u{feff}${smallest().replaceAll('\n', '\r\n')}`)).toEqual(campaignIn(smallest()));
    const shared = smallest(`rhythm:
  quarterly: { review: &morning { day: 5, at: "09:00" } }
  half_yearly: { assessment: *morning }
`);
    expect(campaignIn(shared).rhythm).toEqual({
      quarterly: { review: { day: 5, shift: 'previous-workday', at: '09:00' } },
      halfYearly: { assessment: { day: 5, shift: 'previous-workday', at: '09:00' } },
    });
  });
});
