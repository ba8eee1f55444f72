import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { parseMarkdown, parseSpans, type Item, type Piece, type Span } from './markdown-parse.ts';
import { OutLink } from './mrkdwn.tsx';

/** A markdown block: the everyday part of Markdown, made of elements and never of HTML. */
export function Markdown({ text }: { text: string }) {
  const pieces = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div class="markdown">
      {pieces.map((piece, index) => (
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

function Spans({ text }: { text: string }) {
  return <SpanList spans={parseSpans(text)} />;
}

function SpanList({ spans }: { spans: Span[] }) {
  return (
    <>
      {spans.map((span, index) => (
        <SpanView key={index} span={span} />
      ))}
    </>
  );
}

function SpanView({ span }: { span: Span }) {
  switch (span.kind) {
    case 'code':
      return <code>{span.text}</code>;
    case 'strong':
      return (
        <strong>
          <SpanList spans={span.children} />
        </strong>
      );
    case 'strike':
      return (
        <s>
          <SpanList spans={span.children} />
        </s>
      );
    case 'em':
      return (
        <em>
          <SpanList spans={span.children} />
        </em>
      );
    case 'link':
      return <OutLink url={span.url} label={span.label} />;
    default:
      return <>{span.text}</>;
  }
}
