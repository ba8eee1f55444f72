import type { AuditLine, AuditSubject, RecentAudit, SubjectAudit } from '../audit/service.ts';
import type { Language } from '../campaign/campaign.ts';
import { describeChange } from '../campaign/file/describe-change.ts';
import { INSPECTION_STATES } from '../inspections/states.ts';
import { NO_INSPECTOR } from '../inspections/team.ts';
import { words } from '../locales/words.ts';
import { RECTIFICATION_STATES } from '../rectifications/states.ts';
import { TASK_STATES } from '../tasks/states.ts';
import { shortened } from '../text.ts';
import { context, escaped, fallback, header, LIMITS, section, table, type Message } from './blocks.ts';
import { dayLabel, momentLabel, periodLabel } from './dates.ts';
import { inspectionEventLabel, roundName } from './inspection-words.ts';
import { dueMovedText, rectificationEventLabel } from './rectification-words.ts';
import { deedLabel } from './task-words.ts';

interface View {
  language: Language;
  timezone: string;
}

const TEXT_SHOWN = 120;
/** What a message of unknown outcome was and may have become. */
const DELIVERY_STATES = ['uncertain', 'sent', 'queued', 'cancelled'] as const;
const QUOTE_SHOWN = 60;
const ITEM_SHOWN = 40;
/** What is done with somebody who is named. */
const NAMES_PERSON: ReadonlySet<string> = new Set(['appoint', 'join', 'leave', 'amend']);

function stateLabel(noun: AuditLine['noun'], state: string, language: Language): string {
  const t = words(language);
  if (noun === 'inspection') {
    const round = INSPECTION_STATES.find((one) => one === state);
    return round ? t(`inspection_state.${round}`) : state;
  }
  if (noun === 'rectification') {
    const rectification = RECTIFICATION_STATES.find((one) => one === state);
    return rectification ? t(`rectification_state.${rectification}`) : state;
  }
  if (noun === 'message')
    return t(`audit.delivery_${DELIVERY_STATES.find((one) => one === state) ?? 'uncertain'}`);
  const task = TASK_STATES.find((one) => one === state);
  return task ? t(`task_state.${task}`) : state;
}

function eventText({ noun, event, deed }: AuditLine, language: Language): string {
  const t = words(language);
  if (noun === 'leave') return t('audit.leave');
  if (noun === 'campaign')
    return t(event === 'holidays' || event === NO_INSPECTOR ? `audit.${event}` : 'audit.import');
  if (noun === 'message')
    return t(event === 'sent' || event === 'resend' ? `audit.message_${event}` : 'audit.message_drop');
  if (noun === 'task') return deedLabel(deed, language);
  if (noun === 'inspection') return inspectionEventLabel(event, language);
  if (noun === 'rectification') return rectificationEventLabel(event, language);
  return event === 'save' || event === 'edit' || event === 'withdraw' ? t(`audit.reply_${event}`) : event;
}

/** What a line knows besides the words that were said. */
function detailTexts({ noun, event, details }: AuditLine, { language, timezone }: View): string[] {
  const t = words(language);
  const day = (one: string): string => dayLabel(one, language);
  const { from, to, review, due, person, section: name, held, instruction, item, revision, part } = details;
  const { on, check, result, parts: edited = [], written } = details;
  const talk = held === true ? t('task_form.held_yes') : t('task_form.held_no');
  const days = from === undefined || to === undefined ? null : `${day(from)} → ${day(to)}`;
  const quoted = instruction && {
    author: instruction.author,
    text: shortened(instruction.text.replaceAll('\n', ' '), QUOTE_SHOWN),
  };
  const parts: (string | null | undefined)[] = [
    written && t('audit.written', { at: momentLabel(written, timezone, language) }),
    days,
    review && `${t('card.review')} ${day(review)}`,
    from && due
      ? dueMovedText(details, language)
      : due && `${t(noun === 'rectification' ? 'rectification_card.due' : 'card.due')} ${day(due)}`,
    person && NAMES_PERSON.has(event) ? person : null,
    name,
    on && `${t('round.held')} ${day(on)}`,
    check && shortened(check, ITEM_SHOWN),
    result && t(`check.${result}`),
    edited.map((one) => t(`circular.${one}`)).join(' '),
    part,
    held === undefined ? null : talk,
    item && t(`item.${item}`),
    revision === undefined ? null : t('audit.revision', { revision }),
    quoted && event !== 'instruct' ? t('card.instruction', quoted) : null,
    details.years?.join(', '),
    details.changes?.map((change) => describeChange(change, t)).join(t('campaign.change.between')),
  ];
  return parts.filter((one) => typeof one === 'string' && one !== '').map(String);
}

function subjectText(subject: AuditSubject, language: Language): string {
  switch (subject.noun) {
    case 'task':
      return `${subject.ref} ${shortened(subject.title, 40)}`;
    case 'reply':
      return `${subject.section} · ${periodLabel(subject.period, language)}`;
    case 'inspection':
      return roundName({ round: subject, ref: subject.ref }, language);
    case 'rectification':
      return `${subject.ref} ${subject.section}`;
    case 'leave':
      return subject.person;
    case 'campaign':
      return subject.name;
    case 'message':
      return words(language)('audit.message', { address: subject.address });
  }
}

function stateText({ noun, fromState, toState }: AuditLine, language: Language): string {
  const state = (one: string | null): string => (one === null ? '—' : stateLabel(noun, one, language));
  return fromState === toState ? state(toState) : `${state(fromState)} → ${state(toState)}`;
}

/** As many of the newest rows as a table takes, and how many older ones there are. */
function newest(rows: readonly string[][]): { shown: string[][]; hidden: number } {
  const shown: string[][] = [];
  let characters = 0;
  for (const row of rows.toReversed()) {
    characters += row.join('').length;
    if (shown.length >= LIMITS.tableRows - 1 || characters > LIMITS.tableCharacters) break;
    shown.unshift(row);
  }
  return { shown, hidden: rows.length - shown.length };
}

/** Lines as a table: when, who, what, to what or between which states, by which door, and why. */
function auditTable(
  title: string,
  lines: readonly AuditLine[],
  third: { head: string; cell: (line: AuditLine) => string },
  { language, timezone }: View,
  order: 'oldest first' | 'newest first',
): Message {
  const t = words(language);
  if (lines.length === 0) {
    return { text: fallback(escaped(title)), blocks: [header(title), section(t('audit.none'))] };
  }
  const { shown, hidden } = newest(
    lines.map((line) => [
      momentLabel(line.at, timezone, language),
      line.actor ?? t('card.nobody'),
      eventText(line, language),
      third.cell(line),
      t(`door.${line.door}`),
      shortened(
        [...detailTexts(line, { language, timezone }), line.reason].filter((part) => part !== '').join(' — '),
        TEXT_SHOWN,
      ),
    ]),
  );
  const rows = order === 'newest first' ? shown.toReversed() : shown;
  const head = [t('audit.at'), t('audit.who'), t('audit.what'), third.head, t('audit.door'), t('audit.why')];
  return {
    text: fallback(escaped(title), ...rows.map((row) => escaped(row.join(' · ')))),
    blocks: [
      header(title),
      table([head, ...rows]),
      ...(hidden > 0 ? [context(t('audit.more', { count: hidden }))] : []),
    ],
  };
}

/** The whole record of one subject; of a very long one the newest lines, and where the others are. */
export function subjectAuditMessage({ subject, lines }: SubjectAudit, view: View): Message {
  const { language } = view;
  const t = words(language);
  const title = t('audit.title', { subject: subjectText(subject, language) });
  const third = { head: t('audit.state'), cell: (line: AuditLine): string => stateText(line, language) };
  return auditTable(title, lines, third, view, 'oldest first');
}

/** What was done last in the whole office, the newest on top. */
export function recentAuditMessage({ lines }: RecentAudit, view: View): Message {
  const { language } = view;
  const t = words(language);
  const third = {
    head: t('audit.subject'),
    cell: (line: AuditLine): string => subjectText(line.subject, language),
  };
  const message = auditTable(t('audit.recent'), lines, third, view, 'newest first');
  return { ...message, blocks: [...message.blocks, context(t('audit.of_task'))] };
}
