import { BLOCK, ELEMENT } from './examples.ts';
import { cells, long, plain, times, tooLong, tooMany, vary, type Example, type Limit } from './kit.ts';
import type { Surface } from '../../../src/practice/block-kit/schema.ts';

const dividers = (count: number): object[] => times(count, () => ({ type: 'divider' }));
const named = (...ids: string[]): object[] => ids.map((block_id) => ({ type: 'divider', block_id }));
const buttons = (...ids: string[]): object => ({
  type: 'actions',
  elements: ids.map((action_id) => ({ type: 'button', text: plain(), action_id })),
});
const focused = (...focus: boolean[]): object[] =>
  focus.map((focus_on_load) => vary(ELEMENT.plain_text_input, { focus_on_load }));
const table = vary(BLOCK.table, {});
const chart = vary(BLOCK.data_visualization, {});
const data = vary(BLOCK.data_table, { rows: cells(101, 1, long(100)) });
const markdown = (length: number) => vary(BLOCK.markdown, { text: long(length) });
const section = (length: number) => vary(BLOCK.section, { text: plain(long(length)) });

function mostBlocks(on: Surface, most: number): Limit {
  const faults = [{ fault: tooMany(most), pointer: '' }];
  return { what: `blocks of a ${on}`, on, good: dividers(most), bad: dividers(most + 1), faults };
}

/** What blocks must keep among each other. */
const AMONG: Omit<Limit, 'amongBlocks'>[] = [
  {
    what: 'block ids are unique',
    on: 'message',
    good: named('a', 'b'),
    bad: named('a', 'b', 'a'),
    faults: [{ fault: '`block_id` "a" already exists', pointer: '/2/block_id' }],
  },
  {
    what: 'block ids are unique within a container as well',
    on: 'message',
    good: [...named('a'), vary(BLOCK.container, { child_blocks: named('b') })],
    bad: [...named('a'), vary(BLOCK.container, { child_blocks: named('a') })],
    faults: [{ fault: '`block_id` "a" already exists', pointer: '/1/child_blocks/0/block_id' }],
  },
  {
    what: 'action ids are unique within a block',
    on: 'message',
    good: [buttons('a', 'b'), buttons('a')],
    bad: [buttons('a', 'b', 'a')],
    faults: [{ fault: '`action_id` "a" already exists', pointer: '/0/elements/2/action_id' }],
  },
  {
    what: 'one element has the focus',
    on: 'modal',
    good: focused(true, false),
    bad: focused(true, true),
    faults: [
      { fault: 'only one element can have `focus_on_load` set to true', pointer: '/1/element/focus_on_load' },
    ],
  },
  {
    what: 'one table in a message',
    on: 'message',
    good: [table],
    bad: [table, vary(BLOCK.container, { child_blocks: [table] })],
    faults: [{ fault: 'only_one_table_allowed' }],
    error: 'invalid_attachments',
  },
  {
    what: 'two charts in a message',
    on: 'message',
    good: [chart, chart],
    bad: [chart, chart, chart],
    faults: [{ fault: 'too many data_visualization blocks' }],
  },
  {
    what: 'characters of all data tables in a message',
    on: 'message',
    good: [data],
    bad: [data, data],
    faults: [{ fault: tooLong(20_000) }],
  },
  {
    what: 'markdown of a message',
    on: 'message',
    good: [markdown(6000), markdown(6000)],
    bad: [markdown(6000), markdown(6001)],
    faults: [],
    error: 'msg_blocks_too_long',
  },
  {
    what: 'characters of all blocks in a message',
    on: 'message',
    good: [...times(4, () => section(3000)), section(1200)],
    bad: [...times(4, () => section(3000)), section(1201)],
    faults: [],
    error: 'msg_blocks_too_long',
  },
];

/** Blocks that a surface does not take. */
const PLACES: [Surface, ...Example[]][] = [
  ['home', BLOCK.alert, BLOCK.table, BLOCK.data_table, BLOCK.data_visualization, BLOCK.markdown],
  ['home', BLOCK.container, BLOCK.context_actions, BLOCK.task_card, BLOCK.plan],
  ['modal', BLOCK.table, BLOCK.data_table, BLOCK.data_visualization, BLOCK.markdown, BLOCK.container],
  ['modal', BLOCK.card, BLOCK.carousel, BLOCK.context_actions, BLOCK.task_card, BLOCK.plan],
  ['message', BLOCK.alert],
];

/** Elements that a surface does not take, although it takes their block. */
const ELEMENT_PLACES: [Surface, ...Example[]][] = [
  ['home', ELEMENT.datetimepicker, ELEMENT.workflow_button],
  ['home', ELEMENT.email_text_input, ELEMENT.url_text_input, ELEMENT.number_input, ELEMENT.file_input],
  ['modal', ELEMENT.workflow_button],
  ['message', ELEMENT.email_text_input, ELEMENT.url_text_input, ELEMENT.number_input],
  ['message', ELEMENT.rich_text_input, ELEMENT.file_input],
];

const misplaced = ([on, ...examples]: [Surface, ...Example[]]): Limit[] =>
  examples.map(({ value, within }) => {
    const type = String(value.type);
    const faults = [{ fault: `unsupported type: ${type}`, pointer: `/0${within.pointer}/type` }];
    return { what: `no ${type} on ${on}`, on, good: dividers(1), bad: [within.wrap(value)], faults };
  });

const unknown = (what: string, bad: object, fault: string, pointer: string): Limit => ({
  what,
  on: 'message',
  good: dividers(1),
  bad: [bad],
  faults: [{ fault, pointer }],
});

/** Limits of a list of blocks. */
export const PAYLOAD_LIMITS: Limit[] = [
  mostBlocks('message', 50),
  mostBlocks('modal', 100),
  mostBlocks('home', 100),
  ...[...PLACES, ...ELEMENT_PLACES].flatMap(misplaced),
  ...['ruler', 'video', 'file', 'call'].map((type) =>
    unknown(`no ${type}`, { type }, `unsupported type: ${type}`, '/0/type'),
  ),
  unknown('block without type', {}, 'missing required field: type', '/0'),
  unknown('block that is none', [], 'must provide an object', '/0'),
  ...AMONG.map((limit) => ({ ...limit, amongBlocks: true })),
];
