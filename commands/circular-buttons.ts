import type { App } from '@slack/bolt';
import { circularToEdit } from '../src/circulars/service.ts';
import type { Message } from '../src/messages/blocks.ts';
import {
  circularErrorBlock,
  circularForm,
  readCircularForm,
  readCircularParts,
} from '../src/messages/circular.ts';
import { draftedText } from '../src/messages/circular-draft.ts';
import { CIRCULAR } from '../src/messages/ids.ts';
import { formFailureText, refusalText } from '../src/messages/refusals.ts';
import { Refusal } from '../src/refusal.ts';
import { viewKey } from '../src/slack/once-keys.ts';
import { noteFailure, languageFor, whisper, whoAsks, type Asking, type Bot } from './bot.ts';
import type { Pressed } from './buttons.ts';
import { edit, post } from './circular.ts';

/** Opens the form of a draft; that it cannot be changed is said before anybody fills it in. */
export async function openCircularForm(
  bot: Bot,
  { asking, value, triggerId, channel }: Pressed,
): Promise<null> {
  const { caller, campaign } = asking;
  const asked = { caller, inspectionId: value };
  const found = await circularToEdit(bot.deps.db, campaign, asked, draftedText, bot.deps.clock());
  const view = circularForm(found, channel, caller.language);
  await bot.client.views.open({ trigger_id: triggerId, view });
  return null;
}

/** Posts the circular that the button stands under. */
export function pressPost(bot: Bot, { asking, value, inboxKey }: Pressed): Promise<Message | null> {
  return post(bot, { asking, inboxKey, door: 'button' }, value);
}

function reason(bot: Bot, error: unknown, language: 'zh-CN' | 'en'): string {
  if (error instanceof Refusal) return refusalText(error.facts, language);
  return formFailureText(noteFailure(bot, error, 'form.failed'), language);
}

/** The form of a draft. It closes only when what was filled in is on disk; otherwise it stays open with all of it. */
export function registerCircularForm(app: App, bot: Bot): void {
  app.view(CIRCULAR.submit, async ({ body, view, ack }) => {
    const user = body.user.id;
    const { inspectionId, from, since } = readCircularForm(view.private_metadata);
    let asking: Asking | null = null;
    let message: Message | null;
    try {
      asking = await whoAsks(bot, user);
      const doing = { asking, inboxKey: viewKey(view), door: 'modal' as const };
      const parts = readCircularParts(view.state.values);
      message = await edit(bot, doing, { inspectionId, parts, since });
    } catch (error) {
      const language = asking?.caller.language ?? (await languageFor(bot, user));
      await ack({
        response_action: 'errors',
        errors: { [circularErrorBlock()]: reason(bot, error, language) },
      });
      return;
    }
    await ack();
    bot.afterReply();
    if (message) await whisper(bot, { channel: from, user }, message);
  });
}
