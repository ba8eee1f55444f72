import { addDays } from '../../src/calendar/day.ts';
import { workCalendar } from '../../src/calendar/workdays.ts';
import type { TestOffice } from '../support/office.ts';

/** Something that somebody does in the year. */
export interface Happening {
  at: string;
  does: (office: TestOffice) => Promise<unknown>;
}

const calendar = workCalendar('CN');
const OFFICE = 'chuangjian-ban';

/** Head and section, in roster order. */
const SECTIONS = [
  'zonghe',
  'mishu1',
  'mishu2',
  'mishu3',
  'wendian',
  'ducha',
  'xinxi',
  'huiwu',
  'renshi',
  'xinfang',
  'yingji',
  'xingzheng',
  'dangjian',
];

const at = (day: string, time: string): string => `${day}T${time}+08:00`;
const typed = (day: string, time: string, who: string, text: string): Happening => ({
  at: at(day, time),
  does: (office) => office.types(who, `/duban ${text}`),
});
const headOf = (section: string): string => `${section}-kz`;

/** The n-th workday after a day. */
function workday(from: string, n: number): string {
  let day = from;
  for (let left = n; left > 0;) {
    day = addDays(day, 1);
    if (calendar.isWorkday(day)) left -= 1;
  }
  return day;
}

/** Three sections answer each week: in time, with nothing new, and one of them only after the summary. */
function replies(): Happening[] {
  return Array.from({ length: 51 }, (_, week) => {
    const tuesday = addDays('2022-01-04', 7 * week);
    const [first = '', second = '', third = ''] = [0, 5, 9].map(
      (n) => SECTIONS[(week + n) % SECTIONS.length],
    );
    return [
      typed(tuesday, '10:10', headOf(first), 'reply 按计划推进'),
      typed(tuesday, '10:20', headOf(second), 'reply 本周没有新情况'),
      typed(addDays(tuesday, 3), '17:00', headOf(third), 'reply 补报：已完成'),
    ];
  }).flat();
}

/**
 * Every twenty-four workdays the office adds a task: the first is left alone until the ladder is at its top, the next is
 * deferred and finished, the next handed in late in the evening, the next declined and reassigned; and so on.
 */
function tasks(): Happening[] {
  const all: Happening[] = [];
  for (let turn = 0; turn < 10; turn += 1) {
    const day = workday('2022-01-05', 24 * turn);
    const ref = `T${21 + turn}`;
    const section = SECTIONS[(3 * turn) % SECTIONS.length] ?? '';
    const head = headOf(section);
    const due = workday(day, 8);
    const say = (after: number, time: string, who: string, text: string): void =>
      void all.push(typed(workday(day, after), time, who, `task ${text}`));
    all.push(typed(day, '14:00', OFFICE, `task add 专项工作${turn + 1} section:${section} due:${due}`));
    if (turn % 4 === 0) {
      say(14, '10:00', 'ducha-yuan', `talk ${ref} yes 已当面了解情况`);
      say(15, '11:00', head, `ack ${ref}`);
      say(16, '11:00', head, `submit ${ref} 已补办`);
      say(17, '11:00', OFFICE, `close ${ref}`);
    } else if (turn % 4 === 1) {
      say(1, '11:00', head, `ack ${ref}`);
      say(6, '15:30', head, `defer ${ref} to:${workday(due, 5)} 等材料`);
      say(7, '16:00', OFFICE, `approve ${ref}`);
      say(12, '09:30', head, `submit ${ref} 已办结`);
      say(12, '17:30', 'ducha-yuan', `return ${ref} 缺少依据`);
      say(13, '10:00', head, `submit ${ref} 已补齐`);
      say(14, '10:00', 'ducha-yuan', `close ${ref}`);
    } else if (turn % 4 === 2) {
      say(1, '08:45', head, `ack ${ref}`);
      say(5, '20:15', head, `submit ${ref} 晚上办完`);
      say(6, '22:30', OFFICE, `close ${ref} 好`);
    } else {
      say(1, '10:00', head, `decline ${ref} 不属于本科室`);
      say(2, '10:00', OFFICE, `assign ${ref} section:wendian`);
      say(3, '12:30', 'fuzhuren-1', `instruct ${ref} 请抓紧`);
      say(4, '09:15', headOf('wendian'), `ack ${ref}`);
      say(5, '09:15', headOf('wendian'), `answer ${ref} 本周办完`);
      say(6, '16:45', 'fuzhuren-1', `read ${ref}`);
    }
  }
  return all;
}

/** Somebody's leave, both days included, and who is told in their place. */
export interface Away {
  who: string;
  from: string;
  to: string;
  /** The section that they head; null for a member of the campaign office. */
  section: string | null;
  standIns: readonly string[];
  /** On how many days there is something to tell. */
  days: number;
}

/** The members of the campaign office. */
export const BOTH: readonly string[] = [OFFICE, 'ducha-yuan'];

/** The third lies within the fourth, and the last is of a section that is told everything by direct message. */
export const LEAVE: readonly Away[] = [
  {
    who: 'zonghe-kz',
    from: '2022-02-15',
    to: '2022-03-04',
    section: 'zonghe',
    standIns: ['zonghe-fkz'],
    days: 2,
  },
  { who: 'wendian-kz', from: '2022-05-11', to: '2022-05-31', section: 'wendian', standIns: BOTH, days: 3 },
  { who: 'xinxi-kz', from: '2022-08-08', to: '2022-08-12', section: 'xinxi', standIns: [OFFICE], days: 1 },
  { who: 'ducha-yuan', from: '2022-08-02', to: '2022-08-19', section: null, standIns: [OFFICE], days: 1 },
  {
    who: 'xingzheng-kz',
    from: '2022-09-02',
    to: '2022-09-09',
    section: 'xingzheng',
    standIns: BOTH,
    days: 1,
  },
  { who: 'dangjian-kz', from: '2022-11-07', to: '2022-11-18', section: 'dangjian', standIns: BOTH, days: 4 },
];

/** Everybody's leave is on record before it begins; the office enters it for one of them. */
function leave(): Happening[] {
  return LEAVE.map(({ who, from, to }) => {
    const by = who === 'xingzheng-kz' ? OFFICE : who;
    const whose = by === who ? '' : ` @${who}`;
    return typed(addDays(from, -1), '09:40', by, `leave ${from} ${to}${whose}`);
  });
}

/** The bot looks around, as it does each minute. */
const passes = (day: string, time: string): Happening => ({
  at: at(day, time),
  does: (office) => office.bot.tick(),
});

/** Somebody who wants not to be disturbed for some hours of a day. */
export interface Undisturbed {
  who: string;
  day: string;
  from: string;
  to: string;
  /** When they are told next, as day and time. */
  told: string;
}

/**
 * A head until after the day's messages: told a minute later, as what Slack says of it holds for a minute. A member of the
 * office until the evening: told in the morning what still waits. A head who is asked for the week: that waits for nobody.
 */
export const UNDISTURBED: readonly Undisturbed[] = [
  { who: 'zonghe-kz', day: '2022-01-12', from: '08:40', to: '10:30', told: '2022-01-12 10:31' },
  { who: 'ducha-yuan', day: '2022-01-27', from: '10:30', to: '19:00', told: '2022-01-28 09:00' },
  { who: 'dangjian-kz', day: '2022-02-14', from: '08:40', to: '11:30', told: '2022-02-14 09:00' },
];

function undisturbed(): Happening[] {
  return UNDISTURBED.flatMap(({ who, day, from, to, told }): Happening[] => {
    const sets = (dnd: boolean) => (office: TestOffice) =>
      office.practice.acts.perform({ as: who, kind: 'preferences', dnd });
    return [
      { at: at(day, from), does: sets(true) },
      passes(day, to),
      { at: at(day, to), does: sets(false) },
      { at: `${told.replace(' ', 'T')}+08:00`, does: (office) => office.bot.tick() },
    ];
  });
}

/** What people do in December while the office rests, and the bot's passes on both sides of each border. */
const RESTING: readonly Happening[] = [
  typed('2022-12-07', '20:00:00', OFFICE, 'task add 晚上立项 section:mishu1 due:2022-12-21'),
  passes('2022-12-08', '08:29:59'),
  passes('2022-12-08', '08:30:00'),
  typed('2022-12-11', '15:00:00', OFFICE, 'task add 周日立项 section:xinfang due:2022-12-21'),
  passes('2022-12-12', '00:00:00'),
  passes('2022-12-12', '08:29:59'),
  passes('2022-12-12', '08:30:00'),
  typed('2022-12-12', '10:00:00', 'xinfang-kz', 'task ack T32'),
  typed('2022-12-13', '07:50:00', 'xinfang-kz', 'task submit T32 清早办完'),
  typed('2022-12-13', '07:55:00', 'fuzhuren-2', 'task instruct T31 请抓紧'),
  passes('2022-12-13', '08:29:59'),
  passes('2022-12-13', '08:30:00'),
  passes('2022-12-13', '08:59:59'),
  typed('2022-12-14', '17:59:59', OFFICE, 'task add 下班前立项 section:yingji due:2022-12-21'),
  typed('2022-12-14', '18:00:00', OFFICE, 'task add 下班后立项 section:huiwu due:2022-12-21'),
  passes('2022-12-15', '08:29:59'),
  passes('2022-12-15', '08:30:00'),
];

/** All that people do in the year, in order. */
export function year(): Happening[] {
  const all = [...replies(), ...tasks(), ...leave(), ...undisturbed(), ...RESTING];
  return all.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
