import { fieldReader, type FormValues } from './form-fields.ts';
import { TASK_FORM } from './ids.ts';
import type { Field } from './task-form.ts';

/** What somebody filled in; what was not asked or left empty is empty. */
export interface TaskFilled {
  title: string;
  section: string;
  day: string;
  person: string;
  held: boolean;
  urgent: boolean;
  text: string;
}

/** Reads a submitted form. */
export function readTaskForm(values: FormValues): TaskFilled {
  const read = fieldReader(values, TASK_FORM);
  const option = (field: Field): string => read.option(field);
  const text = (field: Field): string => read.text(field);
  return {
    title: text('title'),
    section: option('section'),
    day: read.day('day'),
    person: option('person'),
    held: option('held') === 'yes',
    urgent: read.boxes('urgent') > 0,
    text: text('text'),
  };
}

/** What a form remembers: its task, if it is of one, the channel that it was opened from, and the kept words. */
export function readFormTask(metadata: string): {
  taskId: string | null;
  from: string | null;
  draftId: string | null;
} {
  const [taskId = null, from = null, draftId = null] = metadata.split('@').map((part) => part || null);
  return { taskId, from, draftId };
}
