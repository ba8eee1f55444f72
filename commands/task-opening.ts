import type { ModalView } from '@slack/types';
import { dayOf } from '../src/calendar/day.ts';
import { addWorkdays } from '../src/calendar/workdays.ts';
import type { FormChoices } from '../src/messages/task-fields.ts';
import { taskForm } from '../src/messages/task-form.ts';
import { peopleOf } from '../src/people/posts.ts';
import { peopleNamed, roster } from '../src/people/service.ts';
import { currentGoals } from '../src/tasks/adding.ts';
import type { TaskFacts } from '../src/tasks/facts.ts';
import { permitted } from '../src/tasks/moving.ts';
import type { TaskMove } from '../src/tasks/states.ts';
import type { Asking, Bot } from './bot.ts';

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

/** The form of a move, or of a new task where there is none; that it is not possible is said before anybody fills it in. */
export async function taskFormFor(
  bot: Bot,
  asking: Asking,
  facts: TaskFacts | null,
  asked: TaskMove | 'add',
  from: string | null,
): Promise<ModalView> {
  const { caller, campaign } = asking;
  if (facts && asked !== 'add') permitted({ caller, move: asked, text: null }, facts, campaign.timezone);
  const choices = await choicesFor(bot, asking, facts, asked);
  return taskForm(asked, facts, choices, { language: caller.language, from });
}
