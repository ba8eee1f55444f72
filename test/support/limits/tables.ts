import { BLOCK } from './examples.ts';
import {
  cells,
  filled,
  limit,
  listLimits,
  long,
  mrkdwn,
  notAWord,
  numberLimits,
  richText,
  tooFew,
  tooLong,
  tooMany,
  tooShort,
  times,
  words,
  type Example,
  type Limit,
} from './kit.ts';

const { table, data_table: data } = BLOCK;

const one = { type: 'raw_text', text: '1' };
const header = (width: number): object[] => times(width, () => one);

/** What is asked of the cells of both kinds of table; the first row of one of them is a header. */
function cellLimits(example: Example, above: object[][]): Limit[] {
  const row = above.length;
  const of = (cell: object) => ({ rows: [...above, [cell]] });
  const cell = (what: string, good: object, bad: object, fault: string, pointer = '') =>
    limit(example, what, of(good), of(bad), fault, `/rows/${row}/0${pointer}`);
  const count = { type: 'raw_number', value: 1, text: '1' };
  return [
    cell('text of a cell empty', one, { ...one, text: '' }, tooShort(1), '/text'),
    cell('text of a cell missing', one, { type: 'raw_text' }, 'missing required field: text'),
    cell('text of a number empty', count, { ...count, text: '' }, tooShort(1), '/text'),
    cell('text of a number missing', count, { type: 'raw_number', value: 1 }, 'missing required field: text'),
    cell('number missing', count, { type: 'raw_number', text: '1' }, 'missing required field: value'),
    cell('number in words', count, { ...count, value: '1' }, 'must provide a number', '/value'),
    cell('kind of a cell', richText(words()), mrkdwn(), 'unsupported type: mrkdwn', '/type'),
    limit(
      example,
      'columns too many',
      { rows: [...above.map(() => header(20)), header(20)] },
      { rows: [...above.map(() => header(20)), header(21)] },
      tooMany(20),
      `/rows/${row}`,
    ),
    limit(example, 'columns too few', of(one), { rows: [...above, []] }, tooFew(1), `/rows/${row}`),
  ];
}

/** Limits of tables. */
export const TABLE_LIMITS: Limit[] = [
  ...cellLimits(table, []),
  ...listLimits(table, 'rows', { min: 1, max: 100 }, (count) => cells(count, 1)),
  limit(
    table,
    'characters of all cells',
    { rows: cells(100, 1, long(100)) },
    { rows: [...cells(99, 1, long(100)), ...cells(1, 1, long(101))] },
    tooLong(10_000),
    '/rows',
  ),
  ...listLimits(table, 'column_settings', { max: 20 }, (count) => times(count, () => null)),
  limit(
    table,
    'column alignment',
    { column_settings: [{ align: 'left' }, { align: 'center' }, { align: 'right', is_wrapped: true }] },
    { column_settings: [{ align: 'justify' }] },
    notAWord,
    '/column_settings/0/align',
  ),

  ...cellLimits(data, [[one]]),
  ...listLimits(data, 'rows', { min: 2, max: 201 }, (count) => cells(count, 1)),
  limit(
    data,
    'characters of all cells',
    { rows: cells(200, 1, long(100)) },
    { rows: cells(201, 1, long(100)) },
    tooLong(20_000),
    '/rows',
  ),
  filled(data, 'caption'),
  ...numberLimits(data, 'page_size', { min: 1, max: 100 }),
  limit(
    data,
    'row header negative',
    { rows: cells(2, 2), row_header_column_index: 0 },
    { rows: cells(2, 2), row_header_column_index: -1 },
    'must be greater than 0',
    '/row_header_column_index',
  ),
  limit(
    data,
    'row header beyond the columns',
    { rows: cells(2, 2), row_header_column_index: 1 },
    { rows: cells(2, 2), row_header_column_index: 2 },
    'must be less than 2',
    '/row_header_column_index',
  ),
  limit(
    data,
    'header formatted',
    { rows: [[one], [richText(words())]] },
    { rows: [[richText(words())], [one]] },
    'unsupported type: rich_text',
    '/rows/0/0/type',
  ),
  limit(
    data,
    'rows of different lengths',
    { rows: cells(2, 2) },
    { rows: [header(2), [one]] },
    'must provide 2 items',
    '/rows/1',
  ),
];
