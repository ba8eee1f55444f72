import type { KnownBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import type { RoundsDay, RoundToday } from '../inspections/day.ts';
import { words } from '../locales/words.ts';
import { shortened } from '../text.ts';
import { button, escaped, section } from './blocks.ts';
import { commaIn } from './comma.ts';
import { monthLabel } from './dates.ts';
import { dayList, type DayList } from './day-list.ts';
import { INSPECTION_ACTION } from './ids.ts';
import { reportBlock } from './inspection-home.ts';
import { roundHeadline } from './inspection-words.ts';

const SAID_SHOWN = 200;
const MOST_SAID = 5;
const SECTIONS_SHOWN = 300;

/** What a round has for its reader, behind its name; what was said stands on lines of its own. */
function roundText(today: RoundToday, language: Language): string {
  const t = words(language);
  const sections = today.inspected.map(({ name }) => escaped(name)).join(commaIn(language));
  const said = today.said.slice(-MOST_SAID).map(({ section: about, author, text }) =>
    t('day.said', {
      section: escaped(about.name),
      author: escaped(author),
      text: escaped(shortened(text.replaceAll('\n', ' '), SAID_SHOWN)),
    }),
  );
  const first = [
    roundHeadline(today, language),
    ...(today.inspects ? [t('day.inspects')] : []),
    ...(sections === '' ? [] : [t('day.inspected', { section: shortened(sections, SECTIONS_SHOWN) })]),
  ].join(' · ');
  const hidden = today.said.length - said.length;
  return [first, ...(hidden > 0 ? ['…'] : []), ...said].join('\n');
}

/** The sections of a round for which somebody has to be found, and how. */
function lackingText({ round, ref, sections }: RoundsDay['lacking'][number], language: Language): string {
  const names = shortened(sections.map(escaped).join(commaIn(language)), SECTIONS_SHOWN);
  const said = words(language)('day.lacking_line', { sections: names, ref });
  return `${roundHeadline({ round, ref }, language)}\n${said}`;
}

function unfinishedText(one: RoundsDay['unfinished'][number], language: Language): string {
  return `${roundHeadline(one, language)}\n${words(language)('day.unfinished_line', { ref: one.ref })}`;
}

const plainLine = (markdown: string): string => markdown.replaceAll('*', '').replaceAll('\n', ' · ');

function opened(markdown: string, { round }: Pick<RoundToday, 'round'>, language: Language): KnownBlock {
  const label = words(language)('round.button_open');
  return { ...section(markdown), accessory: button(`${INSPECTION_ACTION}.open`, label, round.id) };
}

/** What the rounds have for somebody in the message of a day; only lists that have something in them. */
export function roundDayLists(
  { rounds, unmanned, lacking, unfinished, toReport }: RoundsDay,
  language: Language,
): DayList[] {
  const t = words(language);
  return [
    ...dayList(
      t('day.rounds', { count: rounds.length }),
      rounds,
      (one) => [opened(roundText(one, language), one, language)],
      (one) => plainLine(roundText(one, language)),
    ),
    ...dayList(
      t('day.lacking'),
      lacking,
      (one) => [opened(lackingText(one, language), one, language)],
      (one) => plainLine(lackingText(one, language)),
    ),
    ...dayList(
      t('day.unfinished', { count: unfinished.length }),
      unfinished,
      (one) => [opened(unfinishedText(one, language), one, language)],
      (one) => plainLine(unfinishedText(one, language)),
    ),
    ...dayList(
      t('day.to_report'),
      toReport,
      (one) => [reportBlock(one, language)],
      (one) => plainLine(roundHeadline(one, language)),
    ),
    ...dayList(
      t('day.unmanned'),
      unmanned.map((period) => t('day.unmanned_line', { month: monthLabel(period, language) })),
      (text) => [section(text)],
      (text) => text,
    ),
  ];
}
