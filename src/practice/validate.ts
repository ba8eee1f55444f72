import { attachmentsRefusal } from './block-kit/attachments.ts';
import { faultsOf, type Fault } from './block-kit/check.ts';
import { suggestions } from './block-kit/objects.ts';
import { faultsAmong, refusalOfWhole, type Refusal } from './block-kit/payload.ts';
import type { Surface } from './block-kit/schema.ts';
import { blocksOf, VIEWS } from './block-kit/views.ts';
import { isObject, objectsOf, type Json } from './json.ts';

/** One fault as Slack words it in `response_metadata.messages`. */
export function faultMessage(fault: Fault): string {
  return `[ERROR] ${placed(fault)}`;
}

/** One fault as Slack words it in `errors`. */
export function placed({ fault, pointer }: Fault): string {
  return pointer === undefined ? fault : `${fault} [json-pointer:${pointer}]`;
}

/** Everything that Slack would refuse in these blocks by themselves; empty when they are good. */
export function checkBlocks(blocks: unknown, surface: Surface, pointer = '/blocks'): Fault[] {
  const faults = faultsOf(blocksOf(surface), blocks, surface, { pointer, path: `blocks of a ${surface}` });
  return faults.length > 0 ? faults : faultsAmong(objectsOf(blocks), pointer);
}

/** Everything that Slack would refuse in the options that an app offers for an external select. */
export function checkSuggestions(answer: unknown): Fault[] {
  return faultsOf(suggestions, answer, 'modal', { pointer: '', path: 'suggestions' });
}

/** Why Slack would refuse a message for its blocks and attachments; undefined when it would not. */
export function checkMessage(message: {
  blocks?: unknown;
  attachments?: readonly Json[];
}): Refusal | undefined {
  const { blocks = [], attachments = [] } = message;
  const faults = checkBlocks(blocks, 'message');
  if (faults.length > 0) return { error: 'invalid_blocks', faults };
  const attached = attachments.flatMap((one) => objectsOf(one.blocks));
  return attachmentsRefusal(attachments) ?? refusalOfWhole(objectsOf(blocks), attached);
}

/** Everything that Slack would refuse in this view, in Slack's order: a summary first, then each fault. */
export function checkView(view: unknown, type: 'modal' | 'home'): Fault[] {
  const at = { pointer: '/view', path: type };
  if (!isObject(view)) return [{ fault: 'must provide an object', pointer: '/view', limit: `${type} type` }];
  const faults =
    view.type === undefined
      ? [{ fault: 'missing required field: type', pointer: '/view', limit: `${type}.type required` }]
      : view.type === type
        ? faultsOf(VIEWS[type], view, type, at)
        : [{ fault: 'must be a valid enum value', pointer: '/view/type', limit: `${type}.type enum` }];
  if (faults.length > 0) {
    return [{ fault: 'failed to match all allowed schemas', pointer: '/view', limit: type }, ...faults];
  }
  const blocks = objectsOf(view.blocks);
  const missing = type === 'modal' && view.submit === undefined ? submitMissing(blocks) : [];
  return [...missing, ...faultsAmong(blocks, '/view/blocks')];
}

function submitMissing(blocks: readonly Json[]): Fault[] {
  const at = blocks.findIndex((block) => block.type === 'input');
  const fault = 'must define `submit` to use an `input` block in modals';
  const pointer = `/view/blocks/${at}/input`;
  return at < 0 ? [] : [{ fault, pointer, limit: 'modal rule: submit for inputs' }];
}
