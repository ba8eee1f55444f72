import type { KnownBlock } from '@slack/types';
import { dayOf } from '../calendar/day.ts';
import type { Language } from '../campaign/campaign.ts';
import { readDetails } from '../audit/rules.ts';
import { words } from '../locales/words.ts';
import type { RectificationFacts } from '../rectifications/facts.ts';
import type { RectificationMoved } from '../rectifications/moving.ts';
import {
  asTaskState,
  OPEN_RECTIFICATIONS,
  rectificationMovesFor,
  type RectificationRole,
} from '../rectifications/states.ts';
import type { HandMove } from '../rectifications/verbs.ts';
import { shortened } from '../text.ts';
import { actions, button, context, escaped, fallback, section, type Message } from './blocks.ts';
import { dayLabel, shortDay } from './dates.ts';
import { evidenceBlocks, evidenceLines } from './evidence.ts';
import { RECTIFICATION_ACTION } from './ids.ts';
import { dueMovedText, namesText, rectificationEventLabel } from './rectification-words.ts';
import { sectionLabel } from './section-label.ts';
import { lightLabel } from './task-words.ts';

/** Who looks at a card. */
export interface RectificationView {
  language: Language;
  timezone: string;
  /** As what the viewer acts on this rectification; in a channel as its section. */
  roles: ReadonlySet<RectificationRole>;
}

const HISTORY_SHOWN = 6;
const TEXT_SHOWN = 300;
const VALUE_SHOWN = 500;
/** Moves in the order of their buttons; the ordinary way forward first. */
const ORDER: readonly HandMove[] = [
  'accept',
  'done',
  'report',
  'pass',
  'fail',
  'uphold',
  'withdraw',
  'dispute',
  'amend',
  'resume',
  'suspend',
];
const FORWARD: readonly HandMove[] = ['accept', 'done', 'pass'];

/** The first line of a rectification wherever it is shown: number and problem; light and state below. */
export function rectificationHeadline(
  {
    rectification,
    ref,
    finding,
    light,
  }: Pick<RectificationFacts, 'rectification' | 'ref' | 'finding' | 'light'>,
  language: Language,
): string {
  const t = words(language);
  const { state } = rectification;
  const problem = escaped(shortened(finding.problem.replaceAll('\n', ' '), 150));
  const title = t('rectification_card.title', { ref, problem });
  // What is over is neither in order nor waiting; that it was late stays to be seen.
  const isOver = (state === 'closed' && light !== 'yellow') || state === 'withdrawn';
  const label = isOver ? [] : [lightLabel(light, asTaskState(state), language)];
  return `*${title}*\n${[...label, t(`rectification_state.${state}`)].join(' · ')}`;
}

function fields(facts: RectificationFacts, language: Language): string[] {
  const t = words(language);
  const { rectification, names, item, inspection, inspectionRef, finding } = facts;
  const { measure, dueOn, round, reviewOn, doneText } = rectification;
  const due = dayLabel(dueOn, language);
  const tries = round === 1 ? due : `${due} · ${t('rectification_card.again', { round })}`;
  const result = doneText && t('rectification_card.result_by', { text: doneText, actor: names.doneBy ?? '' });
  // What was done is then no answer to what is still asked for.
  const isToDoAgain = rectification.state === 'in_progress';
  const rows: [string, string | null][] = [
    [
      t('rectification_card.section'),
      [sectionLabel(facts.section, language), names.head].filter((one) => one !== null).join(' · '),
    ],
    [t('rectification_card.item'), finding.basis === '' ? item.text : finding.basis],
    [
      t('rectification_card.round'),
      t('rectification_card.round_on', { ref: inspectionRef, day: dayLabel(inspection.heldOn, language) }),
    ],
    [t('rectification_card.measure'), measure === '' ? null : measure],
    [t('rectification_card.person'), names.person],
    [t('rectification_card.due'), rectification.state === 'withdrawn' ? null : tries],
    [t('rectification_card.review'), reviewOn === null ? null : dayLabel(reviewOn, language)],
    [t(`rectification_card.${isToDoAgain ? 'result_before' : 'result'}`), result],
  ];
  return rows.flatMap(([label, value]) =>
    value === null ? [] : [`*${label}*  ${escaped(shortened(value, VALUE_SHOWN))}`],
  );
}

/** What has to be known besides: that its section left the plan and who acts for it, that it was found before, and who re-inspects what is done. */
function notes(
  { repeats, reviewers, rectification, section: inspected, office, inspectionRef }: RectificationFacts,
  language: Language,
): string[] {
  const t = words(language);
  const names = namesText(
    reviewers.map(({ name }) => name),
    language,
  );
  const acting = escaped(shortened(namesText(office, language), VALUE_SHOWN));
  return [
    ...(inspected.retiredAt !== null && OPEN_RECTIFICATIONS.includes(rectification.state)
      ? [t('rectification_card.office_acts', { names: acting })]
      : []),
    ...(repeats
      ? [t('rectification_card.repeats', { ref: repeats.ref, day: dayLabel(repeats.on, language) })]
      : []),
    ...(rectification.state === 'done'
      ? [
          names === ''
            ? t('rectification_card.no_reviewer', { round: inspectionRef })
            : t('rectification_card.reviewers', { names: escaped(shortened(names, VALUE_SHOWN)) }),
        ]
      : []),
  ];
}

function past({ history }: RectificationFacts, { language, timezone }: RectificationView): KnownBlock[] {
  if (history.length === 0) return [];
  const t = words(language);
  const hidden = history.length - HISTORY_SHOWN;
  const lines = history.slice(-HISTORY_SHOWN).map((line) => {
    const at = shortDay(dayOf(new Date(line.at), timezone), language);
    const actor = escaped(line.actor ?? t('card.nobody'));
    const event = rectificationEventLabel(line.event, language);
    const reason = shortened(line.reason.replaceAll('\n', ' '), 120);
    const moved = shortened(dueMovedText(readDetails(line), language).replaceAll('\n', ' '), 120);
    const parts = [reason, moved].filter((part) => part !== '').map(escaped);
    return [t('card.line', { at, actor, event }), ...parts].join(' — ');
  });
  const more = hidden > 0 ? [t('rectification_card.more_history', { count: hidden })] : [];
  return [context([`*${t('card.history')}*`, ...more, ...lines].join('\n'))];
}

/** The moves that a viewer may make now, in the order of their buttons. */
export function rectificationCardMoves(
  { rectification }: Pick<RectificationFacts, 'rectification'>,
  roles: ReadonlySet<RectificationRole>,
): HandMove[] {
  const possible = rectificationMovesFor(rectification.state, roles);
  return ORDER.filter((move) => possible.includes(move));
}

function buttons(facts: RectificationFacts, { roles, language }: RectificationView): KnownBlock[] {
  const t = words(language);
  const { id } = facts.rectification;
  const made = rectificationCardMoves(facts, roles).map((move) => {
    const style = move === 'withdraw' ? 'danger' : FORWARD.includes(move) ? 'primary' : undefined;
    return button(`${RECTIFICATION_ACTION}.${move}`, t(`rectification_move.${move}`), id, style);
  });
  return made.length === 0 ? [] : [actions(made, `rectification/${id}`)];
}

/** A rectification's card: what was found, what is to be done, what happened, and the viewer's buttons. */
export function rectificationCard(facts: RectificationFacts, view: RectificationView): Message {
  const { language } = view;
  const headline = rectificationHeadline(facts, language);
  const lines = fields(facts, language);
  const known = notes(facts, language);
  return {
    text: fallback(headline, ...lines, ...known, ...evidenceLines(facts.evidence, language)),
    blocks: [
      section(headline),
      section(lines.join('\n')),
      ...known.map(section),
      ...evidenceBlocks(facts.evidence, language),
      ...past(facts, view),
      ...buttons(facts, view),
    ],
  };
}

/** One line for those who follow a rectification: who did what with it, and in which words. */
export function rectificationNotice(
  { move, by, text, details }: Pick<RectificationMoved, 'move' | 'by' | 'text' | 'details'>,
  language: Language,
): Message {
  const t = words(language);
  const event = t(`rectification_event.${move}`);
  const line = t('moved.notice', { actor: escaped(by.name), event });
  const quoted = text === '' ? '' : `\n> ${escaped(shortened(text, TEXT_SHOWN)).replaceAll('\n', '\n> ')}`;
  const moved = escaped(shortened(dueMovedText(details, language).replaceAll('\n', ' '), TEXT_SHOWN));
  const said = moved === '' ? quoted : `${quoted}\n${moved}`;
  return { text: fallback(line, escaped(text), moved), blocks: [section(`*${line}*${said}`)] };
}
