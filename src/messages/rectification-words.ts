import type { KeptDetails } from '../audit/rules.ts';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import { RECTIFICATION_MOVE_NAMES } from '../rectifications/states.ts';
import type { RectifyVerb } from '../rectifications/verbs.ts';
import { commaIn } from './comma.ts';
import { dayLabel } from './dates.ts';

/** What people call something that is in a rectification's history. */
export function rectificationEventLabel(event: string, language: Language): string {
  const t = words(language);
  const known = (['note', 'reword', 'attach', 'detach'] as const).find((one) => one === event);
  if (known) return t(`rectification_event.${known}`);
  const move = RECTIFICATION_MOVE_NAMES.find((one) => one === event);
  return move ? t(`rectification_event.${move}`) : event;
}

/** `整改期限 5月26日周四 → 6月15日周三 — 等配件到货`: that a due day was moved, and why; empty when it was not. */
export function dueMovedText(
  { from, due, reason = '' }: Pick<KeptDetails, 'from' | 'due' | 'reason'>,
  language: Language,
): string {
  if (!from || !due) return '';
  const days = `${dayLabel(from, language)} → ${dayLabel(due, language)}`;
  const moved = `${words(language)('rectification_card.due')} ${days}`;
  return reason === '' ? moved : `${moved} — ${reason}`;
}

/** How something is typed behind `/duban rectify`, for one rectification where one was named. */
export function rectifyUsageText(verb: RectifyVerb | null, ref: string | null, language: Language): string {
  const t = words(language);
  return verb === null ? t('rectify_usage.any') : t(`rectify_usage.${verb}`, { ref: ref ?? 'R7' });
}

/** Names as people write them one after the other; they come out literal. */
export function namesText(names: readonly string[], language: Language): string {
  return names.join(commaIn(language));
}
