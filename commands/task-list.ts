import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt';
import { dayOf } from '../src/calendar/day.ts';
import { tasksMessage } from '../src/messages/answers.ts';
import type { Message } from '../src/messages/blocks.ts';
import { EVERY_SECTION, readListId, TASK_LIST, type ListPlace } from '../src/messages/ids.ts';
import { taskListMessage } from '../src/messages/task-list.ts';
import { roster, sectionNamed } from '../src/people/service.ts';
import { Refusal } from '../src/refusal.ts';
import { openTasks, pickPage, taskPage } from '../src/tasks/list.ts';
import { pickNamed } from '../src/tasks/picks.ts';
import { ownWeek } from '../src/weeks/own.ts';
import { answered, whisper, whoAsks, type Asking, type Bot } from './bot.ts';
import { publishHome, WHOLE_LIST } from './home.ts';
import { readList } from './parse.ts';

type Turn = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;
type Choice = SlackActionMiddlewareArgs<BlockAction<StaticSelectAction>> & AllMiddlewareArgs;

const PAGE_SIZE = 12;

/** The caller's sections; all of them for the office and for leaders who are in none. */
async function sectionsOf(bot: Bot, { caller }: Asking): Promise<Asking['caller']['sections']> {
  if (caller.sections.length > 0) return caller.sections;
  if (caller.isOffice || caller.isLeader) return roster(bot.deps.db);
  throw new Refusal({ code: 'no_section' });
}

/** What the week asks of the caller's sections, and their tasks that are done once. */
async function ownTasks(bot: Bot, asking: Asking): Promise<Message> {
  const { db, clock } = bot.deps;
  const { caller, campaign } = asking;
  const now = clock();
  const sections = await sectionsOf(bot, asking);
  const today = dayOf(now, campaign.timezone);
  const lines = await openTasks(db, campaign, caller, now);
  const single = pickPage(
    lines.filter(({ task }) => task.every === null),
    { filter: { pick: 'lead', sectionId: null }, page: 1, size: PAGE_SIZE },
    { ...caller, sections },
    today,
  );
  const week = await ownWeek(db, sections, now);
  return tasksMessage(week, { ...single, sectionName: null }, today, caller.language);
}

async function listAt(bot: Bot, { caller, campaign }: Asking, place: ListPlace): Promise<Message> {
  const { db, clock } = bot.deps;
  const page = await taskPage(db, campaign, { ...place, size: PAGE_SIZE }, caller, clock());
  return taskListMessage(page, caller.language);
}

/** Which section is meant: the one behind `section:`, or a word that is the name of one. */
async function sectionMeant(
  bot: Bot,
  { section, rest }: ReturnType<typeof readList>,
): Promise<string | null> {
  if (section !== null) return (await sectionNamed(bot.deps.db, section)).id;
  if (rest === '') return null;
  const found = (await roster(bot.deps.db)).find((one) => one.id === rest || one.name === rest);
  if (!found) throw new Refusal({ code: 'usage', of: 'tasks', word: rest });
  return found.id;
}

/** `tasks` alone: those of the caller's sections. With a light, a state or a section: all of those, page by page. */
export async function tasks(bot: Bot, asking: Asking, asked: string): Promise<Message> {
  if (asked === '') return ownTasks(bot, asking);
  const said = readList(asked);
  const filter = { pick: said.pick, sectionId: await sectionMeant(bot, said) };
  return listAt(bot, asking, { filter, page: 1 });
}

/** Turns a page: of App Home, or of a list in place of the page before. */
async function turn(bot: Bot, { body, action, ack, respond }: Turn): Promise<void> {
  const user = body.user.id;
  const place = readListId(action.value) ?? WHOLE_LIST;
  await ack();
  if (body.view?.type === 'home') {
    bot.homeChoices.set(user, place);
    await publishHome(bot, user);
    return;
  }
  const message = await answered(bot, user, '', async () => listAt(bot, await whoAsks(bot, user), place));
  if (!message) return;
  const { text, blocks } = message;
  await respond({ response_type: 'ephemeral', replace_original: true, text, blocks }).catch(() =>
    whisper(bot, { channel: body.channel?.id ?? null, user }, message),
  );
}

/** Shows in App Home the tasks of a section, or of one light or state. */
async function choose(bot: Bot, { body, action, ack }: Choice): Promise<void> {
  const user = body.user.id;
  const { value } = action.selected_option;
  const { filter } = bot.homeChoices.get(user) ?? WHOLE_LIST;
  const chosen =
    action.action_id === TASK_LIST.section
      ? { ...filter, sectionId: value === EVERY_SECTION ? null : value }
      : { ...filter, pick: pickNamed(value) ?? filter.pick };
  bot.homeChoices.set(user, { filter: chosen, page: 1 });
  await ack();
  await publishHome(bot, user);
}

/** Paging and choosing in lists of tasks: nothing is changed by it. */
export function registerTaskLists(app: App, bot: Bot): void {
  app.action<BlockAction<ButtonAction>>(/^task_list\.page\.[a-z]+$/, (click) => turn(bot, click));
  app.action<BlockAction<StaticSelectAction>>(/^task_list\.(section|pick)$/, (click) => choose(bot, click));
}
