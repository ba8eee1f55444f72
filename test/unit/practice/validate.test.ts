import { describe, expect, it } from 'vitest';
import { BLOCKS } from '../../../src/practice/block-kit/blocks.ts';
import { BUTTONS, CONTEXT_ACTIONS, DATE_TIMES, PICKERS } from '../../../src/practice/block-kit/elements.ts';
import { INPUTS } from '../../../src/practice/block-kit/inputs.ts';
import { blocksOf, VIEWS } from '../../../src/practice/block-kit/views.ts';
import { checkBlocks, checkMessage, checkView, faultMessage } from '../../../src/practice/validate.ts';
import { BLOCK, ELEMENT } from '../../support/limits/examples.ts';
import { answerToMessage, answerToView, LIMITS, type Answer } from '../../support/limits/index.ts';
import { limitsIn } from '../../support/limits/known.ts';
import type { Limit } from '../../support/limits/kit.ts';
import { VIEW_LIMITS, viewOf } from '../../support/limits/views.ts';

const ofMessages = LIMITS.filter(({ on }) => on === 'message');
const ofViews = LIMITS.filter(({ on }) => on !== 'message');
const summary = '[ERROR] failed to match all allowed schemas [json-pointer:/view]';

function answerOf(blocks: object[]): Answer | undefined {
  const refusal = checkMessage({ blocks });
  return refusal && { error: refusal.error, messages: refusal.faults.map(faultMessage) };
}

function faultsOf({ on }: Limit, blocks: object[]) {
  const type = on === 'home' ? 'home' : 'modal';
  return checkView(viewOf(type, { blocks }), type);
}

describe('what is just inside a limit is taken, and what is just outside is refused in Slack’s words', () => {
  it.each(ofMessages)('in a message: $what', (limit) => {
    expect(answerOf(limit.good)).toBeUndefined();
    expect(answerOf(limit.bad)).toEqual(answerToMessage(limit));
  });

  it.each(ofViews)('in a view: $what', (limit) => {
    expect(faultsOf(limit, limit.good)).toEqual([]);
    expect(faultsOf(limit, limit.bad).map(faultMessage)).toEqual(answerToView(limit).messages);
  });

  it.each(VIEW_LIMITS)('of a $type: $what', ({ type, good, bad, fault, pointer }) => {
    expect(checkView(viewOf(type, good), type)).toEqual([]);
    const said = checkView(JSON.parse(JSON.stringify(viewOf(type, bad))), type).map(faultMessage);
    expect(said).toEqual([summary, `[ERROR] ${fault} [json-pointer:${pointer}]`]);
  });
});

describe('the table of limits', () => {
  it('has an example of every block and of every element', () => {
    expect(Object.keys(BLOCK).toSorted()).toEqual(Object.keys(BLOCKS).toSorted());
    expect(Object.keys(ELEMENT).toSorted()).toEqual(
      Object.keys({ ...BUTTONS, ...PICKERS, ...DATE_TIMES, ...CONTEXT_ACTIONS, ...INPUTS }).toSorted(),
    );
  });

  it('passes every limit that the schema knows', () => {
    const passed = new Set([
      ...ofMessages.flatMap(({ bad }) => checkBlocks(bad, 'message').map(({ limit }) => limit)),
      ...ofViews.flatMap((limit) => faultsOf(limit, limit.bad).map((fault) => fault.limit)),
      ...VIEW_LIMITS.flatMap(({ type, bad }) => checkView(viewOf(type, bad), type).map(({ limit }) => limit)),
    ]);
    const known = new Set([
      ...limitsIn(blocksOf('message'), 'blocks of a message'),
      ...limitsIn(VIEWS.modal, 'modal'),
      ...limitsIn(VIEWS.home, 'home'),
    ]);
    expect(known.size).toBeGreaterThan(300);
    expect([...known].filter((limit) => !passed.has(limit))).toEqual([]);
  });

  it('would notice a limit that it misses', () => {
    const schema = {
      kind: 'object',
      name: 'sign',
      properties: { text: { kind: 'string', max: 9 } },
      rules: [],
    } as const;
    expect([...limitsIn(schema, '')]).toEqual(['sign.text max']);
  });
});

describe('a list of blocks', () => {
  it('is a list', () => {
    expect(checkBlocks({}, 'message').map(faultMessage)).toEqual([
      '[ERROR] must provide an array [json-pointer:/blocks]',
    ]);
  });

  it('has every fault named, not the first alone', () => {
    const section = { type: 'section', text: { type: 'mrkdwn', text: '' }, colour: 'red' };
    expect(checkBlocks([section, { type: 'ruler' }], 'message').map(faultMessage)).toEqual([
      '[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
      '[ERROR] invalid additional property: colour [json-pointer:/blocks/0]',
      '[ERROR] unsupported type: ruler [json-pointer:/blocks/1/type]',
    ]);
  });
});

describe('a view', () => {
  it('names every field that is missing', () => {
    expect(checkView({ type: 'modal' }, 'modal').map(faultMessage)).toEqual([
      summary,
      '[ERROR] missing required field: blocks [json-pointer:/view]',
      '[ERROR] missing required field: title [json-pointer:/view]',
    ]);
  });

  it('with inputs needs something to submit them with, in a modal only', () => {
    const blocks = [
      { type: 'divider' },
      { type: 'input', label: { type: 'plain_text', text: '题' }, element: { type: 'plain_text_input' } },
    ];
    expect(checkView(viewOf('modal', { blocks, submit: undefined }), 'modal').map(faultMessage)).toEqual([
      '[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]',
    ]);
    expect(checkView(viewOf('home', { blocks }), 'home')).toEqual([]);
  });

  it('is an object', () => {
    expect(checkView('modal', 'modal').map(faultMessage)).toEqual([
      '[ERROR] must provide an object [json-pointer:/view]',
    ]);
  });
});
