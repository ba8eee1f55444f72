import type { ComponentChildren } from 'preact';
import { parseMarkdown, type Item, type Piece } from './markdown-parse.ts';
import { OutLink } from './mrkdwn.tsx';

/** A markdown block: the everyday part of Markdown, made of elements and never of HTML. */
export function Markdown({ text }: { text: string }) {
  return (
    <div class="markdown">
      {parseMarkdown(text).map((piece, index) => (
        <MarkdownPiece key={index} piece={piece} />
      ))}
    </div>
  );
}

function MarkdownPiece({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case 'heading':
      return (
        <p class={`markdown-heading level-${piece.level}`} role="heading" aria-level={piece.level + 1}>
          <Spans text={piece.text} />
        </p>
      );
    case 'quote':
      return <blockquote>{linesOf(piece.lines)}</blockquote>;
    case 'list':
      return <List items={piece.items} />;
    case 'table':
      return <MarkdownTable table={piece} />;
    case 'pre':
      return <pre>{piece.lines.join('\n')}</pre>;
    case 'rule':
      return <hr />;
    default:
      return <p>{linesOf(piece.lines)}</p>;
  }
}

function linesOf(lines: string[]): ComponentChildren {
  return lines.map((line, at) => (
    <span key={at}>
      {at > 0 && <br />}
      <Spans text={line} />
    </span>
  ));
}

/** A list, with the deeper items in lists of their own. */
function List({ items }: { items: Item[] }) {
  const [first] = items;
  if (!first) return null;
  const groups: Item[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && item.depth > first.depth) last.push(item);
    else groups.push([item]);
  }
  const shown = groups.map(([item, ...deeper], index) => (
    <li key={index} class={item?.done === undefined ? undefined : 'task'}>
      {item?.done !== undefined && (
        <input type="checkbox" checked={item.done} disabled aria-label={item.text} />
      )}
      <Spans text={item?.text ?? ''} />
      <List items={deeper} />
    </li>
  ));
  return first.isOrdered ? <ol>{shown}</ol> : <ul>{shown}</ul>;
}

function MarkdownTable({ table }: { table: Piece & { kind: 'table' } }) {
  const look = (column: number) => `align-${table.align[column] ?? 'left'}`;
  return (
    // Wide tables scroll sideways, and the keyboard must be able to do it.
    <div class="table-frame" tabIndex={0} role="group">
      <table>
        <thead>
          <tr>
            {table.head.map((cell, column) => (
              <th key={column} scope="col" class={look(column)}>
                <Spans text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} class={look(column)}>
                  <Spans text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const SPAN =
  /`([^`]+)`|\*\*(.+?)\*\*|__(.+?)__|~~(.+?)~~|\*([^\s*](?:[^*]*[^\s*])?)\*|\[([^\]]+)\]\((https?:[^\s)]+)\)/;

function Spans({ text }: { text: string }) {
  const match = SPAN.exec(text);
  if (!match) return <>{text}</>;
  const [whole, code, bold, bold2, strike, italic, label, url] = match;
  const strong = bold ?? bold2;
  return (
    <>
      {text.slice(0, match.index)}
      {code && <code>{code}</code>}
      {strong && (
        <strong>
          <Spans text={strong} />
        </strong>
      )}
      {strike && (
        <s>
          <Spans text={strike} />
        </s>
      )}
      {italic && (
        <em>
          <Spans text={italic} />
        </em>
      )}
      {label && url && <OutLink url={url} label={label} />}
      <Spans text={text.slice(match.index + whole.length)} />
    </>
  );
}
