import type { CheckResult } from '../../db/schema-inspections.ts';
import { kept } from '../text.ts';
import { INSPECTION_FORM } from './ids.ts';

/** One item of a submitted form. */
export interface ItemFilled {
  itemId: string;
  /** Null: nothing was chosen, or that it was not seen yet. */
  result: CheckResult | null;
  note: string;
  /** It stands as the form was opened with it. */
  untouched: boolean;
}

const RESULTS: readonly CheckResult[] = ['pass', 'fail', 'na'];

/** A submitted form, as far as it is read: what it was opened with, and what stands in it now. */
export interface FilledView {
  blocks: readonly object[];
  state: { values: Record<string, Record<string, object>> };
}

function valueOf(option: unknown): string {
  return textOf(Reflect.get(Object(option), 'value'));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? kept(value) : '';
}

/** What each field was opened with, by its block. */
function initially(blocks: readonly object[]): Map<string, string> {
  return new Map(
    blocks.flatMap((block) => {
      const element: object = Object(Reflect.get(block, 'element'));
      const value =
        valueOf(Reflect.get(element, 'initial_option')) || textOf(Reflect.get(element, 'initial_value'));
      return [[textOf(Reflect.get(block, 'block_id')), value]];
    }),
  );
}

/** Reads the submitted form of a checklist, item by item, in its order. */
export function readItems({ blocks, state: { values } }: FilledView): ItemFilled[] {
  const first = initially(blocks);
  const prefix = `${INSPECTION_FORM.result}/`;
  return [...first.keys()]
    .filter((blockId) => blockId.startsWith(prefix))
    .map((blockId) => {
      const itemId = blockId.slice(prefix.length);
      const noteId = `${INSPECTION_FORM.note}/${itemId}`;
      const chosen = valueOf(Reflect.get(values[blockId]?.[INSPECTION_FORM.input] ?? {}, 'selected_option'));
      const note = textOf(Reflect.get(values[noteId]?.[INSPECTION_FORM.input] ?? {}, 'value'));
      return {
        itemId,
        result: RESULTS.find((one) => one === chosen) ?? null,
        note,
        untouched: chosen === (first.get(blockId) ?? '') && note === (first.get(noteId) ?? ''),
      };
    });
}

/** What is missing in a submitted item, and at which field it is said; null when it can be kept. */
export function itemFault({ itemId, result, note, untouched }: ItemFilled): {
  blockId: string;
  kind: 'words_needed' | 'result_needed';
} | null {
  if (result === 'fail' && note === '')
    return { blockId: `${INSPECTION_FORM.note}/${itemId}`, kind: 'words_needed' };
  if (result === null && note !== '' && !untouched)
    return { blockId: `${INSPECTION_FORM.result}/${itemId}`, kind: 'result_needed' };
  return null;
}

/** The words of a form about a round; empty when there are none. */
export function readWords({ values }: FilledView['state']): string {
  return textOf(Reflect.get(values[INSPECTION_FORM.text]?.[INSPECTION_FORM.input] ?? {}, 'value'));
}
