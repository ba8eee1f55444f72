import type { App } from '@slack/bolt';
import type { Language } from '../src/campaign/campaign.ts';
import type { Message } from '../src/messages/blocks.ts';
import { TASK_ACTION, TASK_FORM } from '../src/messages/ids.ts';
import { formFailureText, refusalText } from '../src/messages/refusals.ts';
import { readFormTask, readTaskForm, type TaskFilled } from '../src/messages/task-filled.ts';
import { errorBlock } from '../src/messages/task-form.ts';
import { Refusal } from '../src/refusal.ts';
import { viewKey } from '../src/slack/once-keys.ts';
import type { NewTask } from '../src/tasks/adding.ts';
import { sourceNamed } from '../src/tasks/sources.ts';
import { TASK_MOVES, type TaskMove } from '../src/tasks/states.ts';
import { noteFailure, languageFor, whisper, whoAsks, type Asking, type Bot, type Doing } from './bot.ts';
import { publishHome } from './home.ts';
import { add, addFromWords, cardInWindow, move } from './task.ts';

const DAY_FAULTS: readonly string[] = ['bad_due', 'bad_review', 'no_deferral'];

/** The move that a form is for; null for any other form. */
function moveOf(callbackId: string): TaskMove | 'add' | null {
  const name = callbackId.slice(TASK_ACTION.length + 1);
  return name === 'add' ? name : (TASK_MOVES.find((one) => one === name) ?? null);
}

function submitted(
  bot: Bot,
  doing: Doing,
  asked: TaskMove | 'add',
  { taskId, draftId }: Pick<ReturnType<typeof readFormTask>, 'taskId' | 'draftId'>,
  filled: TaskFilled,
): Promise<Message | null> {
  if (asked === 'add' || asked === 'split') {
    const task: NewTask = {
      title: filled.title,
      section: filled.section,
      dueOn: filled.day === '' ? null : filled.day,
      goal: filled.goal === '' ? null : filled.goal,
      supporting: filled.supporting,
      urgent: filled.urgent,
      source: sourceNamed(filled.source) ?? (draftId === null ? 'plan' : 'instruction'),
      parentId: asked === 'split' ? taskId : null,
    };
    return draftId === null ? add(bot, doing, task) : addFromWords(bot, doing, task, draftId);
  }
  const details = {
    ...(filled.day === '' ? {} : { day: filled.day }),
    ...(filled.person === '' ? {} : { personId: filled.person }),
    ...(filled.section === '' ? {} : { sectionId: filled.section }),
    held: filled.held,
  };
  return move(bot, doing, { taskId: taskId ?? '', move: asked, text: filled.text, details });
}

/** What went wrong, beside a field of a form that stays open. */
export function faultText(bot: Bot, error: unknown, language: Language): string {
  if (error instanceof Refusal) return refusalText(error.facts, language);
  return formFailureText(noteFailure(bot, error, 'form.failed'), language);
}

/** The window with the card that the form was opened from shows how the task stands now. */
async function refreshWindow(bot: Bot, asking: Asking, viewId: string, taskId: string): Promise<void> {
  const view = await cardInWindow(bot, asking, taskId);
  await bot.client.views.update({ view_id: viewId, view }).catch(() => undefined);
}

/**
 * The forms of task cards. A form closes only when what was filled in is on disk; otherwise it stays open with
 * everything in it, and the reason beside a field.
 */
export function registerTaskForms(app: App, bot: Bot): void {
  app.view(/^task\.[a-z_]+$/, async ({ body, view, ack }) => {
    const user = body.user.id;
    const asked = moveOf(view.callback_id);
    if (!asked || view.callback_id === TASK_FORM.card) return ack();
    const origin = readFormTask(view.private_metadata);
    const { taskId, from } = origin;
    let asking: Asking | null = null;
    let message: Message | null;
    try {
      asking = await whoAsks(bot, user);
      const doing = { asking, inboxKey: viewKey(view), door: 'modal' as const };
      message = await submitted(bot, doing, asked, origin, readTaskForm(view.state.values));
    } catch (error) {
      const language = asking?.caller.language ?? (await languageFor(bot, user));
      const aboutDay = error instanceof Refusal && DAY_FAULTS.includes(error.facts.code);
      const errors = { [errorBlock(asked, aboutDay)]: faultText(bot, error, language) };
      await ack({ response_action: 'errors', errors });
      return undefined;
    }
    await ack();
    bot.afterReply();
    if (view.previous_view_id && taskId) await refreshWindow(bot, asking, view.previous_view_id, taskId);
    else if (from !== null && message) await whisper(bot, { channel: from, user }, message);
    await publishHome(bot, user);
    return undefined;
  });
}
