import {
  boxOption,
  choices,
  confirm,
  conversationFilter,
  imageSource,
  initialAmongOptions,
  option,
  overflowOption,
  pictured,
  plain,
  style,
  wholeUrl,
  workflow,
} from './objects.ts';
import {
  boolean,
  catalogue,
  either,
  filled,
  integer,
  list,
  object,
  oneOf,
  only,
  required,
  string,
  typed,
  type ObjectSchema,
  type Properties,
  type Rule,
} from './schema.ts';

// Elements that stand in a section, an actions block or a context_actions block, most of them in an input as well; as
// docs.slack.dev/reference/block-kit/block-elements has them.

const actionId = string({ max: 255 });

/** What every interactive element has: a type, and an id that the app may choose. */
export function interactive(properties: Properties, ...rules: readonly Rule[]): ObjectSchema {
  return typed({ action_id: actionId, ...properties }, ...rules);
}

/** An element that Slack takes only with an id. */
export function identified(properties: Properties, ...rules: readonly Rule[]): ObjectSchema {
  return typed({ action_id: required(actionId), ...properties }, ...rules);
}

/** Takes the focus when a view opens. */
export const focus: Properties = { focus_on_load: boolean };
/** Stands in what is still empty. */
export const placeholder: Properties = { placeholder: plain(150) };

const menu: Properties = { confirm, ...focus, ...placeholder };
const many: Properties = { max_selected_items: integer({ min: 1 }) };
const answering: Properties = { response_url_enabled: boolean };
const search: Properties = { min_query_length: integer({ min: 0 }) };
const conversations: Properties = { filter: conversationFilter, default_to_current_conversation: boolean };
const ids = list(filled);
const oneKindOfOptions = either('options', 'option_groups');

/** Years, months and days that a calendar can have. */
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

const knownTimezone: Rule = {
  name: 'timezone is a zone of the IANA database',
  broken: ({ timezone }) =>
    typeof timezone !== 'string' || isZone(timezone) ? [] : [['must be a valid enum value', '/timezone']],
};

const label: Properties = { text: required(plain(75)), accessibility_label: string({ max: 75 }) };
const worth = string({ max: 2000 });
const feedback = object({ ...label, value: required(worth) });

/** What people press. */
export const BUTTONS = catalogue({
  button: interactive({ ...label, value: worth, url: string({ max: 3000 }), style, confirm }, wholeUrl),
  workflow_button: only(['message'], identified({ ...label, workflow: required(workflow), style, confirm })),
  overflow: interactive({ options: required(list(overflowOption, { min: 1, max: 5 })), confirm }),
});

/** What people choose from, and dates. */
export const PICKERS = catalogue({
  checkboxes: interactive(
    {
      options: required(list(boxOption, { min: 1, max: 10 })),
      initial_options: list(boxOption),
      confirm,
      ...focus,
    },
    initialAmongOptions,
  ),
  radio_buttons: interactive(
    { options: required(list(boxOption, { min: 1, max: 10 })), initial_option: boxOption, confirm, ...focus },
    initialAmongOptions,
  ),
  static_select: interactive(
    { ...choices, initial_option: option, ...menu },
    oneKindOfOptions,
    initialAmongOptions,
  ),
  multi_static_select: interactive(
    { ...choices, initial_options: list(option), ...many, ...menu },
    oneKindOfOptions,
    initialAmongOptions,
  ),
  external_select: interactive({ initial_option: option, ...search, ...menu }),
  multi_external_select: interactive({
    initial_options: list(option, { min: 1 }),
    ...search,
    ...many,
    ...menu,
  }),
  users_select: interactive({ initial_user: filled, ...menu }),
  multi_users_select: interactive({ initial_users: ids, ...many, ...menu }),
  conversations_select: interactive({
    initial_conversation: filled,
    ...conversations,
    ...answering,
    ...menu,
  }),
  multi_conversations_select: interactive({
    initial_conversations: ids,
    ...conversations,
    ...many,
    ...menu,
  }),
  channels_select: interactive({ initial_channel: filled, ...answering, ...menu }),
  multi_channels_select: interactive({ initial_channels: ids, ...many, ...menu }),
  datepicker: interactive({ initial_date: string({ pattern: DATE }), ...menu }),
  timepicker: interactive(
    { initial_time: string({ pattern: TIME }), timezone: string(), ...menu },
    knownTimezone,
  ),
});

/** A date and a time in one; it does not stand beside a section. */
export const DATE_TIMES = catalogue({
  // Seconds since 1970 in ten digits.
  datetimepicker: only(
    ['message', 'modal'],
    interactive({
      initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }),
      confirm,
      ...focus,
    }),
  ),
});

/** What stands in a context_actions block. */
export const CONTEXT_ACTIONS = catalogue({
  feedback_buttons: only(
    ['message'],
    interactive({ positive_button: required(feedback), negative_button: required(feedback) }),
  ),
  icon_button: only(
    ['message'],
    interactive({
      icon: required(oneOf('trash')),
      ...label,
      value: worth,
      visible_to_user_ids: ids,
      confirm,
    }),
  ),
});

/** A picture beside a section, in a context or on a card; nobody can use it. */
export const IMAGE = catalogue({
  image: typed({ alt_text: required(string({ max: 2000 })), ...imageSource }, ...pictured),
});
