import type { KnownBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import type { RoundsDay, RoundToday } from '../inspections/day.ts';
import { words } from '../locales/words.ts';
import { shortened } from '../text.ts';
import { button, escaped, section } from './blocks.ts';
import { monthLabel } from './dates.ts';
import { dayList, type DayList } from './day-list.ts';
import { INSPECTION_ACTION } from './ids.ts';
import { roundHeadline } from './inspection-words.ts';

const SAID_SHOWN = 200;

/** What a round has for its reader, beside its name. */
function what(today: RoundToday, language: Language): string {
  const t = words(language);
  switch (today.kind) {
    case 'inspects':
      return t('day.inspects');
    case 'inspected':
      return t('day.inspected', { section: escaped(today.section.name) });
    case 'said': {
      const text = escaped(shortened(today.text.replaceAll('\n', ' '), SAID_SHOWN));
      const who = { section: escaped(today.section.name), author: escaped(today.author) };
      return t('day.said', { ...who, text });
    }
  }
}

function roundBlock(today: RoundToday, language: Language): KnownBlock {
  const text = `${roundHeadline(today, language)} · ${what(today, language)}`;
  const label = words(language)('round.button_open');
  return { ...section(text), accessory: button(`${INSPECTION_ACTION}.open`, label, today.round.id) };
}

/** What the rounds have for somebody in the message of a day; only lists that have something in them. */
export function roundDayLists({ rounds, unmanned }: RoundsDay, language: Language): DayList[] {
  const t = words(language);
  return [
    ...dayList(
      t('day.rounds', { count: rounds.length }),
      rounds,
      (one) => [roundBlock(one, language)],
      (one) =>
        `${roundHeadline(one, language)} · ${what(one, language)}`.replaceAll('*', '').replace('\n', ' · '),
    ),
    ...dayList(
      t('day.unmanned'),
      unmanned.map((period) => t('day.unmanned_line', { month: monthLabel(period, language) })),
      (text) => [section(text)],
      (text) => text,
    ),
  ];
}
