import { BLOCK } from './examples.ts';
import {
  filled,
  limit,
  listLimits,
  mrkdwn,
  notAWord,
  numberLimits,
  options,
  picture,
  plain,
  stringLimits,
  textLimits,
  textsWithin,
  times,
  wordLimits,
  type Limit,
} from './kit.ts';

const { section, header, context, actions, input, image, alert, context_actions: contextActions } = BLOCK;

const unsupported = (type: string): string => `unsupported type: ${type}`;
const select = { type: 'static_select', options: options(1) };

/** Each block's own limits. */
export const BLOCK_LIMITS: Limit[] = [
  ...textLimits(section, 'text', 3000, mrkdwn),
  ...listLimits(section, 'fields', { min: 1, max: 10 }, (count) => times(count, () => plain())),
  ...textsWithin(section, 'field', (text) => ({ fields: [text] }), 2000, '/fields/0', mrkdwn),
  limit(
    section,
    'fields without text',
    { text: undefined, fields: [plain()] },
    { text: undefined },
    'must define either `text` or `fields`',
    '/type',
  ),
  limit(
    section,
    'accessory that stands in inputs only',
    { accessory: select },
    { accessory: { type: 'plain_text_input' } },
    unsupported('plain_text_input'),
    '/accessory/type',
  ),
  limit(
    section,
    'accessory that is a picture',
    { accessory: picture() },
    { accessory: null },
    'must provide an object',
    '/accessory',
  ),
  limit(section, 'expand', { expand: true }, { expand: 'yes' }, 'must be a boolean', '/expand'),

  ...textLimits(header, 'text', 150),
  limit(header, 'text kind', { text: plain() }, { text: mrkdwn() }, unsupported('mrkdwn'), '/text/type'),
  ...numberLimits(header, 'level', { min: 1, max: 4 }),

  ...listLimits(context, 'elements', { min: 1, max: 10 }, (count) => times(count, () => mrkdwn())),
  ...[plain, mrkdwn].flatMap((text) =>
    textsWithin(context, 'text', (given) => ({ elements: [given] }), 3000, '/elements/0', text),
  ),
  limit(
    context,
    'nothing to use',
    { elements: [picture()] },
    { elements: [select] },
    unsupported('static_select'),
    '/elements/0/type',
  ),

  ...listLimits(actions, 'elements', { min: 1, max: 25 }, (count) =>
    times(count, () => ({ type: 'button', text: plain() })),
  ),
  limit(
    actions,
    'pictures do not act',
    { elements: [select] },
    { elements: [picture()] },
    unsupported('image'),
    '/elements/0/type',
  ),

  ...textLimits(input, 'label', 2000),
  ...textLimits(input, 'hint', 2000),
  limit(
    input,
    'buttons are no inputs',
    { element: select },
    { element: { type: 'button', text: plain() } },
    unsupported('button'),
    '/element/type',
  ),
  limit(
    input,
    'files are sent with the form only',
    { dispatch_action: false, element: { type: 'file_input' } },
    { dispatch_action: true, element: { type: 'file_input' } },
    unsupported('file_input'),
    '/element/type',
  ),

  ...textLimits(image, 'title', 2000),

  ...listLimits(contextActions, 'elements', { min: 1, max: 5 }, (count) =>
    times(count, () => ({ type: 'icon_button', icon: 'trash', text: plain() })),
  ),

  ...textLimits(alert, 'text', 200),
  ...wordLimits(alert, 'level', 'default', 'info', 'warning', 'error', 'success'),
  limit(alert, 'level is a word', { level: 'info' }, { level: 1 }, notAWord, '/level'),

  filled(BLOCK.markdown, 'text'),
  ...stringLimits(BLOCK.markdown, 'text', 12_000),
];
