import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { TaskLine, TaskPage } from '../tasks/list.ts';
import type { TaskPick } from '../tasks/picks.ts';
import type { Waiting } from '../tasks/waiting.ts';
import { shortened } from '../text.ts';
import { actions, button, context, escaped, fallback, header, section, type Message } from './blocks.ts';
import { dayLabel, shortDay } from './dates.ts';
import { listId, TASK_ACTION, TASK_LIST } from './ids.ts';
import { lightLabel } from './task-words.ts';

const TITLE_SHOWN = 120;

type Named = Pick<TaskLine, 'task' | 'ref' | 'section'>;

function opened(markdown: string, { task }: Pick<TaskLine, 'task'>, language: Language): SectionBlock {
  const accessory = button(`${TASK_ACTION}.open`, words(language)('card.open'), task.id);
  return { ...section(markdown), accessory };
}

function title({ task, ref }: Named): string {
  return `*${escaped(`${ref} ${shortened(task.title, TITLE_SHOWN)}`)}*`;
}

function dueText({ task: { dueOn, every } }: Named, today: string, language: Language): string {
  const t = words(language);
  if (dueOn === null) return t('card.recurring', { every: every ?? '' });
  return t('list.due', { day: shortDay(dueOn, language, today) });
}

/** A task in a list: light, number, title; state, section and due day below; a button that opens its card. */
export function taskLineBlock(line: TaskLine, today: string, language: Language): SectionBlock {
  const t = words(language);
  const { task } = line;
  const notes = [
    lightLabel(line.light, task.state, language),
    t(`task_state.${task.state}`),
    escaped(line.section.name),
    dueText(line, today, language),
    ...(task.urgent === 1 ? [t('card.urgent')] : []),
  ];
  return opened(`${title(line)}\n${notes.join(' · ')}`, line, language);
}

/** What somebody has to do about a task, in words. */
export function waitingText(
  { kind, toOn, late }: Pick<Waiting, 'kind' | 'toOn' | 'late'>,
  language: Language,
): string {
  const t = words(language);
  if (late) return t('waiting.unacknowledged');
  if (kind !== 'deferral') return t(`waiting.${kind}`);
  return t('waiting.deferral', { day: toOn === null ? '' : dayLabel(toOn, language) });
}

/** A task that waits for somebody: what for, and a button that opens its card. */
export function waitingBlock(waiting: Waiting, today: string, language: Language): SectionBlock {
  const notes = [
    waitingText(waiting, language),
    escaped(waiting.section.name),
    dueText(waiting, today, language),
  ].join(' · ');
  return opened(`${title(waiting)}\n${notes}`, waiting, language);
}

/** What waits for somebody, as far as there is room; the rest by its number and where it is to be seen. */
export function waitingBlocks(
  all: readonly Waiting[],
  most: number,
  view: { today: string; language: Language },
): KnownBlock[] {
  const { today, language } = view;
  const hidden = all.length - most;
  const more = hidden > 0 ? [context(words(language)('list.more_waiting', { count: hidden }))] : [];
  return [...all.slice(0, most).map((one) => waitingBlock(one, today, language)), ...more];
}

/** What is picked, in the words of lights and states. */
export function pickLabel(pick: TaskPick, language: Language): string {
  const t = words(language);
  switch (pick) {
    case 'all':
    case 'waiting':
    case 'mine':
    case 'lead':
      return t(`list.${pick}`);
    case 'red':
    case 'yellow':
    case 'blue':
    case 'green':
    case 'grey':
      return t(`light.${pick}`);
    default:
      return t(`task_state.${pick}`);
  }
}

/** Buttons that turn the pages of a list; none when it has a single page. */
export function pageButtons({ filter, page, pages }: TaskPage, language: Language): KnownBlock[] {
  const t = words(language);
  const to = (way: 'earlier' | 'later', number: number): Button =>
    button(`${TASK_LIST.page}.${way}`, t(`list.${way}`), listId({ filter, page: number }));
  const buttons = [
    ...(page > 1 ? [to('earlier', page - 1)] : []),
    ...(page < pages ? [to('later', page + 1)] : []),
  ];
  return buttons.length === 0 ? [] : [actions(buttons)];
}

/** How many tasks a list has, and which page this is. */
export function countText({ total, page, pages }: TaskPage, language: Language): string {
  const t = words(language);
  const count = t('list.count', { count: total });
  return pages === 1 ? count : `${count} · ${t('list.page', { page, pages })}`;
}

/** A list of tasks with its title, or what is to be said when there is none. */
export function taskListMessage(page: TaskPage, language: Language): Message {
  const t = words(language);
  const picked = [page.sectionName, pickLabel(page.filter.pick, language)];
  const name = t('list.title', { picked: picked.filter((one) => one !== null).join(' · ') });
  if (page.total === 0) {
    const text = `${escaped(name)}\n${t('list.none')}`;
    return { text: fallback(text), blocks: [header(name), section(t('list.none'))] };
  }
  const lines = page.lines.map((line) => escaped(`${line.ref} ${line.task.title}`));
  return {
    text: fallback(escaped(name), countText(page, language), ...lines),
    blocks: [
      header(name),
      context(countText(page, language)),
      ...page.lines.map((line) => taskLineBlock(line, page.today, language)),
      ...pageButtons(page, language),
    ],
  };
}
