import type { App } from '@slack/bolt';
import { ownRounds } from '../src/inspections/own.ts';
import { homeBlocks, type HomeView } from '../src/messages/home.ts';
import type { ListPlace } from '../src/messages/ids.ts';
import { refusalMessage } from '../src/messages/refusals.ts';
import { Refusal } from '../src/refusal.ts';
import { roster } from '../src/people/service.ts';
import { openTasks, pickPage } from '../src/tasks/list.ts';
import { languageFor, whoAsks, type Asking, type Bot } from './bot.ts';
import { menuView } from './views.ts';

/** All open tasks from the first page on. */
export const WHOLE_LIST: ListPlace = { filter: { pick: 'all', sectionId: null }, page: 1 };

const PAGE_SIZE = 10;

async function homeView(bot: Bot, user: string, asking: Asking): Promise<HomeView> {
  const { caller, campaign } = asking;
  const { db, clock } = bot.deps;
  const menu = await menuView(bot, asking);
  const lines = await openTasks(db, campaign, caller, clock());
  const sections = await roster(db);
  const pageAt = ({ filter, page }: ListPlace): NonNullable<HomeView['lead']> => ({
    ...pickPage(lines, { filter, page, size: PAGE_SIZE }, caller, menu.today),
    sectionName: sections.find((one) => one.id === filter.sectionId)?.name ?? null,
  });
  const isHead = caller.sections.some(({ headId, deputyId }) => [headId, deputyId].includes(caller.personId));
  return {
    ...menu,
    personId: caller.personId,
    rounds: await ownRounds(db, campaign, caller, clock()),
    decides: caller.isOffice || caller.isLeader,
    mayAdd: caller.isOffice || caller.isLeader || isHead,
    lead: caller.sections.length > 0 ? pageAt({ filter: { pick: 'lead', sectionId: null }, page: 1 }) : null,
    all: caller.isOffice ? { page: pageAt(bot.homeChoices.get(user) ?? WHOLE_LIST), sections } : null,
  };
}

/** Brings a person's App Home up to date. Never fatal: it shows nothing that is not kept elsewhere. */
export async function publishHome(bot: Bot, user: string): Promise<void> {
  try {
    const asking = await whoAsks(bot, user);
    const blocks = homeBlocks(await homeView(bot, user, asking));
    await bot.client.views.publish({ user_id: user, view: { type: 'home', blocks } });
  } catch (error) {
    if (error instanceof Refusal) {
      const { blocks } = refusalMessage(error.facts, await languageFor(bot, user));
      await bot.client.views
        .publish({ user_id: user, view: { type: 'home', blocks } })
        .catch(() => undefined);
      return;
    }
    bot.deps.log.warn({ event: 'home.failed', err: error });
  }
}

/** App Home: published each time it is opened. */
export function registerHome(app: App, bot: Bot): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publishHome(bot, event.user);
  });
}
