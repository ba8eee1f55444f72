import type { KnownBlock } from '@slack/types';
import { context, LIMITS } from './blocks.ts';

/** Slack takes 50 blocks and was seen to refuse messages with about 13,200 characters in them. */
const MOST_BLOCKS = 45;
const MOST_CHARACTERS = 9_000;

/** All text that blocks have in them. */
export function characters(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + characters(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, one]) => (key === 'type' ? sum : sum + characters(one)), 0);
}

/**
 * Spreads blocks over as many messages as Slack's limits ask for, in order. A page holds one table at
 * most, because Slack allows no second one in a message.
 */
export function pages(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const all: KnownBlock[][] = [];
  let page: KnownBlock[] = [];
  let used = 0;
  for (const block of blocks) {
    const size = characters(block);
    const secondTable = block.type === 'table' && page.some((one) => one.type === 'table');
    if (page.length > 0 && (page.length >= MOST_BLOCKS || used + size > MOST_CHARACTERS || secondTable)) {
      all.push(page);
      page = [];
      used = 0;
    }
    page.push(block);
    used += size;
  }
  if (page.length > 0) all.push(page);
  return all;
}

/** A private answer is one message; when it would not fit, it says so and where the rest is. */
export function firstPage(blocks: readonly KnownBlock[], more: string): KnownBlock[] {
  const [first = [], ...others] = pages(blocks);
  return others.length === 0 ? first : [...first, context(more)];
}

/** As many rows together as a table takes, by their number and by their characters. */
export function tableParts(rows: readonly string[][]): string[][][] {
  const parts: string[][][] = [];
  let used = 0;
  for (const row of rows) {
    const size = row.join('').length;
    const part = parts.at(-1);
    if (part && part.length < LIMITS.tableRows - 1 && used + size <= LIMITS.tableCharacters) {
      part.push(row);
      used += size;
    } else {
      parts.push([row]);
      used = size;
    }
  }
  return parts;
}
