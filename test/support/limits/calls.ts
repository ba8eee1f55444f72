import { BLOCK } from './examples.ts';
import type { Answer } from './index.ts';
import { long, plain, times, tooLong, vary } from './kit.ts';

/** A limit of a message apart from its blocks: arguments that Slack takes, and others with its answer to them. */
export interface CallLimit extends Answer {
  what: string;
  good: object;
  bad: object;
}

const metadata = (more: object) => ({
  text: '文',
  metadata: { event_type: 'asked', event_payload: {}, ...more },
});
// Quotes, braces and names around the payload take the rest of the 16,000 characters.
const payload = (length: number) => metadata({ event_payload: { key: 'k'.repeat(length) } });
const AROUND = JSON.stringify({ event_type: 'asked', event_payload: { key: '' } }).length;
const attached = (...blocks: object[]) => ({ text: '文', attachments: [{ color: 'good', blocks }] });
const table = vary(BLOCK.table, {});
const section = (length: number) => vary(BLOCK.section, { text: plain(long(length)) });

function limit(what: string, good: object, bad: object, error: string, ...messages: string[]): CallLimit {
  return { what, good, bad, error, messages };
}

/** What every way of sending a message refuses, whether it posts, changes or answers. */
export const CALL_LIMITS: CallLimit[] = [
  limit('something to say', { text: '文' }, { text: '' }, 'no_text'),
  limit('blocks say something, none say nothing', { blocks: [section(1)] }, { blocks: [] }, 'no_text'),
  limit(
    'blocks are a list, or JSON of one',
    { blocks: JSON.stringify([section(1)]) },
    { text: '文', blocks: '[{' },
    'invalid_blocks_format',
  ),
  limit(
    'one block is no list',
    { blocks: [section(1)] },
    { text: '文', blocks: section(1) },
    'invalid_blocks_format',
  ),
  limit(
    'markdown of its own',
    { markdown_text: long(12_000) },
    { markdown_text: long(12_001) },
    'msg_too_long',
  ),
  limit(
    'markdown instead of text',
    { markdown_text: '文' },
    { markdown_text: '文', text: '文' },
    'markdown_text_conflict',
  ),
  limit(
    'markdown instead of blocks',
    { markdown_text: '文' },
    { markdown_text: '文', blocks: [section(1)] },
    'markdown_text_conflict',
  ),
  limit(
    'attachments',
    { attachments: times(100, () => ({ text: '文' })) },
    { attachments: times(101, () => ({ text: '文' })) },
    'too_many_attachments',
  ),
  limit(
    'attachments are a list',
    attached(section(1)),
    { text: '文', attachments: '{}' },
    'invalid_attachments',
  ),
  limit(
    'blocks of an attachment',
    attached(section(3000)),
    attached(section(1), section(3001)),
    'invalid_attachments',
    `[ERROR] ${tooLong(3000)} [json-pointer:/attachments/0/blocks/1/text/text]`,
  ),
  limit(
    'unknown property of an attachment with blocks',
    attached(section(1)),
    { text: '文', attachments: [{ indent: false, blocks: [section(1)] }] },
    'invalid_attachments',
    '[ERROR] invalid_keys',
  ),
  limit(
    'one table, be it in blocks or attached',
    attached(table),
    { ...attached(table), blocks: [table] },
    'invalid_attachments',
    '[ERROR] only_one_table_allowed',
  ),
  limit('metadata is an object', metadata({}), { text: '文', metadata: '[]' }, 'invalid_metadata_format'),
  limit(
    'metadata says what happened',
    metadata({}),
    metadata({ event_type: undefined }),
    'invalid_metadata_schema',
  ),
  limit('metadata has a payload', metadata({}), metadata({ event_payload: 'k' }), 'invalid_metadata_schema'),
  limit('metadata is small', payload(16_000 - AROUND), payload(16_001 - AROUND), 'metadata_too_large'),
];
