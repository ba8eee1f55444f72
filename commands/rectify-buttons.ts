import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { dayOf } from '../src/calendar/day.ts';
import { addWorkdays } from '../src/calendar/workdays.ts';
import type { Message } from '../src/messages/blocks.ts';
import { RECTIFICATION_ACTION, RECTIFICATION_FORM } from '../src/messages/ids.ts';
import {
  rectificationForm,
  rectificationNeedsForm,
  type RectificationChoices,
} from '../src/messages/rectification-form.ts';
import { peopleOf } from '../src/people/posts.ts';
import { peopleNamed } from '../src/people/service.ts';
import type { RectificationFacts } from '../src/rectifications/facts.ts';
import { permittedRectification } from '../src/rectifications/moving.ts';
import { usualDueOn } from '../src/rectifications/noting.ts';
import { RECTIFY_VERBS, moveOfVerb, type HandMove, type RectifyVerb } from '../src/rectifications/verbs.ts';
import { Refusal } from '../src/refusal.ts';
import type { Asking, Bot } from './bot.ts';
import { openAbove, pressOnCard, type Click } from './card-press.ts';
import { rectificationCardFor, rectificationFor, rectificationInWindow, rectify } from './rectify.ts';

const VERBS = Object.keys(RECTIFY_VERBS) as RectifyVerb[];

/** The move that a button or form is for, by its id; null for any other. */
export function moveOfId(id: string): HandMove | null {
  const name = id.slice(RECTIFICATION_ACTION.length + 1);
  const verb = VERBS.find((one) => one === name);
  return verb ? moveOfVerb(verb) : null;
}

async function choicesFor(
  bot: Bot,
  { campaign }: Asking,
  { section }: RectificationFacts,
): Promise<RectificationChoices> {
  const today = dayOf(bot.deps.clock(), campaign.timezone);
  return {
    earliest: addWorkdays(campaign.plan.calendar, today, 1),
    usual: usualDueOn(campaign, today),
    people: await peopleNamed(bot.deps.db, peopleOf(section)),
  };
}

async function openForm(bot: Bot, click: Click, asking: Asking, move: HandMove): Promise<null> {
  const { caller, campaign } = asking;
  const facts = await rectificationFor(bot, asking, click.action.value ?? '');
  // Nobody fills in a form in vain: whether the move is possible at all is said before it opens.
  permittedRectification({ caller, move, text: null }, facts, campaign.timezone);
  const choices = await choicesFor(bot, asking, facts);
  const view = { language: caller.language, from: click.body.channel?.id ?? null };
  await openAbove(bot, click, rectificationForm(move, facts, choices, view));
  return null;
}

/** Does what the button says; null when there is nothing to be said about it. */
async function pressed(bot: Bot, click: Click, asking: Asking): Promise<Message | null> {
  const { action_id: actionId, value = '' } = click.action;
  if (actionId === `${RECTIFICATION_ACTION}.open`) {
    const view = await rectificationInWindow(bot, asking, value);
    await openAbove(bot, click, view);
    return null;
  }
  const move = moveOfId(actionId);
  if (!move) throw new Refusal({ code: 'rectification', fault: { kind: 'unknown', rectification: value } });
  if (rectificationNeedsForm(move)) return openForm(bot, click, asking, move);
  const doing = { asking, inboxKey: `click:${click.body.trigger_id}`, door: 'button' as const };
  return rectify(bot, doing, { rectificationId: value, move, text: '' });
}

/** The buttons of rectification cards. */
export function registerRectifyButtons(app: App, bot: Bot): void {
  const carded = {
    windowId: RECTIFICATION_FORM.card,
    pressed,
    card: rectificationCardFor,
    window: rectificationInWindow,
  };
  app.action<BlockAction<ButtonAction>>(/^rectification\.[a-z]+$/, (click) =>
    pressOnCard(bot, click, carded),
  );
}
