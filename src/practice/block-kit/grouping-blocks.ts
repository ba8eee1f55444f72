import { BASIC_BLOCKS, block } from './basic-blocks.ts';
import { BUTTONS, IMAGE } from './elements.ts';
import { plain, slackIcon, text } from './objects.ts';
import { richTextProperty } from './rich-text.ts';
import {
  boolean,
  byType,
  filled,
  list,
  named,
  object,
  oneOf,
  required,
  someOf,
  typed,
  type Properties,
  type Rule,
} from './schema.ts';

// Blocks that hold other blocks or stand for one thing, as docs.slack.dev/reference/block-kit/blocks has them. Slack's
// words for what is wrong between their properties are not known; that it refuses is in the reference.

const { button } = BUTTONS;
const image = byType(IMAGE);

const oneIcon: Rule = {
  name: 'one icon only',
  broken: ({ icon, slack_icon: own }) =>
    icon !== undefined && own !== undefined ? [['must define either `icon` or `slack_icon`', '/type']] : [],
};

/** One thing in a frame. The reference calls its texts strings; Slack was seen to want text objects. */
export const card = named(
  'card',
  block(
    {
      hero_image: image,
      icon: image,
      slack_icon: slackIcon,
      title: text(150),
      subtitle: text(150),
      body: text(200),
      subtext: text(200),
      actions: list(byType({ button }), { min: 1, max: 3 }),
    },
    someOf('hero_image', 'title', 'actions', 'body'),
    oneIcon,
  ),
);

/** Cards side by side. */
export const carousel = block({ elements: required(list(byType({ card }), { min: 1, max: 10 })) });

const collapsing: Rule = {
  name: 'only what can be collapsed starts collapsed',
  broken: ({ default_collapsed: starts, is_collapsible: can }) =>
    starts === true && can !== true ? [['must define `is_collapsible`', '/default_collapsed']] : [],
};

/** Blocks under one title. */
export const container = block(
  {
    title: plain(150),
    rich_text_title: richTextProperty,
    subtitle: text(150),
    icon: image,
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    is_collapsible: boolean,
    default_collapsed: boolean,
    has_header_divider: boolean,
    child_blocks: required(list(byType(BASIC_BLOCKS), { min: 1, max: 10 })),
  },
  someOf('title', 'rich_text_title'),
  collapsing,
);

const source = named('url source', typed({ url: required(filled), text: required(filled) }));

const task: Properties = {
  task_id: required(filled),
  title: required(filled),
  details: richTextProperty,
  output: richTextProperty,
  icon: slackIcon,
  sources: list(byType({ url: source })),
};

/** A task that stands alone; Slack was seen to refuse one that is pending. */
export const taskCard = block({ ...task, status: oneOf('in_progress', 'complete', 'error') });

const plannedTask = named(
  'planned task',
  object({ type: oneOf('task_card'), ...task, status: oneOf('pending', 'in_progress', 'complete', 'error') }),
);

/** Tasks under one title, which Slack wants to be a string. */
export const plan = block({ title: required(filled), tasks: list(plannedTask) });
