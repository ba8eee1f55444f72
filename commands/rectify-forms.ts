import type { App } from '@slack/bolt';
import type { Message } from '../src/messages/blocks.ts';
import { evidenceError } from '../src/messages/evidence.ts';
import { readEvidenceField } from '../src/messages/evidence-field.ts';
import { RECTIFICATION_FORM } from '../src/messages/ids.ts';
import {
  readFormRectification,
  readRectificationForm,
  rectificationErrorBlock,
} from '../src/messages/rectification-form.ts';
import { Refusal } from '../src/refusal.ts';
import { viewKey } from '../src/slack/once-keys.ts';
import { languageFor, whisper, whoAsks, type Asking, type Bot } from './bot.ts';
import { publishHome } from './home.ts';
import { moveOfId } from './rectify-buttons.ts';
import { rectificationInWindow, rectify } from './rectify.ts';
import { faultText } from './task-forms.ts';

const DAY_FAULTS: readonly string[] = ['bad_due', 'bad_review'];

/** The field that a fault is about; null for one of the whole form. */
function aboutOf(error: unknown): 'day' | 'reason' | null {
  if (!(error instanceof Refusal)) return null;
  const { facts } = error;
  if (facts.code === 'rectification') return facts.fault.kind === 'unexplained_due' ? 'reason' : null;
  return DAY_FAULTS.includes(facts.code) ? 'day' : null;
}

/**
 * The forms of rectification cards. A form closes only when what was filled in is on disk; otherwise it stays open
 * with everything in it, and the reason beside a field.
 */
export function registerRectifyForms(app: App, bot: Bot): void {
  app.view(/^rectification\.[a-z]+$/, async ({ body, view, ack }) => {
    const user = body.user.id;
    const move = moveOfId(view.callback_id);
    if (!move || view.callback_id === RECTIFICATION_FORM.card) return ack();
    const { id, from } = readFormRectification(view.private_metadata);
    let asking: Asking | null = null;
    let message: Message | null;
    try {
      asking = await whoAsks(bot, user);
      const doing = { asking, inboxKey: viewKey(view), door: 'modal' as const };
      const { text, day, person, reason } = readRectificationForm(view.state.values);
      const details = {
        ...(day === '' ? {} : { day }),
        ...(person === '' ? {} : { personId: person }),
        ...(reason === '' ? {} : { reason }),
      };
      const files = readEvidenceField(view.state.values, RECTIFICATION_FORM.files);
      const untaken = evidenceError(files, asking.caller.language);
      if (untaken !== null) {
        await ack({ response_action: 'errors', errors: { [RECTIFICATION_FORM.files]: untaken } });
        return undefined;
      }
      message = await rectify(bot, doing, { rectificationId: id, move, text, details, files });
    } catch (error) {
      const language = asking?.caller.language ?? (await languageFor(bot, user));
      const errors = { [rectificationErrorBlock(move, aboutOf(error))]: faultText(bot, error, language) };
      await ack({ response_action: 'errors', errors });
      return undefined;
    }
    await ack();
    bot.afterReply();
    if (view.previous_view_id) {
      const window = await rectificationInWindow(bot, asking, id);
      await bot.client.views.update({ view_id: view.previous_view_id, view: window }).catch(() => undefined);
    } else if (from !== null && message) await whisper(bot, { channel: from, user }, message);
    await publishHome(bot, user);
    return undefined;
  });
}
