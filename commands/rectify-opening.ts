import type { ModalView } from '@slack/types';
import { dayOf } from '../src/calendar/day.ts';
import { addWorkdays } from '../src/calendar/workdays.ts';
import { rectificationForm } from '../src/messages/rectification-form.ts';
import { peopleOf } from '../src/people/posts.ts';
import { peopleNamed } from '../src/people/service.ts';
import type { RectificationFacts } from '../src/rectifications/facts.ts';
import { permittedRectification } from '../src/rectifications/moving.ts';
import { usualDueOn } from '../src/rectifications/noting.ts';
import type { HandMove } from '../src/rectifications/verbs.ts';
import type { Asking, Bot } from './bot.ts';

/** The form of a move; that it is not possible is said before anybody fills it in. */
export async function rectificationFormFor(
  bot: Bot,
  { caller, campaign }: Asking,
  facts: RectificationFacts,
  move: HandMove,
  from: string | null,
): Promise<ModalView> {
  permittedRectification({ caller, move, text: null }, facts, campaign.timezone);
  const today = dayOf(bot.deps.clock(), campaign.timezone);
  const choices = {
    earliest: addWorkdays(campaign.plan.calendar, today, 1),
    usual: usualDueOn(campaign, today),
    people: await peopleNamed(bot.deps.db, peopleOf(facts.section)),
  };
  return rectificationForm(move, facts, choices, { language: caller.language, from });
}
