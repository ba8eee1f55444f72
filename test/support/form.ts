import type { StateValues } from '../../src/practice/contract.ts';
import { isObject, objectsOf, textOf, type Json } from '../../src/practice/json.ts';
import type { ViewRecord } from '../../src/practice/views.ts';
import { shown } from './shown.ts';

/**
 * What somebody writes into a form: field by field under its label; in the reply form by task as it is said
 * aloud (`T2`), and the rest.
 */
export interface Filling {
  fields?: Record<string, string>;
  tasks?: Record<string, { state?: string; text?: string; blocker?: string }>;
  general?: string;
}

interface Field {
  task: string | null;
  label: string;
  blockId: string;
  actionId: string;
  element: Json;
}

function fieldsOf(view: ViewRecord): Field[] {
  let task: string | null = null;
  return objectsOf(view.source.blocks).flatMap((block): Field[] => {
    const text = shown({ text: '', blocks: [{ ...block, type: String(block.type) }] });
    const named = /^\*(T\d+) /.exec(text);
    if (block.type === 'section') task = named?.[1] ?? null;
    if (block.type !== 'input' || !isObject(block.element)) return [];
    const { element } = block;
    const label = isObject(block.label) ? (textOf(block.label.text) ?? '') : '';
    const blockId = String(block.block_id);
    const isGeneral = /general/.test(blockId);
    return [{ task: isGeneral ? null : task, label, blockId, actionId: String(element.action_id), element }];
  });
}

/** A choice by its label; an empty label takes the choice back. */
function chosen(element: Json, label: string): Json {
  if (label === '') return { type: 'static_select', selected_option: null };
  const option = objectsOf(element.options).find(
    (one) => shown({ text: '', blocks: [{ type: '', ...one }] }) === label,
  );
  if (!option) throw new Error(`The form has no choice "${label}".`);
  return { type: 'static_select', selected_option: option };
}

/** What a field holds when somebody writes or chooses this in it. */
function put(element: Json, said: string): Json {
  switch (element.type) {
    case 'datepicker':
      return { type: 'datepicker', selected_date: said };
    case 'static_select':
    case 'radio_buttons':
      return { ...chosen(element, said), type: element.type };
    case 'file_input':
      return { type: 'file_input', files: said.split(' ').map((id) => ({ id })) };
    case 'multi_static_select': {
      const all = said.split('、').map((label) => chosen(element, label).selected_option);
      return { type: 'multi_static_select', selected_options: all };
    }
    case 'checkboxes':
      return { type: 'checkboxes', selected_options: [chosen(element, said).selected_option] };
    default:
      return { type: 'plain_text_input', value: said };
  }
}

/** The select outside of forms that offers this choice, and the choice. */
export function selectNamed(
  blocks: readonly Json[],
  label: string,
): { blockId: string; actionId: string; option: unknown } {
  for (const block of blocks) {
    for (const element of objectsOf(block.elements)) {
      const option = objectsOf(element.options).find(
        (one) => shown({ text: '', blocks: [{ type: '', ...one }] }) === label,
      );
      if (option) return { blockId: String(block.block_id), actionId: String(element.action_id), option };
    }
  }
  throw new Error(`Nothing offers the choice "${label}".`);
}

/** What stands in an open form, field by field: `T2 状态: 进行中`. */
export function standing(view: ViewRecord | undefined): string[] {
  if (!view) return [];
  return fieldsOf(view).map(({ task, label, blockId, actionId }) => {
    const value = view.state[blockId]?.[actionId] ?? {};
    const option = isObject(value['selected_option']) ? value['selected_option'] : null;
    const text = option
      ? shown({ text: '', blocks: [{ type: '', ...option }] })
      : (textOf(value['value']) ?? '');
    return `${task === null ? '' : `${task} `}${label}: ${text}`;
  });
}

/** The form's state with what somebody chose and wrote; everything else stays as it stands. */
export function filled(view: ViewRecord, { fields: named = {}, tasks = {}, general }: Filling): StateValues {
  const state = structuredClone(view.state);
  const set = (field: Field, value: Json): void => {
    state[field.blockId] = { [field.actionId]: value };
  };
  const fields = fieldsOf(view);
  for (const [label, said] of Object.entries(named)) {
    const field = fields.find((one) => one.label === label);
    if (!field) throw new Error(`The form does not ask "${label}".`);
    set(field, put(field.element, said));
  }
  for (const [task, said] of Object.entries(tasks)) {
    const [choice, text, blocker] = fields.filter((field) => field.task === task);
    if (!choice || !text || !blocker) throw new Error(`The form does not ask for ${task}.`);
    if (said.state !== undefined) set(choice, chosen(choice.element, said.state));
    if (said.text !== undefined) set(text, { type: 'plain_text_input', value: said.text });
    if (said.blocker !== undefined) set(blocker, { type: 'plain_text_input', value: said.blocker });
  }
  const last = fields.at(-1);
  if (general !== undefined && last) set(last, { type: 'plain_text_input', value: general });
  return state;
}
