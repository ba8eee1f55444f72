import { useState } from 'preact/hooks';
import type { DataTableBlock } from '@slack/types';
import { Icon } from '../icons.tsx';
import { usePage } from '../page.ts';
import { Cell, wordsOf } from './table.tsx';

const USUAL_PAGE = 5;

type CellContent = DataTableBlock['rows'][number][number];

interface Order {
  column: number;
  descending: boolean;
}

/** A data table: a caption, a head by which it can be sorted, and rows a page at a time. */
export function DataTable({ block }: { block: DataTableBlock }) {
  const { words, person } = usePage();
  const [page, setPage] = useState(0);
  const [order, setOrder] = useState<Order | null>(null);
  const [head = [], ...rows] = block.rows;
  const size = block.page_size ?? USUAL_PAGE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = Math.min(page, pages - 1);
  const rowHead = block.row_header_column_index ?? 0;
  const sorted = order ? rows.toSorted((one, other) => compare(one, other, order, person.language)) : rows;

  // Up, down, and back to how the app gave them.
  const sortBy = (column: number) => {
    setPage(0);
    setOrder(
      order?.column !== column
        ? { column, descending: false }
        : order.descending
          ? null
          : { column, descending: true },
    );
  };

  return (
    <div class="data-table">
      <div class="table-frame" tabIndex={0} role="group" aria-label={block.caption}>
        <table>
          <caption>{block.caption}</caption>
          <thead>
            <tr>
              {head.map((cell, column) => (
                <th
                  key={column}
                  scope="col"
                  class={alignOf(rows[0]?.[column])}
                  aria-sort={sortOf(order, column)}
                >
                  <button
                    type="button"
                    class="sort"
                    title={words.sortBy(wordsOf(cell))}
                    onClick={() => sortBy(column)}
                  >
                    <Cell cell={cell} /> <Icon name="sort" />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(shown * size, (shown + 1) * size).map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) =>
                  column === rowHead ? (
                    <th key={column} scope="row" class={alignOf(cell)}>
                      <Cell cell={cell} />
                    </th>
                  ) : (
                    <td key={column} class={alignOf(cell)}>
                      <Cell cell={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <div class="pager">
          <button
            type="button"
            class="button small"
            disabled={shown === 0}
            onClick={() => setPage(shown - 1)}
          >
            {words.earlier}
          </button>
          <span aria-live="polite">{words.pageOf(shown + 1, pages)}</span>
          <button
            type="button"
            class="button small"
            disabled={shown === pages - 1}
            onClick={() => setPage(shown + 1)}
          >
            {words.later}
          </button>
        </div>
      )}
    </div>
  );
}

function alignOf(cell: CellContent | undefined): string {
  return cell?.type === 'raw_number' ? 'align-right' : 'align-left';
}

function sortOf(order: Order | null, column: number): 'ascending' | 'descending' | 'none' {
  if (order?.column !== column) return 'none';
  return order.descending ? 'descending' : 'ascending';
}

function compare(one: CellContent[], other: CellContent[], order: Order, language: string): number {
  const a = one[order.column];
  const b = other[order.column];
  if (!a || !b) return 0;
  const rising =
    a.type === 'raw_number' && b.type === 'raw_number'
      ? a.value - b.value
      : wordsOf(a).localeCompare(wordsOf(b), language, { numeric: true });
  return order.descending ? -rising : rising;
}
