import { charactersWithin } from '../characters.ts';
import { objectsOf, type Json } from '../json.ts';
import { richText } from './rich-text.ts';
import {
  boolean,
  byType,
  filled,
  integer,
  list,
  nullable,
  number,
  object,
  oneOf,
  required,
  string,
  typed,
  type Breach,
  type Rule,
} from './schema.ts';
import { blocksWithin } from './structure.ts';

// Tables, as docs.slack.dev/reference/block-kit/blocks/table-block and data-table-block have them.

/** What a cell may be. The reference lets a number go without its text; Slack was seen to refuse that. */
const CELLS = {
  raw_text: typed({ text: required(filled) }),
  raw_number: typed({ value: required(number), text: required(filled) }),
  rich_text: richText,
};

const rows = (limits: { min: number; max: number }) =>
  required(list(list(byType(CELLS), { min: 1, max: 20 }), limits));

/** Slack counts what is written in all cells of a table together. */
function cellsWithin(limit: number): Rule {
  return {
    name: `${limit} characters in all cells`,
    broken: (table) =>
      charactersWithin(table.rows) > limit ? [[`must be less than ${limit + 1} characters`, '/rows']] : [],
  };
}

/** A plain table: no pages, no sorting. */
export const table = typed(
  {
    block_id: string({ max: 255 }),
    rows: rows({ min: 1, max: 100 }),
    column_settings: list(
      nullable(object({ align: oneOf('left', 'center', 'right'), is_wrapped: boolean })),
      { max: 20 },
    ),
  },
  cellsWithin(10_000),
);

function rowsOf(value: Json): Json[][] {
  return Array.isArray(value.rows) ? value.rows.map((row) => objectsOf(row)) : [];
}

// Slack's words for the next three are not known; that it refuses is in the reference.

const plainHeader: Rule = {
  name: 'header cells are not rich text',
  broken: (value) =>
    (rowsOf(value)[0] ?? []).flatMap((cell, at): Breach[] =>
      cell.type === 'rich_text' ? [['unsupported type: rich_text', `/rows/0/${at}/type`]] : [],
    ),
};

const evenRows: Rule = {
  name: 'rows are equally long',
  broken(value) {
    const [header = [], ...rest] = rowsOf(value);
    return rest.flatMap((row, at): Breach[] =>
      row.length === header.length ? [] : [[`must provide ${header.length} items`, `/rows/${at + 1}`]],
    );
  },
};

const headerColumn: Rule = {
  name: 'the row header is a column',
  broken(value) {
    const columns = rowsOf(value)[0]?.length ?? 0;
    const index = Number(value.row_header_column_index ?? 0);
    return index < columns ? [] : [[`must be less than ${columns}`, '/row_header_column_index']];
  },
};

/** What all data tables of one message may hold together. */
export const DATA_TABLE_CHARACTERS = 20_000;

/** A table with pages, sorting and filters: a header and up to 200 rows. */
export const dataTable = typed(
  {
    block_id: string({ max: 255 }),
    rows: rows({ min: 2, max: 201 }),
    caption: required(filled),
    page_size: integer({ min: 1, max: 100 }),
    row_header_column_index: integer({ min: 0 }),
  },
  plainHeader,
  evenRows,
  headerColumn,
  cellsWithin(DATA_TABLE_CHARACTERS),
);

/** The plain tables among blocks, also those within a container. */
export function tablesAmong(blocks: readonly Json[]): Json[] {
  return blocksWithin(blocks)
    .map(({ value }) => value)
    .filter(({ type }) => type === 'table');
}
