import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Message } from '../src/messages/blocks.ts';
import { RECTIFICATION_ACTION, RECTIFICATION_FORM } from '../src/messages/ids.ts';
import { rectificationNeedsForm } from '../src/messages/rectification-form.ts';
import { RECTIFY_VERBS, moveOfVerb, type HandMove, type RectifyVerb } from '../src/rectifications/verbs.ts';
import { Refusal } from '../src/refusal.ts';
import { clickKey } from '../src/slack/once-keys.ts';
import type { Asking, Bot } from './bot.ts';
import { openAbove, pressOnCard, type Click } from './card-press.ts';
import { rectificationFormFor } from './rectify-opening.ts';
import { rectificationCardFor, rectificationFor, rectificationInWindow, rectify } from './rectify.ts';

const VERBS = Object.keys(RECTIFY_VERBS) as RectifyVerb[];

/** The move that a button or form is for, by its id; null for any other. */
export function moveOfId(id: string): HandMove | null {
  const name = id.slice(RECTIFICATION_ACTION.length + 1);
  const verb = VERBS.find((one) => one === name);
  return verb ? moveOfVerb(verb) : null;
}

async function openForm(bot: Bot, click: Click, asking: Asking, move: HandMove): Promise<null> {
  const facts = await rectificationFor(bot, asking, click.action.value ?? '');
  const from = click.body.channel?.id ?? null;
  await openAbove(bot, click, await rectificationFormFor(bot, asking, facts, move, from));
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
  const doing = { asking, inboxKey: clickKey(click.body), door: 'button' as const };
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
