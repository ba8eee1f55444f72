import type { KnownBlock } from '@slack/types';
import type { PlannedSlot } from '../calendar/cadence.ts';
import type { Language } from '../campaign/campaign.ts';
import { words, type Words } from '../locales/words.ts';
import type { Caller } from '../people/service.ts';
import type { WeekProgress } from '../weeks/progress.ts';
import type { OwnWeek } from '../weeks/own.ts';
import { answerButtons, taskList } from './ask.ts';
import { actions, button, context, escaped, fallback, header, section, type Message } from './blocks.ts';
import { momentLabel, periodLabel } from './dates.ts';
import { ACTION } from './ids.ts';
import { pages } from './pages.ts';
import { slotLine } from './slots.ts';
import { progressBlocks, progressText } from './summary.ts';

export interface MenuView {
  language: Language;
  timezone: string;
  name: string;
  week: OwnWeek | null;
  next: PlannedSlot[];
  today: string;
}

function owedBlocks(view: MenuView): KnownBlock[] {
  const { language, week } = view;
  const t = words(language);
  if (!week) {
    const deploy = view.next.find((slot) => slot.job === 'weekly.deploy');
    const at = deploy ? momentLabel(deploy.dueAt, view.timezone, language) : '—';
    return [section(t('menu.not_deployed', { at }))];
  }
  if (week.sections.length === 0) return [section(t('menu.nothing'))];
  const label = periodLabel(week.period, language);
  const due = momentLabel(week.dueAt, view.timezone, language);
  return week.sections.flatMap((own): KnownBlock[] => {
    const name = escaped(own.name);
    const buttons = answerButtons(own.sectionId, week.period, language);
    switch (own.state) {
      case 'no_tasks':
        return [section(t('menu.no_tasks', { section: name, week: label }))];
      case 'missing':
        return [
          section(t(week.late ? 'menu.owes_late' : 'menu.owes', { section: name, week: label, due })),
          ...taskList(own.tasks, view.today, language),
          buttons,
        ];
      case 'replied':
      case 'replied_late':
      case 'no_change':
        return [
          section(t('menu.answered', { section: name, week: label, state: t(`state.${own.state}`) })),
          buttons,
        ];
    }
  });
}

/** A private answer is one message; when it would not fit, it says so and where the rest is. */
function firstPage(blocks: readonly KnownBlock[], t: Words): KnownBlock[] {
  const [first = [], ...more] = pages(blocks);
  return more.length === 0 ? first : [...first, context(t('page.more'))];
}

function nextLine(view: MenuView): KnownBlock[] {
  if (view.next.length === 0) return [];
  const slots = view.next.slice(0, 3).map((slot) => slotLine(slot, view.timezone, view.language));
  return [context(words(view.language)('menu.next', { slots: slots.join('\n') }))];
}

/** What the caller owes now, with the buttons to answer, and what else they can type. */
export function menuMessage(view: MenuView): Message {
  const t = words(view.language);
  const title = t('menu.title', { name: escaped(view.name) });
  const blocks = [section(title), ...owedBlocks(view), ...nextLine(view), context(t('menu.verbs'))];
  const owed = (view.week?.sections ?? []).map((own) => `${own.name}: ${t(`state.${own.state}`)}`);
  return { text: fallback(title, ...owed.map(escaped), t('menu.verbs')), blocks: firstPage(blocks, t) };
}

/** The App Home of a participant: what I owe, and what comes next. */
export function homeBlocks(view: MenuView): KnownBlock[] {
  const t = words(view.language);
  return [header(t('home.owed')), ...owedBlocks(view), ...nextLine(view), context(t('menu.verbs'))].slice(
    0,
    100,
  );
}

/** A section's tasks of the week. */
export function tasksMessage(
  sections: OwnWeek['sections'],
  week: { period: string; today: string },
  language: Language,
): Message {
  const t = words(language);
  const label = periodLabel(week.period, language);
  const title = (name: string): string => t('tasks.title', { section: name, week: label });
  const blocks = sections.flatMap((own) =>
    own.tasks.length === 0
      ? [section(t('tasks.none', { section: escaped(own.name) }))]
      : [
          header(title(own.name)),
          ...taskList(own.tasks, week.today, language),
          answerButtons(own.sectionId, week.period, language),
        ],
  );
  const lines = sections.flatMap((own) => [
    escaped(title(own.name)),
    ...own.tasks.map((task) => escaped(`T${task.number} ${task.title}`)),
  ]);
  return { text: fallback(...lines), blocks: firstPage(blocks, t) };
}

/** Where a week stands, for one person's eyes; leaders get a button that posts it. */
export function progressMessage(progress: WeekProgress, language: Language, mayPost: boolean): Message {
  const t = words(language);
  const title = t('progress.title', { week: periodLabel(progress.week.period, language) });
  const first = firstPage([header(title), ...progressBlocks(progress, language)], t);
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
export function helpMessage(caller: Pick<Caller, 'isOffice' | 'isLeader'>, language: Language): Message {
  const t = words(language);
  const verbs = [
    t('help.reply'),
    t('help.tasks'),
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
