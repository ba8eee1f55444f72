import type { Message } from '../src/messages/blocks.ts';
import type { Asking, Bot } from './bot.ts';
import { verbNamed } from './parse.ts';
import type { Said } from './said.ts';
import { tasks } from './task-list.ts';
import { calendar, help, menu, progress } from './views.ts';

/** `@duban 进度`: a verb alone is a command also where slash commands cannot be used; null for anything else. */
export async function spokenVerb(bot: Bot, asking: Asking, said: Said): Promise<Message | null> {
  const word = said.text.trim();
  const verb = word === '' ? null : verbNamed(word);
  if (word !== '' && verb === null) return null;
  switch (verb) {
    case 'help':
      return help(asking);
    case 'tasks':
      return tasks(bot, asking, '');
    case 'progress':
      return progress(bot, asking, '');
    case 'calendar':
      return calendar(bot, asking);
    case 'reply':
    case 'task':
    case 'audit':
    case 'leave':
    case null:
      return menu(bot, asking);
  }
}
