import { DAY_WORDS, dayNamed } from '../src/calendar/day-words.ts';
import { dayOf } from '../src/calendar/day.ts';
import { words } from '../src/locales/words.ts';
import { escaped, type Message } from '../src/messages/blocks.ts';
import { dayLabel } from '../src/messages/dates.ts';
import { notice } from '../src/messages/reply.ts';
import { recordLeave } from '../src/people/leave.ts';
import { Refusal } from '../src/refusal.ts';
import type { Bot, Doing } from './bot.ts';

/** `明天 下周三 @科长`, `5月5日至5月12日`: two days, and perhaps whose leave it is. */
const ASKED = new RegExp(
  String.raw`^(${DAY_WORDS}|[^\s，,至到]+)(?:\s+to\s+|[\s，,至到]+)(${DAY_WORDS}|[^\s，,]+)[\s，,]*(.*)$`,
  'isu',
);

/** Records somebody's leave: their own, or anybody's when the campaign office says so. */
export async function leave(
  bot: Bot,
  { asking, inboxKey, door }: Doing,
  rest: string,
): Promise<Message | null> {
  const { caller, campaign } = asking;
  const [, from, to, who = ''] = ASKED.exec(rest) ?? [];
  if (from === undefined || to === undefined) throw new Refusal({ code: 'usage', of: 'leave' });
  const today = dayOf(bot.deps.clock(), campaign.timezone);
  const days = { fromOn: dayNamed(from, today) ?? from, toOn: dayNamed(to, today) ?? to };
  const saved = await recordLeave(bot.deps, caller, { ...days, inboxKey, door, who });
  const { language } = caller;
  const t = words(language);
  if (saved.kind === 'repeated') return door === 'mention' ? null : notice(t('moved.repeated'));
  return notice(
    t('leave.saved', {
      name: escaped(saved.name),
      from: dayLabel(saved.fromOn, language),
      to: dayLabel(saved.toOn, language),
    }),
  );
}
