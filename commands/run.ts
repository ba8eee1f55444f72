import type { Message } from '../src/messages/blocks.ts';
import { typedInspection } from './inspect.ts';
import { leave } from './leave.ts';
import type { Verb } from './parse.ts';
import { typedRectify } from './rectify.ts';
import { isTaskWork } from './task-parse.ts';
import { tasks } from './task-list.ts';
import { typedTask } from './task.ts';
import type { Bot, Doing } from './bot.ts';
import { audit, calendar, help, progress } from './views.ts';

/**
 * Runs a verb that is no reply, with what was typed behind it: the same for a slash command, a mention and a
 * direct message. Null when a mention that brings it was heard before.
 */
export async function runVerb(
  bot: Bot,
  doing: Doing,
  verb: Exclude<Verb, 'reply'>,
  rest: string,
): Promise<Message | null> {
  const { asking } = doing;
  switch (verb) {
    case 'help':
      return help(asking, rest);
    case 'tasks':
      return isTaskWork(rest) ? typedTask(bot, doing, rest) : tasks(bot, asking, rest);
    case 'task':
      return typedTask(bot, doing, rest);
    case 'inspect':
      return typedInspection(bot, doing, rest);
    case 'audit':
      return audit(bot, asking, rest);
    case 'progress':
      return progress(bot, asking, rest);
    case 'calendar':
      return calendar(bot, asking);
    case 'rectify':
      return typedRectify(bot, doing, rest);
    case 'leave':
      return leave(bot, doing, rest);
  }
}
