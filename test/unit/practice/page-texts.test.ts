import { describe, expect, it } from 'vitest';
import { parseMarkdown, parseSpans } from '../../../src/practice/page/markdown-parse.ts';
import { parseInline, parseMrkdwn } from '../../../src/practice/page/mrkdwn-parse.ts';

/** What takes so long would take minutes if it grew with the square of the text. */
const SOON_MS = 5_000;

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const text = (words: string) => ({ kind: 'text', text: words });

describe('the page reads', () => {
  it.each(['*a ', '_a ', '~a ', '<a ', '*a _b ~c <d '])('"%s", however often it stands there', (part) => {
    const long = part.repeat(200_000 / part.length);
    expect(timeOf(() => parseMrkdwn(long))).toBeLessThan(SOON_MS);
    expect(parseInline(long)).toEqual([text(long)]);
  });

  it('marks that are closed after others that are not', () => {
    expect(parseInline('*a <b *c* _d_ e* ~f')).toEqual([
      { kind: 'bold', children: [text('a <b *c')] },
      text(' '),
      { kind: 'italic', children: [text('d')] },
      text(' e* ~f'),
    ]);
  });

  it('as many pieces of Markdown as a block can hold', () => {
    const spans = parseSpans('`a` '.repeat(3000));
    expect(spans).toHaveLength(6000);
    expect(spans.slice(-2)).toEqual([{ kind: 'code', text: 'a' }, text(' ')]);
  });

  it('Markdown within Markdown', () => {
    expect(parseSpans('前 **重 ~~旧 `x`~~** [表](https://example.com/a) *斜*')).toEqual([
      text('前 '),
      {
        kind: 'strong',
        children: [text('重 '), { kind: 'strike', children: [text('旧 '), { kind: 'code', text: 'x' }] }],
      },
      text(' '),
      { kind: 'link', url: 'https://example.com/a', label: '表' },
      text(' '),
      { kind: 'em', children: [text('斜')] },
    ]);
  });

  it('a table by the line under its head', () => {
    expect(parseMarkdown('科室 | 条数\n:-: | --:\n综合科 | 5')).toEqual([
      { kind: 'table', head: ['科室', '条数'], align: ['center', 'right'], rows: [['综合科', '5']] },
    ]);
    expect(parseMarkdown('甲 | 乙\n丙 | 丁')).toEqual([{ kind: 'paragraph', lines: ['甲 | 乙', '丙 | 丁'] }]);
  });
});
