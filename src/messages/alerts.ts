import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import { escaped, fallback, section, type Message } from './blocks.ts';
import { jobLabel } from './slots.ts';

const MOST_LISTED = 10;

/** What was missed while the bot was down. */
export function missedMessage(
  missed: readonly { job: string; period: string; at: string }[],
  language: Language,
): Message {
  const listed = missed
    .slice(-MOST_LISTED)
    .map((slot) => `${jobLabel(slot.job, language)} ${slot.at.slice(0, 16).replace('T', ' ')}`);
  const more = missed.length > MOST_LISTED ? [`… +${missed.length - MOST_LISTED}`] : [];
  const text = words(language)('alert.missed', {
    slots: [...listed, ...more].join(language === 'en' ? '; ' : '；'),
  });
  return { text: fallback(text), blocks: [section(text)] };
}

/** A message that waits because Slack does not let the bot post to its channel or person. */
export function unreachableMessage(
  waiting: { address: string; code: string; botName: string },
  language: Language,
): Message {
  const t = words(language);
  const { address, code, botName } = waiting;
  const text = address.startsWith('@')
    ? t('alert.person', { address: escaped(address), code })
    : t('alert.channel', { address: escaped(address), code, bot: botName });
  return { text: fallback(text), blocks: [section(text)] };
}
