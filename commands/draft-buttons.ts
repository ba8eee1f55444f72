import { tellsMoves } from '../src/announce/tasks.ts';
import { words } from '../src/locales/words.ts';
import type { Message } from '../src/messages/blocks.ts';
import { ACTION, readDraftChoice } from '../src/messages/ids.ts';
import { notice } from '../src/messages/reply.ts';
import { taskForm } from '../src/messages/task-form.ts';
import { heardMessage } from '../src/messages/task-thread.ts';
import { draftWords, useDraft } from '../src/tasks/drafts.ts';
import { TASK_MOVES } from '../src/tasks/states.ts';
import type { Bot } from './bot.ts';
import type { Pressed } from './buttons.ts';
import { choicesFor } from './task-opening.ts';

/** The author of kept words has said what they are for: `draft.use.report`, `draft.use.instruct.3`. */
export async function useKeptWords(bot: Bot, { asking, actionId, value }: Pressed): Promise<Message> {
  const { caller } = asking;
  const [move] = actionId.slice(ACTION.useDraft.length + 1).split('.');
  const asked = TASK_MOVES.find((one) => one === move);
  const choice = readDraftChoice(value);
  const used = choice && { caller, draftId: choice.draftId, taskId: choice.chosen };
  const done =
    asked && used ? await useDraft(bot.deps, { ...used, move: asked }, tellsMoves(bot.deps)) : null;
  return done?.kind === 'moved'
    ? heardMessage(done, caller.language)
    : notice(words(caller.language)('moved.repeated'));
}

/** A leader's kept words become a new task: its form opens with them as the title. */
export async function addFromKeptWords(
  bot: Bot,
  { asking, value, triggerId, channel }: Pressed,
): Promise<Message | null> {
  const { language } = asking.caller;
  const text = await draftWords(bot.deps, value, asking.caller);
  if (text === null) return notice(words(language)('moved.repeated'));
  const choices = await choicesFor(bot, asking, null, 'add');
  const view = taskForm('add', null, choices, { language, from: channel, draft: { id: value, text } });
  await bot.client.views.open({ trigger_id: triggerId, view });
  return null;
}
