import { OutLink } from './mrkdwn.tsx';

type Piece =
  | { kind: 'heading' | 'paragraph' | 'quote'; lines: string[] }
  | { kind: 'bullets' | 'numbers'; lines: string[] }
  | { kind: 'pre'; lines: string[] }
  | { kind: 'rule'; lines: string[] };

/** A markdown block: the everyday part of Markdown, made of elements and never of HTML. */
export function Markdown({ text }: { text: string }) {
  return (
    <div class="markdown">
      {piecesOf(text).map((piece, index) => (
        <MarkdownPiece key={index} piece={piece} />
      ))}
    </div>
  );
}

function MarkdownPiece({ piece }: { piece: Piece }) {
  const lines = piece.lines.map((line, at) => (
    <span key={at}>
      {at > 0 && <br />}
      <Spans text={line} />
    </span>
  ));
  const items = piece.lines.map((line, at) => (
    <li key={at}>
      <Spans text={line} />
    </li>
  ));
  switch (piece.kind) {
    case 'heading':
      return <p class="markdown-heading">{lines}</p>;
    case 'quote':
      return <blockquote>{lines}</blockquote>;
    case 'bullets':
      return <ul>{items}</ul>;
    case 'numbers':
      return <ol>{items}</ol>;
    case 'pre':
      return <pre>{piece.lines.join('\n')}</pre>;
    case 'rule':
      return <hr />;
    default:
      return <p>{lines}</p>;
  }
}

const LINE_KINDS: [RegExp, Piece['kind']][] = [
  [/^#{1,6}\s+/, 'heading'],
  [/^(?:---+|\*\*\*+)\s*$/, 'rule'],
  [/^>\s?/, 'quote'],
  [/^\s*[-*+]\s+/, 'bullets'],
  [/^\s*\d+[.)]\s+/, 'numbers'],
];

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let fenced = false;
  let fresh = true;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      fenced = !fenced;
      if (fenced) pieces.push({ kind: 'pre', lines: [] });
      fresh = true;
      continue;
    }
    if (fenced) {
      pieces.at(-1)?.lines.push(line);
      continue;
    }
    if (line.trim() === '') {
      fresh = true;
      continue;
    }
    const [mark, kind] = LINE_KINDS.find(([pattern]) => pattern.test(line)) ?? [/^/, 'paragraph' as const];
    const content = line.replace(mark, '');
    const last = pieces.at(-1);
    const joins = !fresh || kind === 'bullets' || kind === 'numbers';
    if (joins && last?.kind === kind && kind !== 'heading' && kind !== 'rule') last.lines.push(content);
    else pieces.push({ kind, lines: [content] });
    fresh = false;
  }
  return pieces;
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
