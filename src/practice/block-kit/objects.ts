import { isObject, objectsOf, type Json } from '../json.ts';
import {
  anything,
  boolean,
  byType,
  either,
  filled,
  list,
  named,
  object,
  oneOf,
  required,
  someOf,
  string,
  typed,
  type ObjectSchema,
  type Properties,
  type Rule,
  type Schema,
} from './schema.ts';

// Composition objects, as docs.slack.dev/reference/block-kit/composition-objects has them.

function textObject(type: 'plain_text' | 'mrkdwn', max: number): ObjectSchema {
  const inner = { text: required(string({ min: 1, max })) };
  return type === 'plain_text' ? typed({ ...inner, emoji: boolean }) : typed({ ...inner, verbatim: boolean });
}

/** A text object that must be `plain_text`. */
export function plain(max: number): Schema {
  return byType({ plain_text: textObject('plain_text', max) });
}

/** A text object of either kind. */
export function text(max: number): Schema {
  return byType(textKinds(max));
}

/** Both kinds of text object, for lists that take other things as well. */
export function textKinds(max: number): Record<'plain_text' | 'mrkdwn', ObjectSchema> {
  return { plain_text: textObject('plain_text', max), mrkdwn: textObject('mrkdwn', max) };
}

/** The colours of a button. */
export const style = oneOf('primary', 'danger');

/** The dialog that asks once more. */
export const confirm = named(
  'confirm',
  object({
    title: required(plain(100)),
    text: required(text(300)),
    confirm: required(plain(30)),
    deny: required(plain(30)),
    style,
  }),
);

/** What a picture can be fetched by. */
const WEB: readonly string[] = ['http:', 'https:'];

/**
 * What leads somewhere when it is opened: the web, mail and telephone, and places in Slack itself
 * (docs.slack.dev/interactivity/deep-linking). `javascript:` and the like would do something in the client.
 */
const LEADING: readonly string[] = [...WEB, 'mailto:', 'tel:', 'slack:'];

const isAddress = (given: unknown, schemes: readonly string[]): boolean =>
  typeof given === 'string' && URL.canParse(given) && schemes.includes(new URL(given).protocol);

/** An address to open is a whole one, and leads somewhere. Slack's words for it are not known. */
export const wholeUrl: Rule = {
  name: 'url is a whole address',
  broken: ({ url }) =>
    url === undefined || isAddress(url, LEADING) ? [] : [['must be a valid URL', '/url']],
};

const value = required(string({ max: 150 }));

/** An option of a select menu. */
export const option = named('option', object({ text: required(plain(75)), value, description: plain(75) }));

/** An option of checkboxes and radio buttons, which may be formatted. */
export const boxOption = named(
  'box option',
  object({ text: required(text(75)), value, description: text(75) }),
);

/** An option of an overflow menu, which may open an address. */
export const overflowOption = named(
  'overflow option',
  object({ text: required(plain(75)), value, description: plain(75), url: string({ max: 3000 }) }, wholeUrl),
);

const optionGroup = named(
  'option group',
  object({ label: required(plain(75)), options: required(list(option, { min: 1, max: 100 })) }),
);

/** What a menu offers: options, or groups of them. */
export const choices: Properties = {
  options: list(option, { min: 1, max: 100 }),
  option_groups: list(optionGroup, { min: 1, max: 100 }),
};

/** What an app may answer when an external select asks it for options: those that fit the query, perhaps none. */
export const suggestions = named(
  'suggestions',
  object(
    { options: list(option, { max: 100 }), option_groups: list(optionGroup, { max: 100 }) },
    either('options', 'option_groups'),
  ),
);

function offered(menu: Json): Json[] {
  const groups = objectsOf(menu.option_groups).flatMap((group) => objectsOf(group.options));
  return [...objectsOf(menu.options), ...groups];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const wording = ({ text: words, value: worth }: Json): unknown[] => [
  worth,
  isObject(words) ? words.text : '',
];

/** Slack wants the initial choice to be one of the choices, exactly; an empty list of them is none. */
export const initialAmongOptions: Rule = {
  name: 'initial options are among the options',
  broken(menu) {
    const known = offered(menu).map(wording);
    const among = (one: Json): boolean => known.some((each) => same(each, wording(one)));
    const one = isObject(menu.initial_option) && !among(menu.initial_option);
    const many =
      Array.isArray(menu.initial_options) &&
      (menu.initial_options.length === 0 || !objectsOf(menu.initial_options).every(among));
    const fault = 'must be one of the provided options';
    return [
      ...(one ? [[fault, '/initial_option'] as const] : []),
      ...(many ? [[fault, '/initial_options'] as const] : []),
    ];
  },
};

/** Which conversations a menu offers; an empty filter is refused. */
export const conversationFilter = named(
  'conversation filter',
  object(
    {
      include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
    someOf('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
  ),
);

/** When typing in an input tells the app. */
export const dispatchActionConfig = named(
  'dispatch action config',
  object({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }),
  }),
);

const slackFile = named(
  'slack file',
  object(
    { id: string({ pattern: /^[F][A-Z0-9]{8,}$/ }), url: string({ min: 1, max: 3000 }) },
    either('id', 'url'),
  ),
);

/** Where an image comes from; exactly one of the two. */
export const imageSource: Properties = { image_url: string({ min: 1, max: 3000 }), slack_file: slackFile };

/** What goes with `imageSource`. Slack fetches the picture while it takes the blocks, which needs an address to fetch. */
export const pictured: readonly Rule[] = [
  either('image_url', 'slack_file'),
  {
    name: 'image_url can be fetched',
    broken: ({ image_url: address }) =>
      address === undefined || isAddress(address, WEB) ? [] : [['downloading image failed', '/image_url']],
  },
];

/** What a workflow button starts. */
export const workflow = named(
  'workflow',
  object({
    trigger: required(
      object({
        url: required(filled),
        customizable_input_parameters: list(object({ name: required(filled), value: required(anything) })),
      }),
    ),
  }),
);

// prettier-ignore
const ICONS = [
  'archive', 'book', 'bookmark', 'bot', 'bug', 'calendar', 'caret-left', 'caret-right', 'check', 'clipboard', 'code',
  'comment', 'compass', 'copy', 'cube', 'download', 'edit', 'eye-closed', 'eye-open', 'flag', 'folder', 'gear', 'globe',
  'heart', 'help', 'image', 'info', 'key', 'lightbulb', 'map', 'mobile', 'new-window', 'pin', 'plus', 'refine', 'refresh',
  'rocket', 'save', 'screen', 'share', 'sparkle', 'star', 'star-filled', 'tag', 'thumbs-down', 'thumbs-up', 'trash',
  'upload', 'warning',
];

/** One of Slack's own icons: those of the reference less five that Slack was seen to refuse. */
export const slackIcon = named(
  'slack icon',
  object({ type: required(oneOf('icon')), name: required(oneOf(...ICONS)) }),
);
