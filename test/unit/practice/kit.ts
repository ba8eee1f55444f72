import type { Surface } from '../../../src/practice/schema-blocks.ts';

export const long = (length: number) => '长'.repeat(length);
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
export const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
export const button = (more: object = {}) => ({ type: 'button', text: plain('办'), ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const option = (more: object = {}) => ({ text: plain('甲'), value: 'a', ...more });
export const select = (more: object) => actions({ type: 'static_select', ...more });
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('题'),
  element,
  ...more,
});
export const textInput = (more: object = {}) => input({ type: 'plain_text_input', ...more });
export const cells = (rows: number, columns: number, text = '1') =>
  times(rows, () => times(columns, () => ({ type: 'raw_text', text })));

export interface Limit {
  what: string;
  /** Just inside. */
  good: object[];
  /** Just outside. */
  bad: object[];
  fault: string;
  on?: Surface;
}

export const message = (what: string, good: object, bad: object, fault: string): Limit => ({
  what,
  good: [good],
  bad: [bad],
  fault,
});
