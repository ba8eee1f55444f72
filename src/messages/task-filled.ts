import { kept } from '../text.ts';
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

type Values = Record<string, Record<string, object>>;

/** Reads a submitted form. */
export function readTaskForm(values: Values): TaskFilled {
  const of = (field: Field): object => values[`${TASK_FORM.field}.${field}`]?.[TASK_FORM.input] ?? {};
  const text = (one: unknown): string => (typeof one === 'string' ? kept(one) : '');
  const option = (one: object): string =>
    text(Reflect.get(Object(Reflect.get(one, 'selected_option')), 'value'));
  const several = (one: object): string[] => {
    const all: unknown = Reflect.get(one, 'selected_options');
    return Array.isArray(all) ? all.map((each) => text(Reflect.get(Object(each), 'value'))) : [];
  };
  return {
    title: text(Reflect.get(of('title'), 'value')),
    section: option(of('section')),
    day: text(Reflect.get(of('day'), 'selected_date')),
    goal: option(of('goal')),
    supporting: several(of('supporting')),
    source: option(of('source')),
    person: option(of('person')),
    held: option(of('held')) === 'yes',
    urgent: several(of('urgent')).length > 0,
    text: text(Reflect.get(of('text'), 'value')),
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
