import type { DataTableBlock, TableBlock } from '@slack/types';
import { plainText } from '../mrkdwn.tsx';
import { typedRichText } from '../rich-typed.ts';
import { RichText } from './rich-text.tsx';

type CellContent = DataTableBlock['rows'][number][number];

/** A table; its first row is its head, as in Slack. */
export function Table({ block }: { block: TableBlock }) {
  const [head = [], ...rows] = block.rows;
  const classOf = (column: number) => {
    const settings = block.column_settings?.[column];
    return `align-${settings?.align ?? 'left'} ${settings?.is_wrapped ? 'wrapped' : ''}`;
  };
  return (
    // Wide tables scroll sideways, and the keyboard must be able to do it.
    <div class="table-frame" tabIndex={0} role="group">
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" class={classOf(column)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} class={classOf(column)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stands in one cell of a table. */
export function Cell({ cell }: { cell: CellContent }) {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : <>{plainText(cell)}</>;
}

/** The words in a cell, without their looks. */
export function wordsOf(cell: CellContent): string {
  return cell.type === 'rich_text' ? typedRichText(cell) : plainText(cell);
}
