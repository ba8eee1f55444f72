import { words } from '../src/locales/words.ts';
import { escaped, type Message } from '../src/messages/blocks.ts';
import { dayLabel } from '../src/messages/dates.ts';
import { notice } from '../src/messages/reply.ts';
import { recordLeave } from '../src/people/leave.ts';
import { Refusal } from '../src/refusal.ts';
import type { Asking, Bot } from './bot.ts';

const USAGE = '/duban leave 2022-05-05 2022-05-12 [@person]';

/** Records somebody's leave: their own, or anybody's when the campaign office says so. */
export async function leave(bot: Bot, { caller }: Asking, rest: string): Promise<Message> {
  const [fromOn = '', toOn = '', ...names] = rest.split(/\s+/);
  if (fromOn === '' || toOn === '') throw new Refusal({ code: 'usage', usage: USAGE });
  const saved = await recordLeave(bot.deps, caller, { fromOn, toOn, who: names.join(' ') });
  const { language } = caller;
  return notice(
    words(language)('leave.saved', {
      name: escaped(saved.name),
      from: dayLabel(saved.fromOn, language),
      to: dayLabel(saved.toOn, language),
    }),
  );
}
