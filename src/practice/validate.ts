import { countCharacters } from './characters.ts';
import { isObject, objectsOf, textOf, typeOf, type Json } from './json.ts';
import { BLOCKS, type Surface } from './schema-blocks.ts';
import { suggestions } from './schema-elements.ts';
import { anything, boolean, list, object, oneOf, plain, string, type Check, type Report } from './schema.ts';
import { elementsOf } from './state-values.ts';

export interface Fault {
  fault: string;
  pointer: string;
}

const LIMIT: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

/** One fault as Slack words it in `response_metadata.messages`. */
export function faultMessage({ fault, pointer }: Fault): string {
  return `[ERROR] ${fault} [json-pointer:${pointer}]`;
}

/** Everything that Slack would refuse in these blocks; empty when they are good. */
export function checkBlocks(blocks: unknown, surface: Surface, pointer = '/blocks'): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (fault, at) => void faults.push({ fault, pointer: at });
  list(blockOn(surface), { max: LIMIT[surface] })(blocks, pointer, report);
  unique(objectsOf(blocks), pointer, report);
  if (surface === 'message') perMessage(objectsOf(blocks), pointer, report);
  return faults;
}

/** Everything that Slack would refuse in the options that an app offers for an external select. */
export function checkSuggestions(answer: unknown): Fault[] {
  const faults: Fault[] = [];
  suggestions(answer, '', (fault, pointer) => void faults.push({ fault, pointer }));
  return faults;
}

function blockOn(surface: Surface): Check {
  return (value, pointer, report) => {
    if (!isObject(value)) return report('must provide an object', pointer);
    if (value.type === undefined) return report('missing required field: type', pointer);
    const type = typeOf(value);
    const rule = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
    if (!rule?.on.includes(surface)) return report(`unsupported type: ${type}`, `${pointer}/type`);
    rule.check(value, pointer, report);
  };
}

/** Block ids are unique in a message or view, action ids within a block, and only one element takes the focus. */
function unique(blocks: Json[], pointer: string, report: Report): void {
  const blockIds = new Set<string>();
  let focused = 0;
  for (const [at, block] of blocks.entries()) {
    const blockId = textOf(block.block_id);
    if (blockId) {
      if (blockIds.has(blockId))
        report(`\`block_id\` "${blockId}" already exists`, `${pointer}/${at}/block_id`);
      blockIds.add(blockId);
    }
    const actionIds = new Set<string>();
    for (const element of elementsOf(block)) {
      if (element.focus_on_load === true) focused += 1;
      const actionId = textOf(element.action_id);
      if (!actionId) continue;
      if (actionIds.has(actionId)) {
        report(
          `\`action_id\` "${actionId}" already exists for \`block_id\` "${blockId ?? ''}"`,
          `${pointer}/${at}`,
        );
      }
      actionIds.add(actionId);
    }
  }
  if (focused > 1) report('only one element can have `focus_on_load` set to true', pointer);
}

const MARKDOWN_TOTAL = 12_000;

function perMessage(blocks: Json[], pointer: string, report: Report): void {
  if (blocks.filter((block) => block.type === 'table').length > 1) report('only one table allowed', pointer);
  const markdown = blocks
    .filter((block) => block.type === 'markdown')
    .map((block) => textOf(block.text) ?? '');
  if (markdown.length > 1 && countCharacters(markdown.join('')) > MARKDOWN_TOTAL) {
    report(`markdown must be less than ${MARKDOWN_TOTAL + 1} characters in total`, pointer);
  }
}

const common = {
  type: { required: anything },
  blocks: { required: anything },
  private_metadata: string({ max: 3000 }),
  callback_id: string({ max: 255 }),
  external_id: string({ max: 255 }),
  clear_on_close: boolean,
  notify_on_close: boolean,
};

const SHAPES = {
  modal: object({ ...common, title: { required: plain(24) }, submit: plain(24), close: plain(24) }),
  home: object({ ...common, title: plain(24), submit: plain(24), close: plain(24) }),
};

/** Everything that Slack would refuse in this view, in Slack's order: the summary first, then each fault. */
export function checkView(view: unknown, ...types: ('modal' | 'home')[]): Fault[] {
  if (!isObject(view)) return [{ fault: 'must provide an object', pointer: '/view' }];
  const faults: Fault[] = [];
  const report: Report = (fault, at) => void faults.push({ fault, pointer: at });
  const type = types.find((one) => one === view.type);
  if (type) {
    SHAPES[type](view, '/view', report);
    if (view.blocks !== undefined) faults.push(...checkBlocks(view.blocks, type, '/view/blocks'));
    if (type === 'modal' && view.submit === undefined) submitMissing(objectsOf(view.blocks), report);
  } else if (view.type === undefined) report('missing required field: type', '/view');
  else oneOf(...types)(view.type, '/view/type', report);
  if (faults.length === 0) return [];
  return [{ fault: 'failed to match all allowed schemas', pointer: '/view' }, ...faults];
}

function submitMissing(blocks: Json[], report: Report): void {
  const at = blocks.findIndex((block) => block.type === 'input');
  if (at >= 0) report('must define `submit` to use an `input` block in modals', `/view/blocks/${at}/input`);
}
