import type { KnownBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import type { InspectedSection, InspectionFacts } from '../inspections/facts.ts';
import type { OwnRounds } from '../inspections/own.ts';
import { words } from '../locales/words.ts';
import { button, context, escaped, header, section } from './blocks.ts';
import { INSPECTION_ACTION } from './ids.ts';
import { sectionButtons } from './inspection-card.ts';
import { inspectedBlock, mayRecordNow, sectionsText } from './inspection-team.ts';
import { roundHeadline } from './inspection-words.ts';

/** App Home has room for so many; the card of a round has all of it. */
const MOST_ROUNDS = 3;
const MOST_OF_SECTIONS = 2;
const MOST_TO_REPORT = 1;
/** Sections to be recorded, of all rounds together. */
const MOST_SECTIONS = 6;

function opened(facts: InspectionFacts, said: string, language: Language): KnownBlock {
  const label = words(language)('round.button_open');
  const accessory = button(`${INSPECTION_ACTION}.open`, label, facts.round.id);
  return { ...section(`${roundHeadline(facts, language)} · ${said}`), accessory };
}

/** A finished round with the button that leads to its circular. */
export function reportBlock(round: OwnRounds['toReport'][number], language: Language): KnownBlock {
  const label = words(language)('round.button_circular');
  const accessory = button(`${INSPECTION_ACTION}.circular`, label, round.round.id);
  return { ...section(roundHeadline(round, language)), accessory };
}

const isWhole = ({ checklist }: InspectionFacts, { checks }: InspectedSection): boolean =>
  checks.size >= checklist.length;

/** Rounds with the sections that may be recorded now, as far as there is room. */
function inspecting(rounds: readonly InspectionFacts[], personId: string, language: Language): KnownBlock[] {
  const t = words(language);
  const blocks: KnownBlock[] = [];
  let room = MOST_SECTIONS;
  for (const facts of rounds.slice(0, MOST_ROUNDS)) {
    const { sections } = facts;
    const open = sections.filter((one) => !isWhole(facts, one) && mayRecordNow(facts, one, personId));
    const shown = open.slice(0, room);
    const hidden = open.length - shown.length;
    room -= shown.length;
    blocks.push(
      opened(facts, sectionsText(facts, { language, personId }), language),
      ...shown.map((one) => inspectedBlock(facts, one, { language, personId })),
      ...(hidden > 0 ? [context(t('home.more_to_record', { count: hidden }))] : []),
    );
  }
  return blocks;
}

/** The rounds that concern somebody, in their App Home: what they may record now, and what awaits their sections. */
export function ownRoundBlocks(
  { inspects, inspected, toReport }: OwnRounds,
  personId: string,
  language: Language,
): KnownBlock[] {
  const t = words(language);
  const team = inspecting(inspects, personId, language);
  const own = inspected
    .slice(0, MOST_OF_SECTIONS)
    .flatMap(({ facts, section: mine }) => [
      opened(facts, escaped(mine.section.name), language),
      sectionButtons(facts, mine, language),
    ]);
  const reports = toReport.slice(0, MOST_TO_REPORT).map((one) => reportBlock(one, language));
  return [
    ...(reports.length === 0 ? [] : [header(t('home.to_report')), ...reports]),
    ...(team.length === 0 ? [] : [header(t('home.rounds')), ...team]),
    ...(own.length === 0 ? [] : [header(t('home.rounds_of_section')), ...own]),
  ];
}
