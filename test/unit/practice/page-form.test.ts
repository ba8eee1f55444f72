import { describe, expect, it } from 'vitest';
import { stateValues, valueField as fieldOnPage } from '../../../src/practice/page/form.ts';
import { stateOf, valueField } from '../../../src/practice/state-values.ts';

const OPTION = { text: { type: 'plain_text', text: '甲' }, value: 'a' };

/** Something for every property in which an element's initial value may stand. */
const INITIAL = {
  initial_value: '值',
  initial_option: OPTION,
  initial_options: [OPTION],
  initial_user: 'U1',
  initial_users: ['U1'],
  initial_channel: 'C1',
  initial_channels: ['C1'],
  initial_conversation: 'D1',
  initial_conversations: ['D1'],
  initial_date: '2022-05-06',
  initial_time: '09:30',
  initial_date_time: 1_651_800_000,
  initial_files: ['F1'],
};

const TYPES = `
plain_text_input email_text_input url_text_input number_input rich_text_input file_input
static_select external_select users_select channels_select conversations_select
multi_static_select multi_external_select multi_users_select multi_channels_select multi_conversations_select
radio_buttons checkboxes datepicker timepicker datetimepicker button overflow`
  .trim()
  .split(/\s+/);

/** Names that an object has of itself. */
const NAMES = ['constructor', 'toString', 'hasOwnProperty'];

describe('the state that the page sends', () => {
  it.each(TYPES)('of a %s is the one that the server works out', (type) => {
    const elements = [
      { type, action_id: 'filled', ...INITIAL },
      { type, action_id: 'empty' },
    ];
    const blocks = [{ type: 'actions', block_id: 'b', elements }];
    expect(stateValues(blocks, new Map())).toEqual(stateOf(blocks));
    expect(fieldOnPage({ type })).toBe(valueField(type) ?? 'value');
  });

  it('has the fields that stand within another block', () => {
    const element = { type: 'static_select', action_id: 'a', initial_option: OPTION };
    const inner = { type: 'actions', block_id: 'inner', elements: [element] };
    const blocks = [{ type: 'container', block_id: 'outer', child_blocks: [inner] }];
    const expected = { inner: { a: { type: 'static_select', selected_option: OPTION } } };
    expect([stateValues(blocks, new Map()), stateOf(blocks)]).toEqual([expected, expected]);
  });

  it('has every block and element, whatever the app calls it', () => {
    const input = (block_id: string, action_id: string) => {
      const element = { type: 'plain_text_input', action_id, initial_value: '值' };
      return { type: 'input', block_id, element };
    };
    const values = stateValues(
      [...NAMES.map((name) => input(name, name)), input('__proto__', '__proto__')],
      new Map(),
    );
    expect(JSON.stringify(values)).toBe(
      `{${[...NAMES, '__proto__']
        .map((name) => `"${name}":{"${name}":{"type":"plain_text_input","value":"值"}}`)
        .join(',')}}`,
    );
  });
});
