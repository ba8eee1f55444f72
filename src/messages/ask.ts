import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import { dayOf } from '../calendar/day.ts';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import { shortened } from '../text.ts';
import type { AskedTask, SectionAsk } from '../weeks/service.ts';
import {
  actions,
  bullets,
  button,
  context,
  escaped,
  fallback,
  header,
  line,
  literal,
  richText,
  section,
  type Message,
} from './blocks.ts';
import { commaIn } from './comma.ts';
import { momentLabel, periodLabel, shortDay } from './dates.ts';
import { ACTION, askId } from './ids.ts';

/** What the messages of one week have in common. */
export interface WeekView {
  language: Language;
  timezone: string;
  period: string;
  deployedAt: string;
  dueAt: string;
  covers: string[];
  /** The instant at which it should have been deployed, when it was sent late. */
  lateFor: string | null;
  /** The year whose holidays nobody has imported, when the week's dates were reckoned without them. */
  uncoveredYear: string | null;
}

const MOST_TASKS = 40;
/** Forty titles of this length stay within what Slack takes in one message. */
const TITLE_SHOWN = 150;

/** `T3 题目（每周，协办，由综合科汇报）` as literal text. */
export function taskLine(task: AskedTask, today: string, language: Language): RichTextSection {
  const t = words(language);
  const notes: string[] = [];
  if (task.every) notes.push(t('task.recurring', { every: task.every }));
  if (task.dueOn) {
    const day = shortDay(task.dueOn, language, today);
    notes.push(task.dueOn < today ? t('task.overdue', { day }) : t('task.due', { day }));
  }
  if (task.role === 'supporting') notes.push(t('task.supporting', { lead: task.leadName }));
  const tail =
    notes.length === 0 ? '' : language === 'en' ? ` (${notes.join('; ')})` : `（${notes.join('，')}）`;
  const parts: RichTextElement[] = [
    literal(`T${task.number} `, 'bold'),
    literal(`${shortened(task.title, TITLE_SHOWN)}${tail}`),
  ];
  return line(...parts);
}

/** The tasks of a section as a list; a very long one is cut and says so. */
export function taskList(
  tasks: readonly AskedTask[],
  today: string,
  language: Language,
  most = MOST_TASKS,
): KnownBlock[] {
  if (tasks.length === 0) return [];
  const shown = tasks.slice(0, most).map((task) => taskLine(task, today, language));
  const list = richText(bullets(shown));
  if (tasks.length <= most) return [list];
  return [list, context(words(language)('week.more_tasks', { count: tasks.length - most }))];
}

/** The buttons by which a section answers. */
export function answerButtons(sectionId: string, period: string, language: Language): KnownBlock {
  const t = words(language);
  const id = askId({ period, sectionId });
  return actions(
    [
      button(ACTION.openReply, t('button.reply'), id, 'primary'),
      button(ACTION.noChange, t('button.no_change'), id),
    ],
    `ask/${id}`,
  );
}

function askBlocks(ask: SectionAsk, view: WeekView, most: number): KnownBlock[] {
  const t = words(view.language);
  const week = periodLabel(view.period, view.language);
  const due = momentLabel(view.dueAt, view.timezone, view.language);
  const today = dayOf(new Date(view.deployedAt), view.timezone);
  return [
    header(t('week.title', { week, section: ask.section.name })),
    section(t('week.due', { due })),
    ...taskList(ask.tasks, today, view.language, most),
    answerButtons(ask.section.id, view.period, view.language),
  ];
}

/** What a section, or the head of several, is told when a week is deployed. */
export function deployMessage(asks: readonly SectionAsk[], view: WeekView): Message {
  const t = words(view.language);
  const week = periodLabel(view.period, view.language);
  const due = momentLabel(view.dueAt, view.timezone, view.language);
  const notes = [
    view.covers.length === 0
      ? ''
      : t('week.covers', {
          weeks: view.covers.map((one) => periodLabel(one, view.language)).join(commaIn(view.language)),
        }),
    view.lateFor === null
      ? ''
      : t('week.late', { at: momentLabel(view.lateFor, view.timezone, view.language) }),
  ].filter((note) => note !== '');
  return {
    text: fallback(
      ...asks.flatMap((ask) => [
        escaped(t('week.title', { week, section: ask.section.name })),
        ...ask.tasks.slice(0, MOST_TASKS).map((task) => escaped(`T${task.number} ${task.title}`)),
      ]),
      t('week.due', { due }),
      ...notes,
    ),
    blocks: [
      ...asks.flatMap((ask) => askBlocks(ask, view, Math.floor(MOST_TASKS / asks.length))),
      ...notes.map(context),
      context(t('week.doors')),
    ],
  };
}

/** A nudge under the section's deployment message. */
export function promptThreadMessage(ask: SectionAsk, view: WeekView): Message {
  const t = words(view.language);
  const text = t('prompt.thread', {
    section: escaped(ask.section.name),
    week: periodLabel(view.period, view.language),
    due: momentLabel(view.dueAt, view.timezone, view.language),
  });
  return {
    text: fallback(text),
    blocks: [section(text), answerButtons(ask.section.id, view.period, view.language)],
  };
}

/** A nudge to one person for all the sections that they answer for. */
export function promptDirectMessage(asks: readonly SectionAsk[], view: WeekView): Message {
  const t = words(view.language);
  const names = asks.map((ask) => escaped(ask.section.name)).join(commaIn(view.language));
  const text = t('prompt.direct', {
    sections: names,
    week: periodLabel(view.period, view.language),
    due: momentLabel(view.dueAt, view.timezone, view.language),
  });
  const kinds = new Set(asks.map((ask) => ask.asked.kind));
  const why = [
    kinds.has('deputy') ? t('prompt.to_deputy') : '',
    kinds.has('office') ? t('prompt.to_office') : '',
  ].filter((note) => note !== '');
  const today = dayOf(new Date(view.deployedAt), view.timezone);
  return {
    text: fallback(text, ...why),
    blocks: [
      section(text),
      ...why.map(context),
      ...asks.flatMap((ask) => [
        ...(asks.length > 1 ? [section(`*${escaped(ask.section.name)}*`)] : []),
        ...taskList(ask.tasks, today, view.language, Math.floor(MOST_TASKS / asks.length)),
        answerButtons(ask.section.id, view.period, view.language),
      ]),
    ],
  };
}

/** Where a section's answer stands, for everybody who sees the message that asked for it. */
export interface AnswerMark {
  state: 'replied' | 'replied_late' | 'no_change';
  author: string;
  at: string;
}

/** The blocks of a deployment message with the mark of a section's answer above its buttons; null takes it off. */
export function withAnswerMark(
  blocks: readonly KnownBlock[],
  ask: { sectionId: string; period: string },
  mark: AnswerMark | null,
  view: { language: Language; timezone: string },
): KnownBlock[] {
  const t = words(view.language);
  const markId = `answer/${askId(ask)}`;
  return blocks.flatMap((block): KnownBlock[] => {
    if (block.block_id === markId) return [];
    if (block.block_id !== `ask/${askId(ask)}` || !mark) return [block];
    const at = momentLabel(mark.at, view.timezone, view.language);
    const said = `${t(`state.${mark.state}`)} · ${escaped(mark.author)} · ${at}`;
    return [{ ...context(said), block_id: markId }, block];
  });
}
