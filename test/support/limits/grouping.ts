import { BLOCK } from './examples.ts';
import {
  filled,
  limit,
  listLimits,
  mrkdwn,
  notAWord,
  picture,
  plain,
  richText,
  textLimits,
  times,
  tooShort,
  wordLimits,
  words,
  type Limit,
} from './kit.ts';

const { card, carousel, container, task_card: task, plan } = BLOCK;

const icon = (name: string) => ({ type: 'icon', name });
const link = { type: 'url', url: 'https://example.com', text: '出处' };
const planned = (more: object) => ({ tasks: [{ task_id: 't', title: '事', ...more }] });

/** Limits of blocks that hold others. */
export const GROUPING_LIMITS: Limit[] = [
  ...textLimits(card, 'title', 150, mrkdwn),
  ...textLimits(card, 'subtitle', 150),
  ...textLimits(card, 'body', 200, mrkdwn),
  ...textLimits(card, 'subtext', 200),
  limit(card, 'title as text', { title: plain() }, { title: '文' }, 'must provide an object', '/title'),
  ...listLimits(card, 'actions', { min: 1, max: 3 }, (count) =>
    times(count, () => ({ type: 'button', text: plain() })),
  ),
  limit(
    card,
    'empty',
    { title: undefined, hero_image: picture() },
    { title: undefined, subtitle: plain() },
    'must define at least one of `hero_image`, `title`, `actions`, `body`',
  ),
  limit(
    card,
    'two icons',
    { slack_icon: icon('sparkle') },
    { slack_icon: icon('sparkle'), icon: picture() },
    'must define either `icon` or `slack_icon`',
    '/type',
  ),
  limit(
    card,
    'icon name',
    { slack_icon: icon('book') },
    { slack_icon: icon('notebook') },
    notAWord,
    '/slack_icon/name',
  ),
  limit(
    card,
    'icon kind',
    { slack_icon: icon('book') },
    { slack_icon: { type: 'slack_icon', name: 'book' } },
    notAWord,
    '/slack_icon/type',
  ),
  ...['type', 'name'].map((name) =>
    limit(
      card,
      `icon ${name} missing`,
      { slack_icon: icon('book') },
      { slack_icon: { ...icon('book'), [name]: undefined } },
      `missing required field: ${name}`,
      '/slack_icon',
    ),
  ),

  ...listLimits(carousel, 'elements', { min: 1, max: 10 }, (count) =>
    times(count, () => ({ type: 'card', title: plain() })),
  ),

  ...textLimits(container, 'title', 150),
  ...textLimits(container, 'subtitle', 150, mrkdwn),
  ...wordLimits(container, 'width', 'narrow', 'standard', 'wide', 'full'),
  ...listLimits(container, 'child_blocks', { min: 1, max: 10 }, (count) =>
    times(count, () => ({ type: 'divider' })),
  ),
  limit(
    container,
    'what it holds',
    { child_blocks: [{ type: 'divider' }] },
    { child_blocks: [{ type: 'markdown', text: '文' }] },
    'unsupported type: markdown',
    '/child_blocks/0/type',
  ),
  limit(
    container,
    'without title',
    { title: undefined, rich_text_title: richText(words()) },
    { title: undefined },
    'must define at least one of `title`, `rich_text_title`',
  ),
  limit(
    container,
    'collapsed for ever',
    { is_collapsible: true, default_collapsed: true },
    { default_collapsed: true },
    'must define `is_collapsible`',
    '/default_collapsed',
  ),

  ...[task, plan].map((example) => filled(example, 'title')),
  filled(task, 'task_id'),
  ...wordLimits(task, 'status', 'in_progress', 'complete', 'error'),
  limit(task, 'pending alone', { status: 'complete' }, { status: 'pending' }, notAWord, '/status'),
  limit(
    task,
    'details',
    { details: richText(words()) },
    { details: plain() },
    'unsupported type: plain_text',
    '/details/type',
  ),
  ...['url', 'text'].flatMap((name) => [
    limit(
      task,
      `source ${name} empty`,
      { sources: [link] },
      { sources: [{ ...link, [name]: '' }] },
      tooShort(1),
      `/sources/0/${name}`,
    ),
    limit(
      task,
      `source ${name} missing`,
      { sources: [link] },
      { sources: [{ ...link, [name]: undefined }] },
      `missing required field: ${name}`,
      '/sources/0',
    ),
  ]),
  limit(plan, 'title as text object', { title: '事' }, { title: plain() }, 'must provide a string', '/title'),
  ...['pending', 'in_progress', 'complete', 'error'].map((status) =>
    limit(
      plan,
      `task ${status}`,
      planned({ status }),
      planned({ status: 'done' }),
      notAWord,
      '/tasks/0/status',
    ),
  ),
  limit(
    plan,
    'kind of task',
    planned({ type: 'task_card' }),
    planned({ type: 'card' }),
    notAWord,
    '/tasks/0/type',
  ),
  ...['task_id', 'title'].flatMap((name) => [
    limit(
      plan,
      `${name} of a task empty`,
      planned({}),
      planned({ [name]: '' }),
      tooShort(1),
      `/tasks/0/${name}`,
    ),
    limit(
      plan,
      `${name} of a task missing`,
      planned({}),
      planned({ [name]: undefined }),
      `missing required field: ${name}`,
      '/tasks/0',
    ),
  ]),
];
