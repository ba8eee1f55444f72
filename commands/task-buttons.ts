import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { dayOf } from '../src/calendar/day.ts';
import { addWorkdays } from '../src/calendar/workdays.ts';
import type { Message } from '../src/messages/blocks.ts';
import { TASK_ACTION, TASK_FORM } from '../src/messages/ids.ts';
import type { FormChoices } from '../src/messages/task-fields.ts';
import { needsForm, taskForm } from '../src/messages/task-form.ts';
import { peopleOf } from '../src/people/posts.ts';
import { peopleNamed, roster } from '../src/people/service.ts';
import { Refusal } from '../src/refusal.ts';
import { currentGoals } from '../src/tasks/adding.ts';
import { taskFacts, taskOfId, type TaskFacts } from '../src/tasks/facts.ts';
import { permitted } from '../src/tasks/moving.ts';
import { TASK_MOVES, type TaskMove } from '../src/tasks/states.ts';
import type { Asking, Bot } from './bot.ts';
import { openAbove, pressOnCard, type Click } from './card-press.ts';
import { cardFor, cardInWindow, move } from './task.ts';

/** What can be chosen in a form about this task, or about a new one. */
export async function choicesFor(
  bot: Bot,
  { campaign }: Asking,
  facts: TaskFacts | null,
  asked: TaskMove | 'add',
): Promise<FormChoices> {
  const { db, clock } = bot.deps;
  const today = dayOf(clock(), campaign.timezone);
  const { calendar } = campaign.plan;
  const dueOn = asked === 'request_deferral' ? facts?.task.dueOn : null;
  const from = dueOn && dueOn > today ? dueOn : today;
  return {
    day: addWorkdays(calendar, from, 1),
    people: await peopleNamed(db, facts ? peopleOf(facts.section) : []),
    sections: (await roster(db)).map(({ id, name }) => ({ id, name })),
    goals: asked === 'add' ? (await currentGoals(db)).map(({ id, name }) => ({ id, name })) : [],
  };
}

/** Opens the form of a move, above the window that the button stands in if it stands in one. */
async function openForm(bot: Bot, click: Click, asking: Asking, asked: TaskMove | 'add'): Promise<void> {
  const { body, action } = click;
  const { db, clock } = bot.deps;
  const { caller, campaign } = asking;
  const task = asked === 'add' ? null : await taskOfId(db, action.value ?? '');
  const facts = task && (await taskFacts(db, campaign, task, clock()));
  if (facts && asked !== 'add') {
    // Nobody fills in a form in vain: whether the move is possible at all is said before it opens.
    permitted({ caller, move: asked, text: null }, facts, campaign.timezone);
  }
  const choices = await choicesFor(bot, asking, facts, asked);
  const view = taskForm(asked, facts, choices, { language: caller.language, from: body.channel?.id ?? null });
  await openAbove(bot, click, view);
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
  const doing = { asking, inboxKey: `click:${click.body.trigger_id}`, door: 'button' as const };
  return move(bot, doing, { taskId: click.action.value ?? '', move: asked, text: '' });
}

/** The buttons of task cards. */
export function registerTaskButtons(app: App, bot: Bot): void {
  const carded = { windowId: TASK_FORM.card, pressed, card: cardFor, window: cardInWindow };
  app.action<BlockAction<ButtonAction>>(/^task\.[a-z_]+$/, (click) => pressOnCard(bot, click, carded));
}
