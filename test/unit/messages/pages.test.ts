import { describe, expect, it } from 'vitest';
import { section, table } from '../../../src/messages/blocks.ts';
import { pages } from '../../../src/messages/pages.ts';

describe('pages of a long message', () => {
  it('keeps a short message whole', () => {
    const blocks = [section('甲'), section('乙')];
    expect(pages(blocks)).toEqual([blocks]);
  });

  it('has none for no blocks', () => {
    expect(pages([])).toEqual([]);
  });

  it('begins a new page after 45 blocks', () => {
    const blocks = Array.from({ length: 100 }, (_, index) => section(`第${index}段`));
    expect(pages(blocks).map((page) => page.length)).toEqual([45, 45, 10]);
    expect(pages(blocks).flat()).toEqual(blocks);
  });

  it('begins a new page before the text grows beyond what Slack takes', () => {
    const blocks = Array.from({ length: 10 }, () => section('字'.repeat(2_900)));
    expect(pages(blocks).map((page) => page.length)).toEqual([3, 3, 3, 1]);
  });

  it('puts a second table on a page of its own', () => {
    const blocks = [table([['甲']]), section('乙'), table([['丙']])];
    expect(pages(blocks)).toEqual([blocks.slice(0, 2), blocks.slice(2)]);
  });
});
