import { isObject } from '../../src/practice/json.ts';
import type { MessageRecord } from '../../src/practice/messages.ts';

/**
 * What stands in a block, line by line, as a person reads it from top to bottom; buttons as `[回复]`. What is asked once
 * more when one is pressed does not stand there yet.
 */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isObject(value)) return [];
  const parts = Object.entries(value).flatMap(([field, inner]) => {
    if (field === 'confirm') return [];
    return field === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner);
  });
  switch (value['type']) {
    case 'rich_text_section':
    case 'rich_text_preformatted':
      return [parts.join('')];
    case 'button':
      return [`[${parts.join('')}]`];
    case 'table':
      return rowsOf(value).map((row) => row.join(' | '));
    default:
      return parts;
  }
}

function rowsOf(table: Record<string, unknown>): string[][] {
  const rows = Array.isArray(table['rows']) ? table['rows'] : [];
  return rows.map((row) => (Array.isArray(row) ? row.map((cell) => textsIn(cell).join('').trim()) : []));
}

/** What a person sees of a message: its blocks' texts line by line, or its text when it has none. */
export function shown(message: Pick<MessageRecord, 'text' | 'blocks'>): string {
  return message.blocks ? textsIn(message.blocks).join('\n') : message.text;
}

/** The rows of a message's table, cell by cell. */
export function tableIn(message: Pick<MessageRecord, 'blocks'> | undefined): string[][] {
  const table = (message?.blocks ?? []).find((block) => block.type === 'table');
  return table ? rowsOf(table) : [];
}

/** A button by its label, and where several have it by a text beside it: where Slack finds it. */
export function buttonNamed(
  blocks: readonly unknown[],
  label: string,
  beside = '',
): { blockId: string; actionId: string } | null {
  for (const block of blocks) {
    if (!isObject(block) || !textsIn(block).join('\n').includes(beside)) continue;
    const elements: unknown[] = Array.isArray(block['elements']) ? block['elements'] : [block['accessory']];
    for (const element of elements) {
      if (!isObject(element) || element['type'] !== 'button') continue;
      if (textsIn(element).join('') !== `[${label}]`) continue;
      return { blockId: String(block['block_id']), actionId: String(element['action_id']) };
    }
  }
  return null;
}

/** Mentions, broadcasts and links in `mrkdwn`, where Slack would make them live; none is ever expected. */
export function liveTokens(message: Pick<MessageRecord, 'text' | 'blocks'>): string[] {
  const live = (text: string): string[] => text.match(/<[!@#][^>]*>|<[a-z]+:[^>]*>/gi) ?? [];
  const within = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(within);
    if (!isObject(value)) return [];
    if (value['type'] === 'mrkdwn') return live(String(value['text']));
    if (['link', 'user', 'usergroup', 'channel', 'broadcast'].includes(String(value['type']))) {
      return [JSON.stringify(value)];
    }
    return Object.values(value).flatMap(within);
  };
  return [...live(message.text), ...within(message.blocks)];
}
