import type { KnownBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { RectificationLine } from '../rectifications/list.ts';
import type { RectificationWaiting } from '../rectifications/waiting.ts';
import { context, section } from './blocks.ts';
import {
  openedRectification,
  rectificationDueText,
  rectificationLineText,
  rectificationWaitingText,
  rectificationWaitsText,
} from './rectification-answers.ts';

/** What somebody has to do with rectifications now. */
export interface RectificationsOfPerson {
  /** What their sections have to mend. */
  owed: readonly RectificationLine[];
  /** What waits for their decision or re-inspection. */
  waiting: readonly RectificationWaiting[];
}

/** Each list shows so many; the rest is counted. */
const MOST_LINES = 5;

function listed<Line extends RectificationLine>(
  heading: string,
  lines: readonly Line[],
  textOf: (line: Line) => string,
  language: Language,
): KnownBlock[] {
  if (lines.length === 0) return [];
  const hidden = lines.length - MOST_LINES;
  const more = hidden > 0 ? [context(words(language)('rectification_home.more', { count: hidden }))] : [];
  const shown = lines.slice(0, MOST_LINES).map((line) => openedRectification(textOf(line), line, language));
  return [section(`*${heading}*`), ...shown, ...more];
}

/** What somebody owes of rectifications and what waits for them, each with the button that opens it. */
export function ownRectificationBlocks(
  { owed, waiting }: RectificationsOfPerson,
  language: Language,
): KnownBlock[] {
  const t = words(language);
  const owedText = (line: RectificationLine): string => {
    const asks = line.rectification.state === 'issued' ? `\n*${t('rectification_waiting.accept')}*` : '';
    return `${rectificationLineText(line, language)}${asks}`;
  };
  const waitingText = (one: RectificationWaiting): string => rectificationWaitingText(one, language);
  return [
    ...listed(t('rectification_home.owed'), owed, owedText, language),
    ...listed(t('rectification_home.waiting'), waiting, waitingText, language),
  ];
}

/** The same in lines of plain text. */
export function ownRectificationTexts(
  { owed, waiting }: RectificationsOfPerson,
  language: Language,
): string[] {
  return [
    ...owed.slice(0, MOST_LINES).map((line) => `${line.ref}: ${rectificationDueText(line, language)}`),
    ...waiting.slice(0, MOST_LINES).map((one) => `${one.ref}: ${rectificationWaitsText(one, language)}`),
  ];
}
