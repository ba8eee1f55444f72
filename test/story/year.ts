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

const leave: Happening[] = [
  typed('2022-02-14', '09:40', headOf('zonghe'), 'leave 2022-02-15 2022-03-04'),
  typed('2022-05-10', '09:40', headOf('wendian'), 'leave 2022-05-11 2022-05-31'),
  typed('2022-08-01', '09:40', 'ducha-yuan', 'leave 2022-08-02 2022-08-19'),
  typed('2022-09-01', '09:40', OFFICE, 'leave 2022-09-02 2022-09-09 @xingzheng-kz'),
];

/** All that people do in the year, in order. */
export function year(): Happening[] {
  return [...replies(), ...tasks(), ...leave].toSorted(
    (one, other) => Date.parse(one.at) - Date.parse(other.at),
  );
}
