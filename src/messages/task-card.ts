import type { KnownBlock } from '@slack/types';
import { readDetails } from '../audit/rules.ts';
import { dayOf } from '../calendar/day.ts';
import type { Language } from '../campaign/campaign.ts';
import { words, type Words } from '../locales/words.ts';
import { circumstanceAgainst } from '../tasks/circumstances.ts';
import { deedOf } from '../tasks/deeds.ts';
import type { HistoryLine, TaskFacts } from '../tasks/facts.ts';
import { refOf } from '../tasks/ref.ts';
import type { Moved } from '../tasks/moving.ts';
import { movesFor, type TaskMove, type TaskRole } from '../tasks/states.ts';
import { shortened } from '../text.ts';
import { actions, button, context, escaped, fallback, section, type Message } from './blocks.ts';
import { dayLabel, shortDay } from './dates.ts';
import { TASK_ACTION } from './ids.ts';
import { deedLabel, doneLabel, lightLabel, moveLabel } from './task-words.ts';

/** Who looks at a card, and when. */
export interface CardView {
  language: Language;
  timezone: string;
  /** As what the viewer acts on this task; empty for a card that everybody sees without buttons of their own. */
  roles: ReadonlySet<TaskRole>;
  /** Empty for a card that many look at. */
  personId: string;
}

const HISTORY_SHOWN = 6;
const TEXT_SHOWN = 300;
/** Moves in the order of their buttons; the ordinary way forward first. */
const ORDER: readonly TaskMove[] = [
  'approve',
  'assign',
  'reassign',
  'acknowledge',
  'take_instruction',
  'answer_instruction',
  'read_answer',
  'approve_deferral',
  'reject_deferral',
  'report',
  'submit',
  'close',
  'return',
  'request_deferral',
  'decline',
  'recall',
  'resume',
  'suspend',
  'appoint',
  'split',
  'instruct',
  'withdraw_instruction',
  'archive',
  'cancel',
];
const FORWARD: readonly TaskMove[] = [
  'approve',
  'assign',
  'acknowledge',
  'submit',
  'close',
  'approve_deferral',
];

/** The moves that a viewer may make now, in the order of their buttons; a talk is decided on where it is proposed. */
export function cardMoves(
  facts: TaskFacts,
  { roles, personId }: Pick<CardView, 'roles' | 'personId'>,
): TaskMove[] {
  const possible = movesFor(facts.task.state, roles).filter(
    (move) => circumstanceAgainst(move, facts, personId) === null,
  );
  return ORDER.filter((move) => possible.includes(move));
}

function dueText({ task, today }: TaskFacts, language: Language): string {
  const t = words(language);
  if (task.dueOn === null) return t('card.recurring', { every: task.every ?? '' });
  const day = dayLabel(task.dueOn, language, today);
  if (task.originalDueOn === null || task.originalDueOn === task.dueOn) return day;
  return t('card.deferred', { day, original: dayLabel(task.originalDueOn, language, today) });
}

function fields(facts: TaskFacts, language: Language): string[] {
  const t = words(language);
  const { task, posts, assignee, supporting, goal, parent, children, today } = facts;
  const rows: [string, string | null][] = [
    [t('card.lead'), [facts.section.name, posts.head].filter((one) => one !== null).join(' · ')],
    [t('card.due'), dueText(facts, language)],
    [t('card.assignee'), assignee],
    [t('card.supporting'), supporting.length === 0 ? null : supporting.join('、')],
    [t('card.goal'), goal],
    [t('card.source'), task.source === 'plan' ? null : t(`source.${task.source}`)],
    [t('card.review'), task.reviewOn === null ? null : dayLabel(task.reviewOn, language, today)],
    [t('card.parent'), parent && `${refOf(parent)} ${shortened(parent.title, 60)}`],
    [t('card.children'), children.length === 0 ? null : children.map((one) => childText(one, t)).join('、')],
  ];
  return rows.flatMap(([label, value]) =>
    value === null ? [] : [`*${label}*  ${escaped(shortened(value, 250))}`],
  );
}

function childText(child: TaskFacts['children'][number], t: Words): string {
  return `${refOf(child)} ${t(`task_state.${child.state}`)}`;
}

function historyLine(line: HistoryLine, today: string, { language, timezone }: CardView): string {
  const t = words(language);
  const day = shortDay(dayOf(new Date(line.at), timezone), language, today);
  const reason = shortened(line.reason.replaceAll('\n', ' '), 120);
  const text = [readDetails(line).part ?? '', reason].filter((part) => part !== '').join(' ');
  const said = text === '' ? '' : ` — ${escaped(text)}`;
  const actor = escaped(line.actor ?? t('card.nobody'));
  return `${t('card.line', { at: day, actor, event: deedLabel(deedOf(line), language) })}${said}`;
}

function open(facts: TaskFacts, language: Language): KnownBlock[] {
  const t = words(language);
  const late = facts.unacknowledged ? [section(quoted(t('waiting.unacknowledged')))] : [];
  const pending = facts.deferrals.find((one) => one.granted === null);
  const wish = pending && {
    day: dayLabel(pending.toOn, language, facts.today),
    reason: escaped(shortened(pending.reason, TEXT_SHOWN)),
  };
  const orders = shownInstructions(facts).map((one) => {
    const text = escaped(shortened(one.text, TEXT_SHOWN));
    const lines = [t('card.instruction', { author: escaped(one.author), text }), standing(one, t)];
    return section(quoted(lines.join('\n')));
  });
  return [...late, ...(wish ? [section(quoted(t('card.pending_deferral', wish)))] : []), ...orders];
}

const quoted = (text: string): string => `> ${text.replaceAll('\n', '\n> ')}`;

const MOST_INSTRUCTIONS = 5;

/** Those that wait for somebody, and of those that are dealt with the newest, as far as there is room. */
function shownInstructions({ instructions }: TaskFacts): TaskFacts['instructions'] {
  const waiting = instructions.filter((one) => one.readAt === null).slice(0, MOST_INSTRUCTIONS);
  const done = instructions.filter((one) => one.readAt !== null).toReversed();
  return [...done.slice(0, MOST_INSTRUCTIONS - waiting.length).toReversed(), ...waiting];
}

/** How far an instruction has come. */
function standing({ acknowledgedAt, answer, readAt }: TaskFacts['instructions'][number], t: Words): string {
  if (answer === null) return acknowledgedAt === null ? t('card.untaken') : t('card.unanswered');
  const text = escaped(shortened(answer, TEXT_SHOWN));
  return readAt === null ? t('card.answer', { text }) : t('card.answer_read', { text });
}

function past(facts: TaskFacts, view: CardView): KnownBlock[] {
  const { history } = facts;
  if (history.length === 0) return [];
  const t = words(view.language);
  const hidden = history.length - HISTORY_SHOWN;
  const more = hidden > 0 ? [t('card.more_history', { count: hidden, ref: facts.ref })] : [];
  const lines = history.slice(-HISTORY_SHOWN).map((line) => historyLine(line, facts.today, view));
  return [context([`*${t('card.history')}*`, ...more, ...lines].join('\n'))];
}

/** The buttons of a viewer, each of a move that they may make now. */
function buttons(facts: TaskFacts, view: CardView): KnownBlock[] {
  const moves = cardMoves(facts, view);
  if (moves.length === 0) return [];
  const made = moves.map((move) => {
    const style = move === 'cancel' ? 'danger' : FORWARD.includes(move) ? 'primary' : undefined;
    return button(
      `${TASK_ACTION}.${move}`,
      moveLabel(move, facts.task.state, view.language),
      facts.task.id,
      style,
    );
  });
  return [actions(made, `task/${facts.task.id}`)];
}

/** The first line of a task wherever it is shown: light, number, title, state. */
export function taskHeadline(facts: Pick<TaskFacts, 'task' | 'ref' | 'light'>, language: Language): string {
  const t = words(language);
  const { task, ref, light } = facts;
  const urgent = task.urgent === 1 ? ` · ${t('card.urgent')}` : '';
  const title = t('card.title', { ref, title: escaped(shortened(task.title, 150)) });
  return `*${title}*\n${lightLabel(light, task.state, language)} · ${t(`task_state.${task.state}`)}${urgent}`;
}

/** What is left of a task's card with a section that has the task no more: which one has it now. */
export function handedOnCard({ task, ref, section: lead }: TaskFacts, language: Language): Message {
  const t = words(language);
  const title = t('card.title', { ref, title: escaped(shortened(task.title, 150)) });
  const said = t('card.handed_on', { section: escaped(lead.name) });
  return { text: fallback(title, said), blocks: [section(`*${title}*\n${said}`)] };
}

/** A task's card: what it is, where it stands, what happened, and the buttons that its viewer may use now. */
export function taskCard(facts: TaskFacts, view: CardView): Message {
  const headline = taskHeadline(facts, view.language);
  const lines = fields(facts, view.language);
  return {
    text: fallback(headline, ...lines),
    blocks: [
      section(headline),
      section(lines.join('\n')),
      ...open(facts, view.language),
      ...past(facts, view),
      ...buttons(facts, view),
    ],
  };
}

/** One line for those who follow a task: who did what with it, and in which words. */
export function moveNotice(
  moved: Pick<Moved, 'facts' | 'move' | 'by' | 'text'>,
  language: Language,
): Message {
  const t = words(language);
  const line = t('moved.notice', { actor: escaped(moved.by.name), event: doneLabel(moved, language) });
  const said =
    moved.text === '' ? '' : `\n> ${escaped(shortened(moved.text, TEXT_SHOWN)).replaceAll('\n', '\n> ')}`;
  return { text: fallback(line, escaped(moved.text)), blocks: [section(`*${line}*${said}`)] };
}
