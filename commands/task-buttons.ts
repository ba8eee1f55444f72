import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { dayOf } from '../src/calendar/day.ts';
import { addWorkdays } from '../src/calendar/workdays.ts';
import type { Message } from '../src/messages/blocks.ts';
import { TASK_ACTION, TASK_FORM } from '../src/messages/ids.ts';
import { refusalMessage } from '../src/messages/refusals.ts';
import type { FormChoices } from '../src/messages/task-fields.ts';
import { needsForm, taskForm } from '../src/messages/task-form.ts';
import { peopleNamed, roster } from '../src/people/service.ts';
import { Refusal } from '../src/refusal.ts';
import { currentGoals } from '../src/tasks/adding.ts';
import { taskFacts, taskOfId, type TaskFacts } from '../src/tasks/facts.ts';
import { permitted } from '../src/tasks/moving.ts';
import { TASK_MOVES, type TaskMove } from '../src/tasks/states.ts';
import { troubleMessage, whisper, whoAsks, type Asking, type Bot } from './bot.ts';
import { publishHome } from './home.ts';
import { cardFor, cardInWindow, move } from './task.ts';

type Click = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

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
  const ids = facts ? [facts.section.headId, facts.section.deputyId, ...facts.section.handlerIds] : [];
  return {
    day: addWorkdays(calendar, from, 1),
    people: await peopleNamed(db, [...new Set(ids.filter((id) => id !== null))]),
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
  const above = body.view?.type === 'modal';
  if (above) await bot.client.views.push({ trigger_id: body.trigger_id, view });
  else await bot.client.views.open({ trigger_id: body.trigger_id, view });
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

/** What went wrong, above the card as it really stands: a stale button changes nothing and shows why. */
async function trouble(bot: Bot, click: Click, asking: Asking | null, error: unknown): Promise<Message> {
  const user = click.body.user.id;
  if (!(error instanceof Refusal) || !asking) return troubleMessage(bot, error, user, '');
  const said = refusalMessage(error.facts, asking.caller.language);
  const card = await cardFor(bot, asking, click.action.value ?? '').catch(() => null);
  return card ? { text: `${said.text}\n${card.text}`, blocks: [...said.blocks, ...card.blocks] } : said;
}

/** Answers where the button stands: in the window, in place of a private card, or privately beside a shared one. */
async function answer(bot: Bot, click: Click, asking: Asking | null, message: Message): Promise<void> {
  const { body, action, respond } = click;
  const { text, blocks } = message;
  if (asking && body.view?.callback_id === TASK_FORM.card) {
    const view = await cardInWindow(bot, asking, action.value ?? '', message);
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

async function press(bot: Bot, click: Click): Promise<void> {
  const user = click.body.user.id;
  let asking: Asking | null = null;
  let message: Message | null;
  try {
    asking = await whoAsks(bot, user);
    message = await pressed(bot, click, asking);
  } catch (error) {
    message = await trouble(bot, click, asking, error);
  }
  await click.ack();
  bot.afterReply();
  if (message) await answer(bot, click, asking, message);
  await publishHome(bot, user);
}

/** The buttons of task cards: acknowledged after the work is on disk. */
export function registerTaskButtons(app: App, bot: Bot): void {
  app.action<BlockAction<ButtonAction>>(/^task\.[a-z_]+$/, (click) => press(bot, click));
}
