import { describe, expect, it } from 'vitest';
import { typedBlocks } from '../../../src/practice/typed-blocks.ts';

const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const text = (words: string, style?: string) => ({
  type: 'text',
  text: words,
  ...(style === undefined ? {} : { style: { [style]: true } }),
});

describe('the blocks of what people type', () => {
  it.each<[string, object[]]>([
    ['好', [section(text('好'))]],
    ['a &lt;b&gt; &amp;c', [section(text('a <b> &c'))]],
    [
      '<@U1> 请看 <#C1|tongbao>',
      [section({ type: 'user', user_id: 'U1' }, text(' 请看 '), { type: 'channel', channel_id: 'C1' })],
    ],
    ['<!here> 开会', [section({ type: 'broadcast', range: 'here' }, text(' 开会'))]],
    [
      '见 <https://gov.cn/a?b=1&amp;c=2>',
      [section(text('见 '), { type: 'link', url: 'https://gov.cn/a?b=1&c=2' })],
    ],
    ['<https://gov.cn|网站>', [section({ type: 'link', url: 'https://gov.cn', text: '网站' })]],
    ['收到 :white_check_mark:', [section(text('收到 '), { type: 'emoji', name: 'white_check_mark' })]],
    ['10:30:45', [section(text('10:30:45'))]],
    [
      '*完成* _大部_ ~取消~ `代码`',
      [
        section(
          text('完成', 'bold'),
          text(' '),
          text('大部', 'italic'),
          text(' '),
          text('取消', 'strike'),
          text(' '),
          text('代码', 'code'),
        ),
      ],
    ],
    ['snake_case_name 2*3*4', [section(text('snake_case_name 2*3*4'))]],
    ['第一行\n第二行', [section(text('第一行\n第二行'))]],
    ['&gt; 原话\n答复', [{ type: 'rich_text_quote', elements: [text('原话')] }, section(text('答复'))]],
  ])('of %j are one rich_text block', (typed, elements) => {
    expect(typedBlocks(typed, 'C1/1.1')).toEqual([
      { type: 'rich_text', block_id: expect.stringMatching(/^[0-9A-Z]{5}$/), elements },
    ]);
  });

  it('are the same each time they are asked for', () => {
    expect(typedBlocks('好', 'C1/1.1')).toEqual(typedBlocks('好', 'C1/1.1'));
    expect(typedBlocks('好', 'C1/1.1')).not.toEqual(typedBlocks('好', 'C1/2.1'));
  });
});
