import { expect, it } from 'vitest';
import { monthLight, type LightFacts } from '../../../src/tasks/lights.ts';

const MAY = { from: '2022-05-01', to: '2022-05-31' };
type Facts = Pick<LightFacts, 'state' | 'dueOn' | 'submittedOn' | 'since'>;

const open = (dueOn: string | null): Facts => ({
  state: 'in_progress',
  dueOn,
  submittedOn: null,
  since: '2022-01-04',
});
const closed = (dueOn: string, submittedOn: string): Facts => ({
  ...open(dueOn),
  state: 'closed',
  submittedOn,
});

it.each<[story: string, facts: Facts, today: string, light: string]>([
  ['late and still open', open('2022-05-20'), '2022-05-23', 'red'],
  ['late, long ago, and still open', open('2022-03-20'), '2022-07-01', 'red'],
  ['due today', open('2022-05-20'), '2022-05-20', 'green'],
  ['late only since the month is over', open('2022-05-31'), '2022-06-20', 'green'],
  ['without a due day', open(null), '2022-06-20', 'green'],
  ['due before this office kept time', open('2021-12-31'), '2022-05-20', 'green'],
  ['handed in on its due day', closed('2022-05-20', '2022-05-20'), '2022-06-20', 'green'],
  ['made good within the month', closed('2022-05-20', '2022-05-25'), '2022-06-20', 'yellow'],
  ['made good a month later', closed('2022-05-20', '2022-06-02'), '2022-06-20', 'yellow'],
  ['made good before the month began', closed('2022-04-20', '2022-04-25'), '2022-06-20', 'green'],
  ['suspended', { ...open('2022-05-20'), state: 'suspended' }, '2022-06-20', 'grey'],
  ['looked at before the month comes', open('2022-03-20'), '2022-04-20', 'green'],
])('a task that is %s', (_story, facts, today, light) => {
  expect(monthLight(facts, MAY, today)).toBe(light);
});
