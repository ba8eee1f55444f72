import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Message } from '../src/messages/blocks.ts';
import { refusalMessage } from '../src/messages/refusals.ts';
import { Refusal } from '../src/refusal.ts';
import { troubleMessage, whisper, whoAsks, type Asking, type Bot } from './bot.ts';
import { publishHome } from './home.ts';

export type Click = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** A noun whose cards have buttons; the value of each is the row's id. */
export interface Carded {
  /** The callback id of the window in which a card stands alone. */
  windowId: string;
  /** Does what the button says; null when there is nothing to be said about it. */
  pressed: (bot: Bot, click: Click, asking: Asking) => Promise<Message | null>;
  /** The card as it really stands, for whoever asks. */
  card: (bot: Bot, asking: Asking, id: string) => Promise<Message>;
  /** The same, or an answer with the card in it, as a window of its own. */
  window: (bot: Bot, asking: Asking, id: string, shown?: Message) => Promise<ModalView>;
}

/** Opens a form, above the window that the button stands in if it stands in one. */
export async function openAbove(bot: Bot, { body }: Click, view: ModalView): Promise<void> {
  if (body.view?.type === 'modal') await bot.client.views.push({ trigger_id: body.trigger_id, view });
  else await bot.client.views.open({ trigger_id: body.trigger_id, view });
}

/** What went wrong, above the card as it really stands: a stale button changes nothing and shows why. */
async function trouble(
  bot: Bot,
  click: Click,
  { card }: Carded,
  asking: Asking | null,
  error: unknown,
): Promise<Message> {
  const user = click.body.user.id;
  if (!(error instanceof Refusal) || !asking) return troubleMessage(bot, error, user, '');
  const said = refusalMessage(error.facts, asking.caller.language);
  const stands = await card(bot, asking, click.action.value ?? '').catch(() => null);
  return stands ? { text: `${said.text}\n${stands.text}`, blocks: [...said.blocks, ...stands.blocks] } : said;
}

/** Answers where the button stands: in the window, in place of a private card, or privately beside a shared one. */
async function answer(
  bot: Bot,
  { body, action, respond }: Click,
  { windowId, window }: Carded,
  asking: Asking | null,
  message: Message,
): Promise<void> {
  const { text, blocks } = message;
  if (asking && body.view?.callback_id === windowId) {
    const view = await window(bot, asking, action.value ?? '', message);
    await bot.client.views.update({ view_id: body.view.id, view });
    return;
  }
  const isPrivate = body.container?.['is_ephemeral'] === true;
  try {
    if (!body.response_url) throw new Error('there is no message to answer to');
    await respond({ response_type: 'ephemeral', replace_original: isPrivate, text, blocks });
  } catch {
    await whisper(bot, { channel: body.channel?.id ?? null, user: body.user.id }, message);
  }
}

/** A press on a button of a card: acknowledged after the work is on disk. */
export async function pressOnCard(bot: Bot, click: Click, carded: Carded): Promise<void> {
  const user = click.body.user.id;
  let asking: Asking | null = null;
  let message: Message | null;
  try {
    asking = await whoAsks(bot, user);
    message = await carded.pressed(bot, click, asking);
  } catch (error) {
    message = await trouble(bot, click, carded, asking, error);
  }
  await click.ack();
  bot.afterReply();
  if (message) await answer(bot, click, carded, asking, message);
  await publishHome(bot, user);
}
