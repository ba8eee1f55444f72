import type { KnownBlock } from '@slack/types';
import type { PlannedSlot } from '../calendar/cadence.ts';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { Caller } from '../people/service.ts';
import type { LightCounts, TaskPage } from '../tasks/list.ts';
import type { WeekProgress } from '../weeks/progress.ts';
import type { OwnWeek } from '../weeks/own.ts';
import { answerButtons, taskList } from './ask.ts';
import { actions, button, context, escaped, fallback, header, section, type Message } from './blocks.ts';
import { periodLabel } from './dates.ts';
import { ACTION } from './ids.ts';
import { firstPage } from './pages.ts';
import { slotLine } from './slots.ts';
import { progressBlocks, progressText } from './summary.ts';
import { taskLineBlock } from './task-list.ts';

/**
 * The tasks of some sections: what the week deployed last asks of them, and those that are done once as they
 * stand now.
 */
export function tasksMessage(
  week: OwnWeek | null,
  single: TaskPage,
  today: string,
  language: Language,
): Message {
  const t = words(language);
  const asked = weekTasks(week, today, language);
  const more = single.total - single.lines.length;
  const blocks = [
    ...asked.blocks,
    ...(single.total === 0
      ? []
      : [
          header(t('tasks.single')),
          ...single.lines.map((line) => taskLineBlock(line, today, language)),
          ...(more > 0 ? [context(t('tasks.more', { count: more }))] : []),
        ]),
  ];
  const lines = single.lines.map((line) => escaped(`${line.ref} ${line.task.title}`));
  return { text: fallback(...asked.lines, ...lines), blocks: firstPage(blocks, t('tasks.cut')) };
}

function weekTasks(
  week: OwnWeek | null,
  today: string,
  language: Language,
): { blocks: KnownBlock[]; lines: string[] } {
  const t = words(language);
  if (!week) return { blocks: [section(t('tasks.not_deployed'))], lines: [t('tasks.not_deployed')] };
  const { sections } = week;
  const label = periodLabel(week.period, language);
  const title = (name: string): string => t('tasks.title', { section: name, week: label });
  const blocks = sections.flatMap((own) =>
    own.tasks.length === 0
      ? [section(t('tasks.none', { section: escaped(own.name) }))]
      : [
          header(title(own.name)),
          ...taskList(own.tasks, today, language),
          answerButtons(own.sectionId, week.period, language),
        ],
  );
  const lines = sections.flatMap((own) => [
    escaped(title(own.name)),
    ...own.tasks.map((task) => escaped(`T${task.number} ${task.title}`)),
  ]);
  return { blocks, lines };
}

/**
 * Where a week stands, for one person's eyes, with the lights of each section's tasks when it is the week of
 * today; leaders get a button that posts it.
 */
export function progressMessage(
  progress: WeekProgress,
  lights: ReadonlyMap<string, LightCounts> | null,
  language: Language,
  mayPost: boolean,
): Message {
  const t = words(language);
  const title = t('progress.title', { week: periodLabel(progress.week.period, language) });
  const first = firstPage([header(title), ...progressBlocks(progress, language, lights)], t('page.more'));
  const post = button(ACTION.postProgress, t('progress.post'), progress.week.period);
  return {
    text: fallback(escaped(title), ...progressText(progress, language)),
    blocks: mayPost ? [...first, actions([post])] : first,
  };
}

/** The next dates, and why they moved. */
export function calendarMessage(
  slots: readonly PlannedSlot[],
  uncovered: readonly string[],
  view: { language: Language; timezone: string },
): Message {
  const t = words(view.language);
  const lines = slots.map((slot) => slotLine(slot, view.timezone, view.language));
  const warnings = uncovered.map((year) => t('calendar.uncovered', { year }));
  const body = lines.length === 0 ? [t('calendar.none')] : lines;
  return {
    text: fallback(t('calendar.title'), ...body, ...warnings),
    blocks: [header(t('calendar.title')), section(body.join('\n')), ...warnings.map(section)],
  };
}

/** What the caller can do, by role. */
export function helpMessage(
  caller: Pick<Caller, 'isOffice' | 'isLeader' | 'sections'>,
  language: Language,
): Message {
  const t = words(language);
  const verbs = [
    t('help.reply'),
    t('help.tasks'),
    ...(caller.sections.length > 0 ? [t('help.task_section')] : []),
    ...(caller.isOffice ? [t('help.task_office')] : []),
    ...(caller.isLeader ? [t('help.task_leader')] : []),
    t('help.inspect'),
    ...(caller.isOffice ? [t('help.inspect_office')] : []),
    ...(caller.sections.length > 0 ? [t('rectification_help.section')] : []),
    ...(caller.isOffice ? [t('rectification_help.office')] : []),
    t('help.progress'),
    t('help.calendar'),
    t('help.leave'),
    t('help.help'),
  ];
  const notes = [
    t('help.doors'),
    caller.isOffice ? t('help.office') : '',
    caller.isLeader ? t('help.leader') : '',
    t('help.secret'),
  ].filter((note) => note !== '');
  return {
    text: fallback(t('help.title'), ...verbs, ...notes),
    blocks: [
      header(t('help.title')),
      section(verbs.map((verb) => `• ${verb}`).join('\n')),
      ...notes.map(context),
    ],
  };
}
