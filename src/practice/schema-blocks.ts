import { charactersWithin } from './characters.ts';
import type { Json } from './json.ts';
import { elements, ELEMENTS, imageSource } from './schema-elements.ts';
import { richText } from './schema-rich-text.ts';
import {
  anything,
  boolean,
  byType,
  integer,
  list,
  mrkdwn,
  number,
  object,
  oneOf,
  plain,
  rich,
  string,
} from './schema.ts';
import type { Check, Report, Shape } from './schema.ts';

export type Surface = 'message' | 'modal' | 'home';

const SELECTS = ['static', 'external', 'users', 'conversations', 'channels'].flatMap((kind) => [
  `${kind}_select`,
  `multi_${kind}_select`,
]);
const PICKERS = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', ...SELECTS];
const INPUTS = [
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'datetimepicker',
  'file_input',
];

function block(fields: Shape, also?: (value: Json, pointer: string, report: Report) => void): Check {
  return object({ type: { required: anything }, block_id: string({ max: 255 }), ...fields }, also);
}

const cell = byType({
  rich_text: richText,
  raw_text: object({ type: { required: anything }, text: { required: string({ min: 1 }) } }),
  raw_number: object({
    type: { required: anything },
    value: { required: number },
    text: { required: string({ min: 1 }) },
  }),
});

/** Slack counts what is written in all cells together. */
const TABLE_CHARACTERS = 10_000;

function tableSize(value: Json, pointer: string, report: Report): void {
  if (charactersWithin(value.rows) > TABLE_CHARACTERS)
    report(`must be less than ${TABLE_CHARACTERS + 1} characters`, pointer);
}

const rows = (max: number) => ({ required: list(list(cell, { min: 1, max: 20 }), { min: 1, max }) });

interface BlockRule {
  check: Check;
  on: Surface[];
}

const EVERYWHERE: Surface[] = ['message', 'modal', 'home'];

/** Every block that is known: its properties, and where it may stand. */
export const BLOCKS: Record<string, BlockRule> = {
  section: {
    on: EVERYWHERE,
    check: block(
      {
        text: rich(3000),
        fields: list(rich(2000), { min: 1, max: 10 }),
        accessory: elements('button', 'image', 'overflow', 'workflow_button', ...PICKERS),
        expand: boolean,
      },
      (value, pointer, report) => {
        if (value.text === undefined && value.fields === undefined) {
          report('must define either `text` or `fields`', `${pointer}/type`);
        }
      },
    ),
  },
  header: {
    on: EVERYWHERE,
    check: block({ text: { required: plain(150) } }),
  },
  divider: { on: EVERYWHERE, check: block({}) },
  context: {
    on: EVERYWHERE,
    check: block({
      elements: {
        required: list(
          byType({ plain_text: plain(3000), mrkdwn: mrkdwn(3000), image: ELEMENTS.image ?? anything }),
          { min: 1, max: 10 },
        ),
      },
    }),
  },
  actions: {
    on: EVERYWHERE,
    check: block({
      elements: {
        required: list(
          elements('button', 'overflow', 'workflow_button', 'datetimepicker', 'rich_text_input', ...PICKERS),
          { min: 1, max: 25 },
        ),
      },
    }),
  },
  input: {
    // Slack's reference names all three surfaces for it.
    on: EVERYWHERE,
    check: block({
      label: { required: plain(2000) },
      element: { required: elements(...INPUTS, ...PICKERS) },
      hint: plain(2000),
      optional: boolean,
      dispatch_action: boolean,
    }),
  },
  image: {
    on: EVERYWHERE,
    check: block(
      {
        alt_text: { required: string({ max: 2000 }) },
        image_url: string({ min: 1, max: 3000 }),
        slack_file: anything,
        title: plain(2000),
      },
      imageSource,
    ),
  },
  rich_text: { on: EVERYWHERE, check: richText },
  markdown: { on: ['message'], check: block({ text: { required: string({ min: 1, max: 12_000 }) } }) },
  table: {
    on: ['message'],
    check: block(
      {
        rows: rows(100),
        column_settings: list(object({ align: oneOf('left', 'center', 'right'), is_wrapped: boolean }), {
          max: 20,
        }),
      },
      tableSize,
    ),
  },
  data_table: {
    on: ['message'],
    check: block(
      {
        rows: rows(101),
        caption: { required: string({ min: 1 }) },
        page_size: integer({ min: 1, max: 100 }),
        row_header_column_index: integer({ min: 0 }),
      },
      tableSize,
    ),
  },
  alert: {
    on: ['modal'],
    check: block({
      text: { required: rich(200) },
      level: oneOf('default', 'info', 'warning', 'error', 'success'),
    }),
  },
  video: {
    on: EVERYWHERE,
    check: block({
      video_url: { required: string({ min: 1 }) },
      thumbnail_url: { required: string({ min: 1 }) },
      alt_text: { required: string({ min: 1 }) },
      title: { required: plain(199) },
      title_url: string(),
      author_name: string({ max: 49 }),
      provider_name: string(),
      provider_icon_url: string(),
      description: plain(200),
    }),
  },
};
