import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../../src/calendar/workdays.ts';
import { isOverdue, lightOf, type LightFacts } from '../../../src/tasks/lights.ts';
import { TASK_STATES } from '../../../src/tasks/states.ts';

const cn = workCalendar('CN');

const facts = (more: Partial<LightFacts> = {}): LightFacts => ({
  state: 'in_progress',
  dueOn: '2022-05-20',
  submittedOn: null,
  returns: 0,
  missedReply: false,
  since: '2022-01-04',
  ...more,
});

describe('the light of a task', () => {
  it.each<[story: string, facts: LightFacts, today: string, light: string]>([
    ['with time left', facts(), '2022-05-16', 'green'],
    ['due in three workdays', facts(), '2022-05-17', 'blue'],
    ['due today', facts(), '2022-05-20', 'blue'],
    ['due in three workdays around a holiday', facts({ dueOn: '2022-05-06' }), '2022-04-28', 'blue'],
    ['due in four workdays around a holiday', facts({ dueOn: '2022-05-06' }), '2022-04-27', 'green'],
    ['due after a Saturday that is made up', facts({ dueOn: '2022-05-09' }), '2022-05-05', 'blue'],
    ['past its due day', facts(), '2022-05-21', 'red'],
    ['past its due day and not acknowledged', facts({ state: 'assigned' }), '2022-05-23', 'red'],
    ['past its due day and declined', facts({ state: 'declined' }), '2022-05-23', 'red'],
    ['without a due day', facts({ dueOn: null }), '2022-12-30', 'green'],
    ['whose weekly reply was missed', facts({ missedReply: true }), '2022-05-16', 'yellow'],
    ['returned once, though due soon', facts({ returns: 1 }), '2022-05-19', 'yellow'],
    ['returned once and late', facts({ returns: 1 }), '2022-05-23', 'red'],
    ['handed in in time', facts({ state: 'under_review', submittedOn: '2022-05-20' }), '2022-05-30', 'green'],
    ['handed in late', facts({ state: 'under_review', submittedOn: '2022-05-21' }), '2022-05-30', 'yellow'],
    ['made good and closed', facts({ state: 'closed', submittedOn: '2022-05-25' }), '2022-06-30', 'yellow'],
    [
      'closed in time after a return',
      facts({ state: 'closed', submittedOn: '2022-05-19', returns: 1 }),
      '2022-06-30',
      'green',
    ],
    ['declined and not late', facts({ state: 'declined', returns: 1 }), '2022-05-19', 'grey'],
    ['declined without a due day', facts({ state: 'declined', dueOn: null }), '2022-05-19', 'grey'],
    ['suspended, however late', facts({ state: 'suspended' }), '2022-08-01', 'grey'],
    ['proposed', facts({ state: 'draft' }), '2022-05-16', 'grey'],
    ['cancelled', facts({ state: 'cancelled' }), '2022-08-01', 'grey'],
  ])('%s', (_story, given, today, light) => {
    expect(lightOf(given, today, cn)).toBe(light);
  });

  it('does not blame an office for what came due before it was kept on its rhythm', () => {
    const before = facts({ dueOn: '2020-06-30' });
    expect(isOverdue(before, '2022-05-05')).toBe(false);
    expect(lightOf(before, '2022-05-05', cn)).not.toBe('red');
    expect(isOverdue(facts({ dueOn: '2020-06-30', since: null }), '2022-05-05')).toBe(true);
  });

  it.each(TASK_STATES)('calls a task in state %s late only while its section has it in hand', (state) => {
    const inHand = ['assigned', 'in_progress', 'declined'].includes(state);
    expect(isOverdue(facts({ state }), '2022-06-30')).toBe(inHand);
  });
});
