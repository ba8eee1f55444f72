import type { KnownBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import type { InspectedSection, InspectionFacts } from '../inspections/facts.ts';
import { isOpenRound } from '../inspections/states.ts';
import { words, type Words } from '../locales/words.ts';
import type { RectificationLine } from '../rectifications/list.ts';
import { rectificationRef } from '../rectifications/ref.ts';
import { asTaskState } from '../rectifications/states.ts';
import { shortened } from '../text.ts';
import { actions, button, context, escaped, fallback, section, type Message } from './blocks.ts';
import { commaIn } from './comma.ts';
import { dayLabel } from './dates.ts';
import { inspectedId, INSPECTION_ACTION } from './ids.ts';
import { roundHeadline } from './inspection-words.ts';
import { sectionLabel } from './section-label.ts';
import { lightLabel } from './task-words.ts';

/** More than this would not fit a block; the form has them all. */
const MOST_ITEMS = 30;
const MOST_FINDINGS = 8;
/** Of one person; so many fit a message. */
const MOST_OWN_SECTIONS = 8;
const ITEM_SHOWN = 90;
const PROBLEM_SHOWN = 100;

/** A finding of an earlier round that its section still has to put right. */
export type EarlierFinding = Pick<RectificationLine, 'ref' | 'finding' | 'rectification' | 'light'>;

/** Who inspects and why, line by line. */
export function teamLines({ inspectors, left, round }: InspectionFacts, language: Language): string[] {
  const t = words(language);
  const comma = commaIn(language);
  const names = [...inspectors.map(({ name }) => name), ...left.map(({ name }) => t('round.left', { name }))];
  const team = names.length === 0 ? t('round.nobody') : names.join(comma);
  const reason =
    round.reason === '' ? [] : [`*${t('round.reason')}*  ${escaped(shortened(round.reason, 600))}`];
  return [`*${t('round.team')}*  ${escaped(shortened(team, 600))}`, ...reason];
}

function checklist({ checklist: items }: InspectionFacts, t: Words): string {
  const lines = items
    .slice(0, MOST_ITEMS)
    .map(({ text }, index) => `${index + 1}. ${escaped(shortened(text, ITEM_SHOWN))}`);
  const hidden = items.length - lines.length;
  const more = hidden > 0 ? [t('round.more_items', { count: hidden })] : [];
  return [`*${t('round.checklist')}*`, ...lines, ...more].join('\n');
}

function findingLine({ ref, finding, rectification, light }: EarlierFinding, language: Language): string {
  const t = words(language);
  const { state, dueOn } = rectification;
  const problem = escaped(shortened(finding.problem.replaceAll('\n', ' '), PROBLEM_SHOWN));
  const standing = [
    t(`rectification_state.${state}`),
    t('round.due', { day: dayLabel(dueOn, language) }),
  ].join(' · ');
  return `${lightLabel(light, asTaskState(state), language)} · *${ref}* ${problem} · ${standing}`;
}

function earlierFindings(earlier: readonly EarlierFinding[], language: Language): KnownBlock[] {
  if (earlier.length === 0) return [];
  const t = words(language);
  const hidden = earlier.length - MOST_FINDINGS;
  const lines = earlier.slice(0, MOST_FINDINGS).map((one) => findingLine(one, language));
  const more = hidden > 0 ? [t('round.more_findings', { count: hidden })] : [];
  return [section([`*${t('round.open_findings')}*`, ...lines, ...more].join('\n'))];
}

/** What the round came to for a section that it inspected. */
function resultText({ checks, findings }: InspectedSection, language: Language): string {
  const t = words(language);
  const issued = findings.filter(
    ({ rectification }) => rectification.issuedAt !== null && rectification.state !== 'withdrawn',
  );
  if (issued.length > 0) {
    const refs = issued.map(({ rectification }) => rectificationRef(rectification));
    return t('round.found', { count: issued.length, refs: refs.join(commaIn(language)) });
  }
  return checks.size === 0 ? t('round.unrecorded') : t('round.nothing_found');
}

/** The buttons of a section while a round is open: before it begins the own check, and a question at any time. */
export function sectionButtons(
  { round }: InspectionFacts,
  { section: { id } }: InspectedSection,
  language: Language,
): KnownBlock {
  const t = words(language);
  const value = inspectedId({ inspectionId: round.id, sectionId: id });
  const check = button(`${INSPECTION_ACTION}.check`, t('round.button_check'), value, 'primary');
  const ask = button(`${INSPECTION_ACTION}.ask`, t('round.button_ask'), value);
  return actions(round.state === 'planned' ? [check, ask] : [ask]);
}

/** What the section may do about the round now. */
function invitation(facts: InspectionFacts, inspected: InspectedSection, language: Language): KnownBlock[] {
  const t = words(language);
  const { state } = facts.round;
  if (inspected.section.retiredAt !== null && isOpenRound(state))
    return [section(t('round.section_retired'))];
  switch (state) {
    case 'planned': {
      const count = { done: inspected.own.size, all: facts.checklist.length };
      const said = count.done === 0 ? t('round.self_check_optional') : t('round.self_checked', count);
      return [sectionButtons(facts, inspected, language), context(said)];
    }
    case 'under_way':
      return [sectionButtons(facts, inspected, language), context(t('round.comments_below'))];
    case 'finished':
      return [section(resultText(inspected, language))];
    case 'cancelled':
      return [section(t('round.cancelled'))];
  }
}

/** A round for those who have no part in it: what, when, by whom, and what is checked. */
export function outlineCard(facts: InspectionFacts, language: Language): Message {
  const headline = roundHeadline(facts, language);
  const lines = teamLines(facts, language);
  return {
    text: fallback(headline, ...lines),
    blocks: [section(headline), section(lines.join('\n')), section(checklist(facts, words(language)))],
  };
}

/** A section as it is shown to its own people, with what it still has to put right from earlier rounds. */
export interface OwnSection {
  inspected: InspectedSection;
  earlier: readonly EarlierFinding[];
}

/**
 * The notice of a round in a section's channel: what is checked, when and by whom, what is still open from earlier
 * rounds, and what the section may do; later what became of the round. It shows nothing of other sections, and
 * nothing of what was recorded before the round is finished.
 */
export function noticeCard(
  facts: InspectionFacts,
  inspected: InspectedSection,
  { language, earlier }: { language: Language; earlier: readonly EarlierFinding[] },
): Message {
  return ownCard(facts, [{ inspected, earlier }], language);
}

/** The same for somebody of several sections of a round: one card, with each section's part below its name. */
export function ownCard(
  facts: InspectionFacts,
  sections: readonly OwnSection[],
  language: Language,
): Message {
  const t = words(language);
  const shown = sections.slice(0, MOST_OWN_SECTIONS);
  const isOpen = isOpenRound(facts.round.state);
  // A notice that is over is not brought up to date any more, so it does not say what may change again.
  const names = shown.map(({ inspected: { section: own } }) =>
    escaped(isOpen ? sectionLabel(own, language) : own.name),
  );
  const headline = `${roundHeadline(facts, language)} · ${names.join(commaIn(language))}`;
  const lines = teamLines(facts, language);
  const said =
    facts.round.state === 'finished' ? shown.map(({ inspected }) => resultText(inspected, language)) : [];
  return {
    text: fallback(headline, ...lines, ...said),
    blocks: [
      section(headline),
      section(lines.join('\n')),
      ...(isOpen ? [section(checklist(facts, t))] : []),
      ...shown.flatMap(({ inspected, earlier }, index) => [
        ...(shown.length > 1 ? [section(`*${names[index] ?? ''}*`)] : []),
        ...(isOpen ? earlierFindings(earlier, language) : []),
        ...invitation(facts, inspected, language),
      ]),
    ],
  };
}
