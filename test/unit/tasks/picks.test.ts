import { expect, it } from 'vitest';
import type { Light } from '../../../src/tasks/lights.ts';
import { byUrgency, type ListedTask } from '../../../src/tasks/picks.ts';
import type { TaskState } from '../../../src/tasks/states.ts';

function listed(number: number, light: Light, state: TaskState, dueOn: string | null): ListedTask {
  return { task: { number, state, dueOn }, light, section: { id: 'zonghe' }, waits: false } as ListedTask;
}

it('what is late comes first, what was over before the office began comes last', () => {
  const lines = [
    listed(1, 'grey', 'assigned', '2020-06-30'),
    listed(2, 'green', 'in_progress', null),
    listed(3, 'grey', 'suspended', '2022-05-10'),
    listed(4, 'blue', 'in_progress', '2022-05-20'),
    listed(5, 'red', 'in_progress', '2022-05-18'),
  ];
  expect(lines.toSorted(byUrgency).map(({ task }) => task.number)).toEqual([5, 3, 4, 2, 1]);
});
