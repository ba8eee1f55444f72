import type { Language } from '../campaign/campaign.ts';
import type { InspectionFacts } from '../inspections/facts.ts';
import { words } from '../locales/words.ts';
import { escaped } from './blocks.ts';
import { dayLabel, monthLabel } from './dates.ts';

/** What a round is called wherever it is named: `I3 2022年5月督查`. */
export function roundName(
  { round, ref }: { round: Pick<InspectionFacts['round'], 'kind' | 'period'>; ref: string },
  language: Language,
): string {
  const t = words(language);
  if (round.kind === 'special') return t('round.special', { ref });
  return t('round.monthly', { ref, month: monthLabel(round.period, language) });
}

/** The first lines of a round wherever it is shown: name, state, day. */
export function roundHeadline(facts: Pick<InspectionFacts, 'round' | 'ref'>, language: Language): string {
  const t = words(language);
  const { state, heldOn } = facts.round;
  const day = dayLabel(heldOn, language);
  return `*${escaped(roundName(facts, language))}*\n${t(`inspection_state.${state}`)} · ${t('round.held')} ${day}`;
}

const EVENTS = [
  'open',
  'start',
  'record',
  'self_check',
  'finish',
  'cancel',
  'join',
  'leave',
  'ask',
  'attach',
  'detach',
  'reword',
  'unsay',
  'edit_circular',
  'post_circular',
] as const;

/** What people call something that is in a round's history. */
export function inspectionEventLabel(event: string, language: Language): string {
  const known = EVENTS.find((one) => one === event);
  return known ? words(language)(`inspection_event.${known}`) : event;
}
