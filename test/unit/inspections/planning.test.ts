import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../../src/calendar/workdays.ts';
import { dayForSpecial, planNotes, type Visit } from '../../../src/inspections/planning.ts';

const calendar = workCalendar('CN');
const visit = (
  ref: string,
  heldOn: string,
  sectionIds: string[],
  state: Visit['state'] = 'planned',
): Visit => ({
  ref,
  heldOn,
  state,
  sectionIds,
});

describe('the day of a special inspection', () => {
  it('is the first workday after tomorrow when its sections expect nobody', () => {
    expect(dayForSpecial(['wendian'], [], '2022-05-05', calendar)).toBe('2022-05-07');
    expect(dayForSpecial(['wendian'], [], '2022-05-06', calendar)).toBe('2022-05-09');
  });

  it('is that of a round that comes to one of its sections in the same month anyway', () => {
    const visits = [
      visit('I1', '2022-05-25', ['zonghe', 'wendian']),
      visit('I2', '2022-05-18', ['zonghe']),
      visit('I3', '2022-05-10', ['wendian'], 'finished'),
      visit('I4', '2022-05-11', ['wendian'], 'cancelled'),
    ];
    expect(dayForSpecial(['wendian'], visits, '2022-05-12', calendar)).toBe('2022-05-25');
    expect(dayForSpecial(['zonghe', 'wendian'], visits, '2022-05-12', calendar)).toBe('2022-05-18');
    expect(dayForSpecial(['xinxi'], visits, '2022-05-12', calendar)).toBe('2022-05-16');
    expect(dayForSpecial(['wendian'], visits, '2022-04-28', calendar)).toBe('2022-05-05');
  });
});

describe('what is said of other visits', () => {
  it('names the round of another day, and that of the same one', () => {
    const visits = [visit('I1', '2022-05-25', ['zonghe', 'wendian']), visit('I2', '2022-06-24', ['zonghe'])];
    expect(planNotes(['wendian', 'xinxi'], '2022-05-18', visits)).toEqual([
      { kind: 'other_day', ref: 'I1', on: '2022-05-25', sectionIds: ['wendian'] },
    ]);
    expect(planNotes(['zonghe'], '2022-05-25', visits)).toEqual([
      { kind: 'same_day', ref: 'I1', on: '2022-05-25', sectionIds: ['zonghe'] },
    ]);
    expect(planNotes(['xinxi'], '2022-05-25', visits)).toEqual([]);
  });

  it('warns from the third round of a section in a month on; what was called off does not count', () => {
    const visits = [
      visit('I1', '2022-05-10', ['wendian'], 'finished'),
      visit('I2', '2022-05-18', ['wendian', 'zonghe'], 'cancelled'),
      visit('I3', '2022-05-25', ['wendian', 'zonghe']),
    ];
    const caps = planNotes(['zonghe', 'wendian'], '2022-05-25', visits).filter(({ kind }) => kind === 'cap');
    expect(caps).toEqual([{ kind: 'cap', sectionId: 'wendian', count: 3 }]);
  });
});
