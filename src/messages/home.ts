import type { KnownBlock, PlainTextOption, StaticSelect } from '@slack/types';
import type { PlannedSlot } from '../calendar/cadence.ts';
import type { Language } from '../campaign/campaign.ts';
import type { OwnRounds } from '../inspections/own.ts';
import { words } from '../locales/words.ts';
import type { TaskPage } from '../tasks/list.ts';
import { TASK_PICKS } from '../tasks/picks.ts';
import type { Waiting, WaitingKind } from '../tasks/waiting.ts';
import type { OwnWeek } from '../weeks/own.ts';
import { answerButtons, taskList } from './ask.ts';
import {
  actions,
  button,
  context,
  escaped,
  fallback,
  header,
  LIMITS,
  plain,
  section,
  type Message,
} from './blocks.ts';
import { momentLabel, periodLabel } from './dates.ts';
import { EVERY_SECTION, TASK_ACTION, TASK_LIST } from './ids.ts';
import { ownRoundBlocks } from './inspection-home.ts';
import { firstPage } from './pages.ts';
import {
  ownRectificationBlocks,
  ownRectificationTexts,
  type RectificationsOfPerson,
} from './rectification-home.ts';
import { slotLine } from './slots.ts';
import { countText, pageButtons, pickLabel, taskLineBlock, waitingBlocks, waitingText } from './task-list.ts';

/** What somebody owes, what waits for them, and what comes next. */
export interface MenuView {
  language: Language;
  timezone: string;
  name: string;
  week: OwnWeek | null;
  waiting: Waiting[];
  rectifications: RectificationsOfPerson;
  next: PlannedSlot[];
  today: string;
}

/** The App Home of one person. */
export interface HomeView extends MenuView {
  personId: string;
  /** The rounds of inspections in which they inspect or are inspected. */
  rounds: OwnRounds;
  /** Whether they decide on tasks: of the office or of the leading group. */
  decides: boolean;
  mayAdd: boolean;
  /** What their sections lead; null for somebody without a section. */
  lead: TaskPage | null;
  /** All open tasks as the office has chosen to see them; null for everybody else. */
  all: { page: TaskPage; sections: readonly { id: string; name: string }[] } | null;
}

/** Slack takes 100 blocks in a view; the parts of App Home share them. */
const MOST = { blocks: 100, owed: 14, waiting: 9, inMenu: 5 };

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

/** What waits for somebody besides what they are asked by the week: any word on a task acknowledges it. */
function waitingApart({ week, waiting }: MenuView): Waiting[] {
  const owed = (week?.sections ?? []).filter((own) => own.state === 'missing').flatMap((own) => own.tasks);
  const asked = new Set(owed.flatMap((task) => (task.role === 'lead' ? [task.taskId] : [])));
  return waiting.filter((one) => one.kind !== 'acknowledge' || !asked.has(one.task.id));
}

function nextLine(view: MenuView): KnownBlock[] {
  if (view.next.length === 0) return [];
  const slots = view.next.slice(0, 3).map((slot) => slotLine(slot, view.timezone, view.language));
  return [context(words(view.language)('menu.next', { slots: slots.join('\n') }))];
}

/** What the caller owes now, with the buttons to answer, what waits for them, and what else they can type. */
export function menuMessage(view: MenuView): Message {
  const { language } = view;
  const t = words(language);
  const waiting = waitingApart(view);
  const title = t('menu.title', { name: escaped(view.name) });
  const waits = t('menu.waiting', { count: waiting.length });
  const blocks = [
    section(title),
    ...owedBlocks(view),
    ...(waiting.length === 0 ? [] : [section(waits), ...waitingBlocks(waiting, MOST.inMenu, view)]),
    ...ownRectificationBlocks(view.rectifications, language),
    ...nextLine(view),
    context(t('menu.verbs')),
  ];
  const owed = (view.week?.sections ?? []).map((own) => `${own.name}: ${t(`state.${own.state}`)}`);
  const lines = waiting.slice(0, MOST.inMenu).map((one) => `${one.ref}: ${waitingText(one, language)}`);
  return {
    text: fallback(
      title,
      ...[...owed, ...lines, ...ownRectificationTexts(view.rectifications, language)].map(escaped),
      t('menu.verbs'),
    ),
    blocks: firstPage(blocks, t('page.more')),
  };
}

/** What the section itself has to do; everything else waits for a decision. */
const OF_SECTION: readonly WaitingKind[] = ['acknowledge', 'instruction'];

function decisions(view: HomeView): KnownBlock[] {
  const { decides, waiting, language } = view;
  if (!decides) return [];
  const t = words(language);
  const own = waiting.filter((one) => !OF_SECTION.includes(one.kind));
  const blocks =
    own.length === 0 ? [section(t('home.no_decisions'))] : waitingBlocks(own, MOST.waiting, view);
  return [header(t('home.decisions')), ...blocks];
}

function leadTasks({ lead, language }: HomeView): KnownBlock[] {
  if (!lead) return [];
  const t = words(language);
  const hidden = lead.total - lead.lines.length;
  const blocks =
    lead.total === 0
      ? [section(t('home.no_lead'))]
      : lead.lines.map((line) => taskLineBlock(line, lead.today, language));
  const more = hidden > 0 ? [context(t('home.more_lead', { count: hidden }))] : [];
  return [header(t('home.lead')), ...blocks, ...more];
}

function option(value: string, label: string): PlainTextOption {
  return { text: plain(label, LIMITS.optionText), value };
}

function select(actionId: string, options: readonly PlainTextOption[], chosen: string): StaticSelect {
  const shown = options.slice(0, LIMITS.options);
  const initial = shown.find((one) => one.value === chosen);
  return {
    type: 'static_select',
    action_id: actionId,
    options: shown,
    ...(initial ? { initial_option: initial } : {}),
  };
}

function filters({ page, sections }: NonNullable<HomeView['all']>, language: Language): KnownBlock {
  const bySection = [
    option(EVERY_SECTION, words(language)('home.every_section')),
    ...sections.map(({ id, name }) => option(id, name)),
  ];
  const picks = TASK_PICKS.filter((pick) => pick !== 'mine' && pick !== 'lead');
  const byPick = picks.map((pick) => option(pick, pickLabel(pick, language)));
  return {
    type: 'actions',
    elements: [
      select(TASK_LIST.section, bySection, page.filter.sectionId ?? EVERY_SECTION),
      select(TASK_LIST.pick, byPick, page.filter.pick),
    ],
  };
}

function allTasks({ all, language }: HomeView): KnownBlock[] {
  if (!all) return [];
  const t = words(language);
  const { page } = all;
  const lines =
    page.total === 0
      ? [section(t('list.none'))]
      : page.lines.map((line) => taskLineBlock(line, page.today, language));
  return [
    header(t('home.all')),
    filters(all, language),
    context(countText(page, language)),
    ...lines,
    ...pageButtons(page, language),
  ];
}

/**
 * App Home: what its owner owes and has to do, the inspections that concern them, what waits for their decision, what
 * their sections lead; for the
 * office all open tasks; and what comes next.
 */
export function homeBlocks(view: HomeView): KnownBlock[] {
  const { language } = view;
  const t = words(language);
  const own = waitingApart(view).filter((one) => OF_SECTION.includes(one.kind));
  const add = button(`${TASK_ACTION}.add`, t('task_form.add'), view.today);
  return [
    header(t('home.owed')),
    ...owedBlocks(view).slice(0, MOST.owed),
    ...waitingBlocks(own, MOST.waiting, view),
    ...ownRoundBlocks(view.rounds, view.personId, language),
    ...ownRectificationBlocks(view.rectifications, language),
    ...decisions(view),
    ...leadTasks(view),
    ...allTasks(view),
    ...(view.mayAdd ? [actions([add])] : []),
    ...nextLine(view),
    context(t('menu.verbs')),
  ].slice(0, MOST.blocks);
}
