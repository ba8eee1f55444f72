import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { tellsRounds } from '../src/announce/inspections.ts';
import { startInspection } from '../src/inspections/moving.ts';
import { permittedInRound, type SectionDeed, type WholeDeed } from '../src/inspections/permitted.ts';
import { refusedRound } from '../src/inspections/round.ts';
import type { Message } from '../src/messages/blocks.ts';
import { circularForm } from '../src/messages/circular.ts';
import { INSPECTION_ACTION, INSPECTION_FORM, readInspectedId } from '../src/messages/ids.ts';
import { movedRoundMessage } from '../src/messages/inspection-answers.ts';
import { cancelForm, finishForm } from '../src/messages/inspection-windows.ts';
import { clickKey } from '../src/slack/once-keys.ts';
import type { Asking, Bot } from './bot.ts';
import { openAbove, pressOnCard, type Click } from './card-press.ts';
import { circularFor, circularShown } from './circular.ts';
import { roundCard, roundInWindow, roundOfId, roundShown } from './round-card.ts';
import { sectionForm } from './round-forms.ts';

async function formPressed(
  bot: Bot,
  { action, body }: Click,
  asking: Asking,
  deed: SectionDeed,
): Promise<ModalView> {
  const { value = '' } = action;
  const { inspectionId, sectionId } = readInspectedId(value) ?? { inspectionId: value, sectionId: '' };
  const facts = await roundOfId(bot, asking, inspectionId);
  return sectionForm(bot, asking, facts, { sectionId, deed, from: body.channel?.id ?? null });
}

async function wholeForm(bot: Bot, click: Click, asking: Asking, deed: WholeDeed): Promise<ModalView> {
  const facts = await roundOfId(bot, asking, click.action.value ?? '');
  const { caller } = asking;
  permittedInRound(facts, deed, caller);
  const from = click.body.channel?.id ?? null;
  return deed === 'finish' ? finishForm(facts, caller, from) : cancelForm(facts, caller.language, from);
}

async function start(bot: Bot, { body, action }: Click, asking: Asking): Promise<Message> {
  const { value = '' } = action;
  const { caller } = asking;
  const delivered = { inboxKey: clickKey(body), door: 'button' } as const;
  const asked = { ...delivered, caller, inspectionId: value, reason: '' };
  const done = await startInspection(bot.deps, asked, tellsRounds(bot.deps));
  if (done.kind === 'repeated') return roundShown(bot, asking, value);
  return movedRoundMessage(done, await roundCard(bot, asking, done.facts), caller.language);
}

/** The circular of a round; in a window or App Home, where a draft has no room, the form that it is edited in. */
async function circularOfRound(bot: Bot, click: Click, asking: Asking): Promise<Message | null> {
  const found = await circularFor(bot, asking, click.action.value ?? '');
  if (found.posted !== null || !click.body.view) return circularShown(asking, found);
  await openAbove(bot, click, circularForm(found, null, asking.caller.language));
  return null;
}

/** Does what the button says; null when there is nothing to be said about it. */
async function pressed(bot: Bot, click: Click, asking: Asking): Promise<Message | null> {
  const { action_id: actionId, value = '' } = click.action;
  const name = actionId.slice(INSPECTION_ACTION.length + 1);
  switch (name) {
    case 'open':
      await openAbove(bot, click, await roundInWindow(bot, asking, value));
      return null;
    case 'page.earlier':
    case 'page.later':
      return roundShown(bot, asking, value);
    case 'record':
    case 'check':
    case 'ask':
      await openAbove(bot, click, await formPressed(bot, click, asking, name));
      return null;
    case 'finish':
    case 'cancel':
      await openAbove(bot, click, await wholeForm(bot, click, asking, name));
      return null;
    case 'circular':
      return circularOfRound(bot, click, asking);
    case 'start':
      return start(bot, click, asking);
    default:
      throw refusedRound({ kind: 'unknown', inspection: value });
  }
}

/** The buttons of the cards of a round. */
export function registerInspectButtons(app: App, bot: Bot): void {
  const carded = { windowId: INSPECTION_FORM.card, pressed, card: roundShown, window: roundInWindow };
  app.action<BlockAction<ButtonAction>>(/^inspection\.[a-z.]+$/, (click) => pressOnCard(bot, click, carded));
}
