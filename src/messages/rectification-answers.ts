import type { KnownBlock, SectionBlock } from '@slack/types';
import { daysBetween } from '../calendar/day.ts';
import type { Language } from '../campaign/campaign.ts';
import { inspectionRef } from '../inspections/ref.ts';
import { words } from '../locales/words.ts';
import type { RectificationLine } from '../rectifications/list.ts';
import type { RectificationMoved } from '../rectifications/moving.ts';
import type { RectificationWaiting } from '../rectifications/waiting.ts';
import { button, context, escaped, fallback, header, section, type Message } from './blocks.ts';
import { dayLabel } from './dates.ts';
import { evidenceBlocks, evidenceLines } from './evidence.ts';
import { RECTIFICATION_ACTION } from './ids.ts';
import { rectificationHeadline } from './rectification-card.ts';
import { namesText, rectificationEventLabel } from './rectification-words.ts';
import { notice } from './reply.ts';
import { sectionLabel } from './section-label.ts';

/** A list in an answer shows so many; the rest is counted. */
const MOST_LINES = 20;

/** Tells whoever made a move that it was made, and what comes of it, above the card as it stands now. */
export function rectifiedMessage(moved: RectificationMoved, card: Message, language: Language): Message {
  const t = words(language);
  const { facts, move } = moved;
  const said = t('rectification_done.made', { ref: facts.ref, event: t(`rectification_told.${move}`) });
  const names = namesText(
    facts.reviewers.map(({ name }) => name),
    language,
  );
  const next =
    move === 'fail'
      ? t('rectification_done.due', { due: dayLabel(facts.rectification.dueOn, language) })
      : move === 'done'
        ? names === ''
          ? t('rectification_done.appoint', { round: facts.inspectionRef })
          : t('rectification_done.reinspect', { names: escaped(names) })
        : '';
  // What was taken stands on the card.
  const untaken = moved.evidence.filter(({ state }) => state === 'refused');
  return {
    text: fallback(said, next, ...evidenceLines(untaken, language), card.text),
    blocks: [
      section(`✅ ${said}`),
      ...(next === '' ? [] : [context(next)]),
      ...evidenceBlocks(untaken, language),
      ...card.blocks,
    ],
  };
}

/** When a rectification is due, and by how many days it is late. */
export function rectificationDueText(
  {
    rectification: { dueOn },
    overdue,
    today,
  }: Pick<RectificationLine, 'rectification' | 'overdue' | 'today'>,
  language: Language,
): string {
  const t = words(language);
  const day = dayLabel(dueOn, language);
  if (overdue) return t('rectification_list.late', { day, days: daysBetween(dueOn, today) });
  return dueOn === today ? t('rectification_list.today') : t('rectification_list.due', { day });
}

/** Something about a rectification, with the button that opens its card. */
export function openedRectification(
  markdown: string,
  { rectification }: Pick<RectificationLine, 'rectification'>,
  language: Language,
): SectionBlock {
  const label = words(language)('card.open');
  return { ...section(markdown), accessory: button(`${RECTIFICATION_ACTION}.open`, label, rectification.id) };
}

/** A rectification in a list: light, number, problem; state, section and due day below. */
export function rectificationLineText(line: RectificationLine, language: Language): string {
  const due = rectificationDueText(line, language);
  return `${rectificationHeadline(line, language)} · ${escaped(sectionLabel(line.section, language))} · ${due}`;
}

/** What a rectification waits for. */
export function rectificationWaitsText(
  { kind, inspection }: RectificationWaiting,
  language: Language,
): string {
  const t = words(language);
  if (kind !== 'appoint') return t(`rectification_waiting.${kind}`);
  return t('rectification_waiting.appoint', { round: inspectionRef(inspection) });
}

/** A rectification that waits for somebody: what for. */
export function rectificationWaitingText(one: RectificationWaiting, language: Language): string {
  const waits = rectificationWaitsText(one, language);
  return `${rectificationLineText(one, language)}\n*${waits}*`;
}

/** Open rectifications, of one section where one is named, or of the caller's own. */
export function rectificationListMessage(
  lines: readonly RectificationLine[],
  of: { section: string | null; own: boolean },
  language: Language,
): Message {
  const t = words(language);
  const picked = of.section ?? t(of.own ? 'rectification_list.own' : 'rectification_list.all');
  const title = t('rectification_list.title', { picked });
  if (lines.length === 0) {
    const none = t('rectification_list.none');
    return { text: fallback(escaped(title), none), blocks: [header(title), section(none)] };
  }
  const shown = lines.slice(0, MOST_LINES);
  const count = t('rectification_list.count', { count: lines.length });
  const hidden = lines.length - shown.length;
  const more = hidden > 0 ? [t('rectification_list.more', { count: hidden })] : [];
  const blocks: KnownBlock[] = shown.map((line) =>
    openedRectification(rectificationLineText(line, language), line, language),
  );
  return {
    text: fallback(
      escaped(title),
      count,
      ...shown.map((line) => rectificationLineText(line, language)),
      ...more,
    ),
    blocks: [header(title), context(count), ...blocks, ...more.map(context)],
  };
}

/** Tells whoever wrote under a rectification's card what was made of it. */
export function rectificationHeardMessage(
  { facts: { ref }, move }: RectificationMoved,
  how: 'heard' | 'amended',
  language: Language,
): Message {
  const t = words(language);
  const event = t(`rectification_told.${move}`);
  return notice(`✅ ${t(`rectification_thread.${how}`, { ref, event })}`);
}

/** Tells the author of a deleted message that what it had said stays on record. */
export function rectificationStillSaidMessage(
  { ref, event }: { ref: string; event: string },
  language: Language,
): Message {
  const label = rectificationEventLabel(event, language);
  return notice(words(language)('rectification_thread.still_said', { ref, event: label }));
}

/** Tells somebody of the section that their words are no report before the rectification is accepted. */
export function notAcceptedMessage({ ref }: { ref: string }, language: Language): Message {
  return notice(words(language)('rectification_thread.not_accepted', { ref }));
}
