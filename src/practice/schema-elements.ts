import type { Json } from './json.ts';
import { isObject, objectsOf } from './json.ts';
import { anything, boolean, byType, integer, list, object, oneOf, plain, rich, string } from './schema.ts';
import type { Check, Report, Shape } from './schema.ts';
import { richText } from './schema-rich-text.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const style = oneOf('primary', 'danger');

const confirm = object({
  title: plain(100),
  text: { required: rich(300) },
  confirm: plain(30),
  deny: plain(30),
  style,
});

const type = { required: anything };
const actionId = string({ max: 255 });

/** What every interactive element has. */
function element(fields: Shape, also?: (value: Json, pointer: string, report: Report) => void): Check {
  return object({ type, action_id: actionId, ...fields }, also);
}

const focus = { focus_on_load: boolean };
const placeholder = { placeholder: plain(150) };
const dispatch = {
  dispatch_action_config: object({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1 }),
  }),
};
const many = { max_selected_items: integer({ min: 1 }) };

function option(text: Check, url = false): Check {
  const link: Shape = url ? { url: string({ max: 3000 }) } : {};
  return object({ text: { required: text }, value: string({ max: 150 }), description: plain(75), ...link });
}

const plainOption = option(plain(75));
const boxOption = option(rich(75));
const group = object({
  label: { required: plain(75) },
  options: { required: list(plainOption, { min: 1, max: 100 }) },
});
const groups = list(group, { min: 1, max: 100 });
const choices = { options: list(plainOption, { min: 1, max: 100 }), option_groups: groups };

/** What an app may answer when an external select asks it for options: those that fit the query, perhaps none. */
export const suggestions: Check = object(
  { options: list(plainOption, { max: 100 }), option_groups: list(group, { max: 100 }) },
  eitherOptions,
);

/** Slack wants the initial choice to be one of the choices, exactly. */
function initialAmongOptions(value: Json, pointer: string, report: Report): void {
  const options = [
    ...objectsOf(value.options),
    ...objectsOf(value.option_groups).flatMap((one) => objectsOf(one.options)),
  ];
  const known = new Set(options.map((one) => one.value));
  const initial = [
    ...(isObject(value.initial_option) ? [value.initial_option] : []),
    ...objectsOf(value.initial_options),
  ];
  const field = value.initial_option === undefined ? 'initial_options' : 'initial_option';
  if (initial.some((one) => !known.has(one.value))) report('invalid initial option', `${pointer}/${field}`);
}

function eitherOptions(value: Json, pointer: string, report: Report): void {
  if ((value.options === undefined) === (value.option_groups === undefined)) {
    report('must define either `options` or `option_groups`', `${pointer}/type`);
  }
  initialAmongOptions(value, pointer, report);
}

const filter = object({
  include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
  exclude_external_shared_channels: boolean,
  exclude_bot_users: boolean,
});
const select = { confirm, ...focus, ...placeholder };
const toConversation = { filter, default_to_current_conversation: boolean };
const ids = list(string());

/** Every element that is known, by type. */
export const ELEMENTS: Record<string, Check> = {
  button: element({
    text: { required: plain(75) },
    value: string({ max: 2000 }),
    url: string({ max: 3000 }),
    style,
    confirm,
    accessibility_label: string({ max: 75 }),
  }),
  checkboxes: element(
    {
      options: { required: list(boxOption, { min: 1, max: 10 }) },
      initial_options: list(boxOption, { min: 1 }),
      confirm,
      ...focus,
    },
    initialAmongOptions,
  ),
  radio_buttons: element(
    {
      options: { required: list(boxOption, { min: 1, max: 10 }) },
      initial_option: boxOption,
      confirm,
      ...focus,
    },
    initialAmongOptions,
  ),
  overflow: element({ options: { required: list(option(plain(75), true), { min: 1, max: 5 }) }, confirm }),
  static_select: element({ ...choices, initial_option: plainOption, ...select }, eitherOptions),
  multi_static_select: element(
    { ...choices, initial_options: list(plainOption, { min: 1 }), ...select, ...many },
    eitherOptions,
  ),
  external_select: element({ initial_option: plainOption, min_query_length: integer(), ...select }),
  multi_external_select: element({
    initial_options: list(plainOption, { min: 1 }),
    min_query_length: integer(),
    ...select,
    ...many,
  }),
  users_select: element({ initial_user: string(), ...select }),
  multi_users_select: element({ initial_users: ids, ...select, ...many }),
  conversations_select: element({
    initial_conversation: string(),
    response_url_enabled: boolean,
    ...toConversation,
    ...select,
  }),
  multi_conversations_select: element({ initial_conversations: ids, ...toConversation, ...select, ...many }),
  channels_select: element({ initial_channel: string(), response_url_enabled: boolean, ...select }),
  multi_channels_select: element({ initial_channels: ids, ...select, ...many }),
  datepicker: element({ initial_date: string({ pattern: DATE }), ...select }),
  timepicker: element({ initial_time: string({ pattern: TIME }), timezone: string(), ...select }),
  datetimepicker: element({
    initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }),
    confirm,
    ...focus,
  }),
  plain_text_input: element({
    initial_value: string({ max: 3000 }),
    multiline: boolean,
    min_length: integer({ min: 0, max: 3000 }),
    max_length: integer({ min: 1, max: 3000 }),
    ...dispatch,
    ...focus,
    ...placeholder,
  }),
  email_text_input: element({ initial_value: string(), ...dispatch, ...focus, ...placeholder }),
  url_text_input: element({ initial_value: string(), ...dispatch, ...focus, ...placeholder }),
  number_input: element({
    is_decimal_allowed: { required: boolean },
    initial_value: string(),
    min_value: string(),
    max_value: string(),
    ...dispatch,
    ...focus,
    ...placeholder,
  }),
  rich_text_input: element({
    initial_value: richText,
    min_lines: integer({ min: 1 }),
    max_lines: integer({ min: 1 }),
    ...dispatch,
    ...focus,
    ...placeholder,
  }),
  file_input: element({
    filetypes: list(string({ min: 1 })),
    max_files: integer({ min: 1, max: 10 }),
  }),
  workflow_button: element({
    text: { required: plain(75) },
    workflow: { required: anything },
    style,
    confirm,
    accessibility_label: string({ max: 75 }),
  }),
  image: object(
    {
      type,
      alt_text: { required: string({ max: 2000 }) },
      image_url: string({ min: 1, max: 3000 }),
      slack_file: anything,
    },
    imageSource,
  ),
};

/** An image comes from an address or from a Slack file. */
export function imageSource(value: Json, pointer: string, report: Report): void {
  if ((value.image_url === undefined) === (value.slack_file === undefined)) {
    report('must define either `image_url` or `slack_file`', `${pointer}/type`);
  }
}

/** A check that takes only these elements. */
export function elements(...names: string[]): Check {
  return byType(Object.fromEntries(names.map((name) => [name, ELEMENTS[name] ?? anything])));
}
