import { fieldReader, type FormValues } from './form-fields.ts';
import { TASK_FORM } from './ids.ts';
import type { Field } from './task-fields.ts';

/** What somebody filled in; what was not asked or left empty is empty. */
export interface TaskFilled {
  title: string;
  section: string;
  day: string;
  goal: string;
  /** Sections, by their ids. */
  supporting: string[];
  source: string;
  person: string;
  held: boolean;
  urgent: boolean;
  text: string;
}

/** Reads a submitted form. */
export function readTaskForm(values: FormValues): TaskFilled {
  const read = fieldReader(values, TASK_FORM);
  const text = (field: Field): string => read.text(field);
  const option = (field: Field): string => read.option(field);
  const several = (field: Field): string[] => read.several(field);
  return {
    title: text('title'),
    section: option('section'),
    day: read.day('day'),
    goal: option('goal'),
    supporting: several('supporting'),
    source: option('source'),
    person: option('person'),
    held: option('held') === 'yes',
    urgent: several('urgent').length > 0,
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
