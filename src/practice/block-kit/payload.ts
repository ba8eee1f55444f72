import { charactersWithin, countCharacters } from '../characters.ts';
import { textOf, type Json } from '../json.ts';
import { MARKDOWN_CHARACTERS } from './blocks.ts';
import { CHARTS_PER_MESSAGE } from './charts.ts';
import type { Fault } from './check.ts';
import { blocksWithin, elementsWithin, type Placed } from './structure.ts';
import { DATA_TABLE_CHARACTERS, tablesAmong } from './tables.ts';

/** What blocks must keep among each other on any surface. Asked only of blocks that are each good. */
export function faultsAmong(blocks: readonly Json[], pointer: string): Fault[] {
  const placed = blocksWithin(blocks, pointer);
  const elements = placed.map(elementsWithin);
  return [
    ...repeated('block_id', placed),
    ...elements.flatMap((inOneBlock) => repeated('action_id', inOneBlock)),
    ...focusedTwice(elements.flat()),
  ];
}

/** Ids are unique: of blocks in a message or view, of elements within their block. */
function repeated(name: 'block_id' | 'action_id', placed: readonly Placed[]): Fault[] {
  const seen = new Set<string>();
  return placed.flatMap(({ value, pointer }): Fault[] => {
    const id = textOf(value[name]);
    if (!id) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const fault = `\`${name}\` "${id}" already exists`;
    return [{ fault, pointer: `${pointer}/${name}`, limit: `payload rule: ${name} once` }];
  });
}

/** Only one element of a view can have the focus. Slack's words for it are not known. */
function focusedTwice(elements: readonly Placed[]): Fault[] {
  return elements
    .filter(({ value }) => value.focus_on_load === true)
    .slice(1)
    .map(({ pointer }) => ({
      fault: 'only one element can have `focus_on_load` set to true',
      pointer: `${pointer}/focus_on_load`,
      limit: 'payload rule: focus once',
    }));
}

/** Why a message as a whole is refused: Slack's code, and what it says besides. */
export interface Refusal {
  error: string;
  faults: Fault[];
}

/** Undocumented; posts were seen to fail from about here, see github.com/slackapi/bolt-js/issues/2509. */
const BLOCKS_CHARACTERS = 13_200;

/** What one message may not hold too much of, asked only of blocks that are good by themselves. */
export function refusalOfWhole(blocks: readonly Json[], attached: readonly Json[]): Refusal | undefined {
  if (tablesAmong([...blocks, ...attached]).length > 1) {
    return refusal('invalid_attachments', 'only_one_table_allowed', 'one table');
  }
  if (blocks.filter(({ type }) => type === 'data_visualization').length > CHARTS_PER_MESSAGE) {
    return refusal('invalid_blocks', 'too many data_visualization blocks', 'two charts');
  }
  const data = blocks.filter(({ type }) => type === 'data_table');
  if (charactersWithin(data.map(({ rows }) => rows)) > DATA_TABLE_CHARACTERS) {
    return refusal(
      'invalid_blocks',
      `must be less than ${DATA_TABLE_CHARACTERS + 1} characters`,
      'data tables',
    );
  }
  const markdown = blocks.filter(({ type }) => type === 'markdown').map(({ text }) => textOf(text) ?? '');
  if (countCharacters(markdown.join('')) > MARKDOWN_CHARACTERS)
    return { error: 'msg_blocks_too_long', faults: [] };
  // Cells have limits of their own.
  const rest = blocks.filter(({ type }) => type !== 'data_table' && type !== 'table');
  if (charactersWithin(rest) > BLOCKS_CHARACTERS) return { error: 'msg_blocks_too_long', faults: [] };
  return undefined;
}

function refusal(error: string, fault: string, name: string): Refusal {
  return { error, faults: [{ fault, limit: `payload rule: ${name}` }] };
}
