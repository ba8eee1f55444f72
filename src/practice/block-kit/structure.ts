import { isObject, objectsOf, typeOf, type Json } from '../json.ts';

/** A block or an element, with the JSON pointer to it. */
export interface Placed {
  value: Json;
  pointer: string;
}

/** Blocks that hold blocks, and in which property. */
const BLOCKS_IN: Readonly<Record<string, string>> = { container: 'child_blocks', carousel: 'elements' };

/** Blocks that hold interactive elements, and in which property. */
const ELEMENTS_IN: Readonly<Record<string, string>> = {
  actions: 'elements',
  context_actions: 'elements',
  card: 'actions',
  input: 'element',
  section: 'accessory',
};

/** The property in which a block holds others. */
export function nestOf(block: Json): string | undefined {
  return BLOCKS_IN[typeOf(block)];
}

/** The property in which a block holds its interactive elements, be it one or a list. */
export function holderOf(block: Json): string | undefined {
  return ELEMENTS_IN[typeOf(block)];
}

/** Every block, those within a container or carousel after it. */
export function blocksWithin(blocks: readonly Json[], pointer = ''): Placed[] {
  return blocks.flatMap((value, index): Placed[] => {
    const at = `${pointer}/${index}`;
    const nest = nestOf(value);
    return [{ value, pointer: at }, ...(nest ? blocksWithin(objectsOf(value[nest]), `${at}/${nest}`) : [])];
  });
}

/** What people can use in a block. */
export function elementsWithin({ value, pointer }: Placed): Placed[] {
  const holder = holderOf(value);
  const held = holder === undefined ? undefined : value[holder];
  if (isObject(held)) return [{ value: held, pointer: `${pointer}/${holder}` }];
  return objectsOf(held).map((element, at) => ({ value: element, pointer: `${pointer}/${holder}/${at}` }));
}

/** The interactive elements of a block: of actions, of an input, or beside a section. */
export function elementsOf(block: Json): Json[] {
  return elementsWithin({ value: block, pointer: '' }).map(({ value }) => value);
}
