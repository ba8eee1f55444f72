import { addLeave, listPeople, type PersonRow } from '../db/people.ts';
import { isDay } from '../src/calendar/day.ts';
import { words } from '../src/locales/words.ts';
import { escaped, type Message } from '../src/messages/blocks.ts';
import { dayLabel } from '../src/messages/dates.ts';
import { notice } from '../src/messages/reply.ts';
import { Refusal } from '../src/refusal.ts';
import type { Asking, Bot } from './bot.ts';

const USAGE = '/duban leave 2022-05-05 2022-05-12 [@person]';

async function personNamed(bot: Bot, asked: string): Promise<PersonRow> {
  const name = asked.replace(/^@/, '');
  const people = await listPeople(bot.deps.db);
  const found = people.find(
    (person) => person.retiredAt === null && [person.id, person.name, person.slack].includes(name),
  );
  if (!found) throw new Refusal({ code: 'unknown_person', person: asked });
  return found;
}

/** Records somebody's leave: their own, or anybody's when the campaign office says so. */
export async function leave(bot: Bot, { caller }: Asking, rest: string): Promise<Message> {
  const [fromOn = '', toOn = '', ...names] = rest.split(/\s+/);
  const who = names.join(' ');
  if (fromOn === '' || toOn === '') throw new Refusal({ code: 'usage', usage: USAGE });
  for (const day of [fromOn, toOn]) if (!isDay(day)) throw new Refusal({ code: 'bad_day', day });
  if (toOn < fromOn) throw new Refusal({ code: 'bad_day', day: toOn });
  const person = who === '' ? { id: caller.personId, name: caller.name } : await personNamed(bot, who);
  if (person.id !== caller.personId && !caller.isOffice) throw new Refusal({ code: 'office_only' });
  await addLeave(bot.deps.db, {
    id: bot.deps.newId(),
    personId: person.id,
    fromOn,
    toOn,
    recordedBy: caller.personId,
    recordedAt: bot.deps.clock().toISOString(),
  });
  const { language } = caller;
  return notice(
    words(language)('leave.saved', {
      name: escaped(person.name),
      from: dayLabel(fromOn, language),
      to: dayLabel(toOn, language),
    }),
  );
}
