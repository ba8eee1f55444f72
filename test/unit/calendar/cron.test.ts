import { describe, expect, it } from 'vitest';
import { checkCron, firstMatch } from '../../../src/calendar/cron.ts';

describe('cron expressions', () => {
  it.each(['0 9 * * 1', '30 8 25 * *', '0 9 L * *', '0 9 * * MON-FRI', '0 9 * * 5L'])(
    '%s is good',
    (cron) => {
      expect(checkCron(cron)).toBeNull();
    },
  );

  it.each([
    ['61 9 * * *', /minute: 61/],
    ['0 9 * *', /space separated parts/],
    ['0 0 9 * * 1', /exactly 5 parts/],
    ['every Monday', /space separated parts/],
    ['0 9 ? * 1', /\? is not supported/],
    ['0 9 30 2 *', /no day matches/],
  ])('%s is refused with the reason', (cron, reason) => {
    expect(checkCron(cron)).toMatch(reason);
  });

  it('match first where the range begins and last where it ends', () => {
    expect(firstMatch('0 0 * * 1', '2022-05-02', '2022-05-08')).toEqual({ on: '2022-05-02', at: '00:00' });
    expect(firstMatch('59 23 * * 0', '2022-05-02', '2022-05-08')).toEqual({ on: '2022-05-08', at: '23:59' });
    expect(firstMatch('0 9 31 * *', '2022-06-01', '2022-06-30')).toBeNull();
  });
});
