import { describe, expect, it } from 'vitest';
import { checkBlocks, checkView, faultMessage } from '../../../src/practice/validate.ts';
import { long, plain, textInput, cells } from './kit.ts';
import { BLOCK_LIMITS } from './limits-of-blocks.ts';
import { ELEMENT_LIMITS } from './limits-of-elements.ts';

describe('blocks', () => {
  it.each([...BLOCK_LIMITS, ...ELEMENT_LIMITS])(
    '$what: takes what is just inside the limit, refuses what is just outside',
    ({ good, bad, fault, on = 'message' }) => {
      expect(checkBlocks(good, on)).toEqual([]);
      expect(checkBlocks(bad, on).map(faultMessage)).toEqual([`[ERROR] ${fault}`]);
    },
  );

  it('counts an emoji as one character', () => {
    expect(checkBlocks([{ type: 'header', text: plain('✅🎉'.repeat(75)) }], 'message')).toEqual([]);
  });

  it('knows where a block may stand', () => {
    expect(checkBlocks([{ type: 'alert', text: plain('一') }], 'message').map(faultMessage)).toEqual([
      '[ERROR] unsupported type: alert [json-pointer:/blocks/0/type]',
    ]);
    expect(checkBlocks([{ type: 'table', rows: cells(1, 1) }], 'home').map(faultMessage)).toEqual([
      '[ERROR] unsupported type: table [json-pointer:/blocks/0/type]',
    ]);
  });

  it('wants a list', () => {
    expect(checkBlocks({}, 'message').map(faultMessage)).toEqual([
      '[ERROR] must provide an array [json-pointer:/blocks]',
    ]);
  });
});

const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain('题'),
  submit: plain('交'),
  blocks: [],
  ...more,
});
const faults = (view: unknown) => checkView(view, 'modal').map(faultMessage);

describe('views', () => {
  const summary = '[ERROR] failed to match all allowed schemas [json-pointer:/view]';

  it.each([
    [
      'title',
      { title: plain(long(24)) },
      { title: plain(long(25)) },
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'submit',
      { submit: plain(long(24)) },
      { submit: plain(long(25)) },
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'private metadata',
      { private_metadata: long(3000) },
      { private_metadata: long(3001) },
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'callback id',
      { callback_id: long(255) },
      { callback_id: long(256) },
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      'unknown property',
      {},
      { submit_disabled: true },
      'invalid additional property: submit_disabled [json-pointer:/view]',
    ],
    [
      'submit for inputs',
      { blocks: [textInput()] },
      { blocks: [textInput()], submit: undefined },
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ],
    [
      'blocks',
      {},
      { blocks: [{ type: 'ruler' }] },
      'unsupported type: ruler [json-pointer:/view/blocks/0/type]',
    ],
    ['kind', {}, { type: 'home' }, 'must be a valid enum value [json-pointer:/view/type]'],
  ])('%s: takes the one and refuses the other', (_what, good, bad, fault) => {
    expect(faults(modal(good))).toEqual([]);
    expect(faults(modal(bad))).toEqual([summary, `[ERROR] ${fault}`]);
  });

  it('names every field that is missing', () => {
    expect(faults({ type: 'modal' })).toEqual([
      summary,
      '[ERROR] missing required field: blocks [json-pointer:/view]',
      '[ERROR] missing required field: title [json-pointer:/view]',
    ]);
  });
});
