import type { App } from '@slack/bolt';
import { homeBlocks } from '../src/messages/answers.ts';
import { refusalMessage } from '../src/messages/refusals.ts';
import { Refusal } from '../src/refusal.ts';
import { languageFor, whoAsks, type Bot } from './bot.ts';
import { menuView } from './views.ts';

/** Brings a person's App Home up to date. Never fatal: it shows nothing that is not kept elsewhere. */
export async function publishHome(bot: Bot, user: string): Promise<void> {
  try {
    const asking = await whoAsks(bot, user);
    const blocks = homeBlocks(await menuView(bot, asking));
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
