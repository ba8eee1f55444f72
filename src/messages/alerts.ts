import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import { escaped, fallback, section, type Message } from './blocks.ts';
import { commaIn } from './comma.ts';
import { momentLabel } from './dates.ts';
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

/** Channels, or people, that messages cannot reach, all for what Slack calls by the same code. */
export interface Unreachable {
  kind: 'channel' | 'person';
  code: string;
  addresses: readonly string[];
}

/** Messages that wait because Slack does not let the bot post to their channels or people. */
export function unreachableMessage(
  waiting: readonly Unreachable[],
  botName: string,
  language: Language,
): Message {
  const t = words(language);
  const lines = waiting.map(({ kind, code, addresses }) => {
    const named = addresses.slice(0, MOST_LISTED).map(escaped);
    const more = addresses.length > MOST_LISTED ? [`… +${addresses.length - MOST_LISTED}`] : [];
    const address = [...named, ...more].join(commaIn(language));
    return kind === 'person'
      ? t('alert.person', { address, code })
      : t('alert.channel', { address, code, bot: botName });
  });
  const text = lines.join('\n');
  return { text: fallback(text), blocks: [section(text)] };
}

/** Slack could not reach the bot for a while; what that means for whoever did something meanwhile. */
export function backMessage(down: { from: Date; until: Date }, zone: string, language: Language): Message {
  const text = words(language)('alert.back', {
    from: momentLabel(down.from, zone, language),
    until: momentLabel(down.until, zone, language),
  });
  return { text: fallback(text), blocks: [section(text)] };
}

/** The database was put back to what it was at some moment; what that means for whoever did something since. */
export function restoredMessage(
  forgotten: { from: Date; until: Date },
  zone: string,
  language: Language,
): Message {
  const text = words(language)('alert.restored', {
    from: momentLabel(forgotten.from, zone, language),
    until: momentLabel(forgotten.until, zone, language),
  });
  return { text: fallback(text), blocks: [section(text)] };
}
