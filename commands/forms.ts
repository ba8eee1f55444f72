import type { App } from '@slack/bolt';
import type { Language } from '../src/campaign/campaign.ts';
import { words } from '../src/locales/words.ts';
import { FORM_ERROR_BLOCK, readForm } from '../src/messages/form.ts';
import { CALLBACK, readFormOrigin } from '../src/messages/ids.ts';
import { formFailureText, refusalText } from '../src/messages/refusals.ts';
import { Refusal } from '../src/refusal.ts';
import { viewKey } from '../src/slack/once-keys.ts';
import { noteFailure, languageFor, whisper, whoAsks, type Asking, type Bot } from './bot.ts';
import { submit } from './reply.ts';
import { publishHome } from './home.ts';

/**
 * The reply form. It closes only when the reply is on disk; otherwise it stays open with the text in it
 * and the reason beside a field.
 */
export function registerForms(app: App, bot: Bot): void {
  app.view(CALLBACK.submitReply, async ({ body, view, ack }) => {
    const user = body.user.id;
    const origin = readFormOrigin(view.private_metadata);
    let asking: Asking | null = null;
    let saved: Awaited<ReturnType<typeof submit>> = null;
    try {
      asking = await whoAsks(bot, user);
      if (!origin) throw new Refusal({ code: 'unknown_period', period: '' });
      saved = await submit(
        bot,
        { asking, inboxKey: viewKey(view), source: 'modal', messageKey: null },
        origin.ask,
        readForm(view.state.values),
      );
    } catch (error) {
      const language = asking?.caller.language ?? (await languageFor(bot, user));
      await ack({ response_action: 'errors', errors: { [FORM_ERROR_BLOCK]: reason(bot, error, language) } });
      return;
    }
    await ack();
    bot.afterReply();
    if (saved) await whisper(bot, { channel: origin?.channel ?? null, user }, saved);
    await publishHome(bot, user);
  });
}

function reason(bot: Bot, error: unknown, language: Language): string {
  const t = words(language);
  if (error instanceof Refusal) {
    return error.facts.code === 'empty_reply' ? t('form.empty') : refusalText(error.facts, language);
  }
  return formFailureText(noteFailure(bot, error, 'form.failed'), language);
}
