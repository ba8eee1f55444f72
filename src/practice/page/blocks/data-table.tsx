import { useState } from 'preact/hooks';
import type { DataTableBlock } from '@slack/types';
import { usePage } from '../page.ts';
import { Cell } from './table.tsx';

const USUAL_PAGE = 5;

/** A data table: a caption, a head, and rows a page at a time. */
export function DataTable({ block }: { block: DataTableBlock }) {
  const { words } = usePage();
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = block.rows;
  const size = block.page_size ?? USUAL_PAGE;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = Math.min(page, pages - 1);
  return (
    <div class="data-table">
      <div class="table-frame" tabIndex={0} role="group" aria-label={block.caption}>
        <table>
          <caption>{block.caption}</caption>
          <thead>
            <tr>
              {head.map((cell, column) => (
                <th key={column} scope="col" class="align-left">
                  <Cell cell={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(shown * size, (shown + 1) * size).map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column} class={cell.type === 'raw_number' ? 'align-right' : 'align-left'}>
                    <Cell cell={cell} />
                  </td>
                ))}
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
