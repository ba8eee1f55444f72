import { describe, expect, it } from 'vitest';
import { dayNamed } from '../../../src/calendar/day-words.ts';

/** A Thursday. */
const TODAY = '2022-05-05';

describe('a day as people write it', () => {
  it.each([
    ['2022-05-20', '2022-05-20'],
    ['2022/5/20', '2022-05-20'],
    ['2022.5.20', '2022-05-20'],
    ['5月20日', '2022-05-20'],
    ['5月20', '2022-05-20'],
    ['5月20号', '2022-05-20'],
    ['2023年1月3日', '2023-01-03'],
    ['20 May', '2022-05-20'],
    ['20 may 2023', '2023-05-20'],
    ['3 January', '2022-01-03'],
    ['今天', '2022-05-05'],
    ['明天', '2022-05-06'],
    ['后天', '2022-05-07'],
    ['today', '2022-05-05'],
    ['Tomorrow', '2022-05-06'],
    ['周五', '2022-05-06'],
    ['周四', '2022-05-05'],
    ['周三', '2022-05-11'],
    ['本周五', '2022-05-06'],
    ['这周一', '2022-05-02'],
    ['下周三', '2022-05-11'],
    ['下个星期三', '2022-05-11'],
    ['下下周一', '2022-05-16'],
    ['星期天', '2022-05-08'],
    ['礼拜日', '2022-05-08'],
    ['Friday', '2022-05-06'],
    ['next Wed', '2022-05-11'],
    ['  NEXT   wednesday ', '2022-05-11'],
    ['this mon', '2022-05-02'],
  ])('%s', (written, day) => {
    expect(dayNamed(written, TODAY)).toBe(day);
  });

  it('without a year is this year’s, or next year’s when it is long over', () => {
    expect(dayNamed('4月20日', TODAY)).toBe('2022-04-20');
    expect(dayNamed('1月5日', '2022-12-20')).toBe('2023-01-05');
    expect(dayNamed('5 Jan', '2022-12-20')).toBe('2023-01-05');
  });

  it.each(['', '改天', '2月30日', '2022-13-01', '32 May', '20 Foo', '下周', 'next', 'constructor', '2022-5'])(
    'but “%s” is none',
    (written) => {
      expect(dayNamed(written, TODAY)).toBeNull();
    },
  );
});
