import { describe, expect, it } from 'vitest';
import { kept, printable, shortened, typedText } from '../../src/text.ts';

const names = { user: (id: string) => (id === 'U1' ? '综合科科长' : undefined) };

describe('what a person typed', () => {
  it.each([
    ['请 <@U1> 处理', '请 @综合科科长 处理'],
    ['请 <@U2|mishu1-kz> 处理', '请 @mishu1-kz 处理'],
    ['请 <@U3> 处理', '请 <@U3> 处理'],
    ['见 <#C12|ke-zonghe>', '见 #ke-zonghe'],
    ['见 <https://gov.cn>', '见 https://gov.cn'],
    ['见 <http://gov.cn|gov.cn>', '见 gov.cn'],
    ['<mailto:a@gov.cn|a@gov.cn>', 'a@gov.cn'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt;', '&lt;'],
    ['  第一行\r\n第二行\r  ', '第一行\n第二行'],
  ])('%s is kept as %s', (typed, text) => {
    expect(typedText(typed, names)).toBe(text);
  });

  it('keeps a link that shows another address, and a call to everybody, as the text that they are', () => {
    expect(typedText('<http://evil.example|https://gov.cn> <!channel>', names)).toBe(
      '<http://evil.example|https://gov.cn> <!channel>',
    );
  });

  it('replaces what not every database keeps', () => {
    expect(kept('甲\u0000乙\uD800丙')).toBe('甲乙\uFFFD丙');
  });
});

describe('a text on a terminal', () => {
  it('moves and colours nothing there', () => {
    expect(printable('甲\t乙\n\u001b[31m红\u009b2J\r\u0007')).toBe(
      '甲\t乙\n\\u001b[31m红\\u009b2J\\u000d\\u0007',
    );
  });

  it('means the same in JSON', () => {
    const text = '\u007f\u0085\u009b';
    expect(JSON.parse(printable(JSON.stringify({ text })))).toEqual({ text });
  });
});

describe('a shortened text', () => {
  it('is whole when it fits', () => {
    expect(shortened('四个到位', 4)).toBe('四个到位');
  });

  it('ends with an ellipsis within the limit', () => {
    expect(shortened('四个到位三项建设', 5)).toBe('四个到位…');
  });

  it('never cuts a character as a person sees it', () => {
    expect(shortened('完成👨‍👩‍👧‍👦啦啦啦啦啦啦啦啦啦', 8)).toBe('完成…');
  });
});
