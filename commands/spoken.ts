import { dayNamed } from '../src/calendar/day-words.ts';
import { dayOf } from '../src/calendar/day.ts';
import type { Message } from '../src/messages/blocks.ts';
import type { CarriedFiles } from '../src/evidence/given.ts';
import { roster } from '../src/people/service.ts';
import { Refusal } from '../src/refusal.ts';
import { isFirst } from '../src/replies/inbox.ts';
import type { Bot, Doing } from './bot.ts';
import { commandKeepsFiles } from './carried-files.ts';
import { parseInspect } from './inspect-parse.ts';
import { nearlyTask } from './nearly.ts';
import { parseCommand, readHelpTopic, readList, readMonth, readWeek, type Verb } from './parse.ts';
import { isBareRectify, isRectifyWork, parseRectify } from './rectify-parse.ts';
import { typedRectify } from './rectify.ts';
import { runVerb } from './run.ts';
import { isBareTask, isTaskWork } from './task-parse.ts';
import { typedTask } from './task.ts';
import { menu } from './views.ts';

/**
 * Whether a verb can read what stands behind it. Its Chinese word may as well be the first of a reply, such as
 * `进展 顺利` or `任务 已完成`.
 */
async function reads(bot: Bot, { asking }: Doing, verb: Verb, rest: string): Promise<boolean> {
  const isSection = async (word: string): Promise<boolean> =>
    (await roster(bot.deps.db)).some(({ id, name }) => word === id || word === name);
  switch (verb) {
    case 'tasks': {
      if (isTaskWork(rest)) return true;
      const list = readList(rest);
      return list.rest === '' || isSection(list.rest);
    }
    case 'progress':
      return readWeek(rest) !== null || readMonth(rest) !== null || isSection(rest);
    case 'inspect':
      return parseInspect(rest) !== null;
    case 'audit':
      return /^[TIR]?\d{1,9}$/i.test(rest);
    case 'leave': {
      const [first = ''] = rest.split(/[\s至到]/);
      return dayNamed(first, dayOf(bot.deps.clock(), asking.campaign.timezone)) !== null;
    }
    case 'rectify': {
      const said = parseRectify(rest);
      return isRectifyWork(rest) || (said?.verb === 'list' && (said.text === '' || isSection(said.text)));
    }
    case 'help':
      return readHelpTopic(rest) !== null || /^\S*T?\d{1,9}$/i.test(rest);
    case 'calendar':
    case 'reply':
    case 'task':
      return false;
  }
}

/** What a message to the bot asks for; null when it is none of the commands. */
async function spoken(bot: Bot, doing: Doing, text: string): Promise<Message | 'no_command' | null> {
  const parsed = parseCommand(text);
  if (parsed.kind === 'menu') return menu(bot, doing.asking);
  if (parsed.kind === 'unknown') {
    if (isBareRectify(text)) return typedRectify(bot, doing, text);
    if (isBareTask(text)) return typedTask(bot, doing, text);
    const nearly = nearlyTask(text);
    if (nearly) throw new Refusal({ code: 'nearly_task', ...nearly });
    return 'no_command';
  }
  const { verb, rest } = parsed;
  if (verb === 'reply') return rest === '' ? menu(bot, doing.asking) : 'no_command';
  const isEnglish = /^\s*[a-z]/i.test(text);
  if (rest !== '' && !isEnglish && !(await reads(bot, doing, verb, rest))) return 'no_command';
  return runVerb(bot, doing, verb, rest);
}

/**
 * `@duban 签收 T2`, `progress 信息科`: runs a command that was written as a message to the bot, so that all of them
 * can be used where slash commands cannot. A message is a command once, whatever it is edited to. `no_command`
 * for anything else; null when it was heard before.
 */
export async function spokenCommand(
  bot: Bot,
  asking: Doing['asking'],
  carried: CarriedFiles,
  text: string,
): Promise<Message | 'no_command' | null> {
  const { messageKey } = carried;
  const doing: Doing = { asking, inboxKey: `spoken:${messageKey}`, door: 'mention', carried };
  const message = await spoken(bot, doing, text);
  if (message === null || message === 'no_command') return message;
  const isNew = await isFirst(bot.deps, `told:${messageKey}`);
  // Files may come with the second of a mention's events, and what is kept of them is news.
  return isNew || (carried.files.length > 0 && commandKeepsFiles(text)) ? message : null;
}
