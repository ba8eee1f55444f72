import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Message } from '../src/messages/blocks.ts';
import { TASK_ACTION, TASK_FORM } from '../src/messages/ids.ts';
import { needsForm } from '../src/messages/task-form.ts';
import { Refusal } from '../src/refusal.ts';
import { clickKey } from '../src/slack/once-keys.ts';
import { taskFacts, taskOfId } from '../src/tasks/facts.ts';
import { TASK_MOVES, type TaskMove } from '../src/tasks/states.ts';
import type { Asking, Bot } from './bot.ts';
import { openAbove, pressOnCard, type Click } from './card-press.ts';
import { taskFormFor } from './task-opening.ts';
import { cardFor, cardInWindow, move } from './task.ts';

/** Opens the form of a move, above the window that the button stands in if it stands in one. */
async function openForm(bot: Bot, click: Click, asking: Asking, asked: TaskMove | 'add'): Promise<void> {
  const { body, action } = click;
  const { db, clock } = bot.deps;
  const task = asked === 'add' ? null : await taskOfId(db, action.value ?? '');
  const facts = task && (await taskFacts(db, asking.campaign, task, clock()));
  await openAbove(bot, click, await taskFormFor(bot, asking, facts, asked, body.channel?.id ?? null));
}

async function openCard(bot: Bot, { action, body }: Click, asking: Asking): Promise<void> {
  const view = await cardInWindow(bot, asking, action.value ?? '');
  await bot.client.views.open({ trigger_id: body.trigger_id, view });
}

/** Does what the button says; null when there is nothing to be said about it. */
async function pressed(bot: Bot, click: Click, asking: Asking): Promise<Message | null> {
  const name = click.action.action_id.slice(TASK_ACTION.length + 1);
  if (name === 'open') return openCard(bot, click, asking).then(() => null);
  if (name === 'add') return openForm(bot, click, asking, 'add').then(() => null);
  const asked = TASK_MOVES.find((one) => one === name);
  if (!asked) throw new Refusal({ code: 'unknown_task', task: name });
  if (needsForm(asked)) return openForm(bot, click, asking, asked).then(() => null);
  const doing = { asking, inboxKey: clickKey(click.body), door: 'button' as const };
  return move(bot, doing, { taskId: click.action.value ?? '', move: asked, text: '' });
}

/** The buttons of task cards. */
export function registerTaskButtons(app: App, bot: Bot): void {
  const carded = { windowId: TASK_FORM.card, pressed, card: cardFor, window: cardInWindow };
  app.action<BlockAction<ButtonAction>>(/^task\.[a-z_]+$/, (click) => pressOnCard(bot, click, carded));
}
