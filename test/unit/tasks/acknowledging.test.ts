import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../../src/calendar/workdays.ts';
import { unacknowledgedFrom } from '../../../src/tasks/acknowledging.ts';

const line = (
  at: string,
  toState: string,
  fromState: string | null = null,
  actorId: string | null = 'office',
) => ({
  at: `${at}+08:00`,
  toState,
  fromState,
  actorId,
});
const from = (...history: ReturnType<typeof line>[]) =>
  unacknowledgedFrom(
    history.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    'Asia/Shanghai',
    workCalendar('CN'),
  );

describe('a task is late with being acknowledged on the second workday after it was handed over', () => {
  it.each([
    ['2022-05-17T10:00', '2022-05-19'],
    ['2022-05-20T00:30', '2022-05-24'],
    // In the evening, and on a day off, the next workday is the whole one.
    ['2022-05-20T20:00', '2022-05-24'],
    ['2022-05-21T10:00', '2022-05-24'],
    // The holiday of 30 April to 4 May lies between; Saturday the 7th is a workday.
    ['2022-04-28T10:00', '2022-05-05'],
    ['2022-04-29T10:00', '2022-05-06'],
    ['2022-05-06T10:00', '2022-05-09'],
  ])('%s: %s', (at, day) => expect(from(line(at, 'assigned'))).toBe(day));

  it('counts from the newest hand-over, whatever else was done since', () => {
    const added = line('2022-05-10T10:00', 'assigned');
    const others = [
      line('2022-05-11T10:00', 'assigned', 'assigned'),
      line('2022-05-12T10:00', 'assigned', 'assigned'),
    ];
    expect(from(added, ...others)).toBe('2022-05-12');
    const declined = line('2022-05-11T10:00', 'declined', 'assigned');
    expect(from(added, declined, line('2022-05-17T10:00', 'assigned', 'declined'))).toBe('2022-05-19');
    const proposed = [line('2022-05-10T10:00', 'draft'), line('2022-05-11T10:00', 'approved', 'draft')];
    expect(from(...proposed, line('2022-05-17T10:00', 'assigned', 'approved'))).toBe('2022-05-19');
  });

  it('is never late when nobody handed it over but the campaign file', () => {
    expect(from()).toBeNull();
    const imported = line('2022-05-10T10:00', 'assigned', 'assigned', null);
    expect(from(imported)).toBeNull();
    const declined = line('2022-05-11T10:00', 'declined', 'assigned');
    expect(from(imported, declined, line('2022-05-17T10:00', 'assigned', 'declined'))).toBe('2022-05-19');
  });
});
