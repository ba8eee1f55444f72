import type { FileDraft } from './check.ts';
import type { Notes } from './examine.ts';
import { finding } from './fault.ts';
import { entriesOf } from './references.ts';

/** The campaign and its tasks end after they begin, and no task lies outside the campaign. */
export function checkDays(draft: FileDraft, notes: Notes): void {
  const { starts_on: from, ends_on: to } = draft.campaign ?? {};
  if (from && to && to < from) {
    notes.add(['campaign', 'ends_on'], finding('ends-before-start', { from, to }));
    // Against a campaign that ends before it starts every task would be wrong.
    return;
  }
  for (const { entry: task, path } of entriesOf(draft.tasks, ['tasks'])) {
    for (const key of ['from', 'due_on'] as const) {
      const day = task[key];
      if (day && from && to && (day < from || day > to)) {
        notes.add([...path, key], finding('day-outside-campaign', { day, from, to }));
      }
    }
    if (task.from && task.due_on && task.due_on < task.from) {
      notes.add([...path, 'due_on'], finding('ends-before-start', { from: task.from, to: task.due_on }));
    }
  }
}
