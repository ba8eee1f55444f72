import type { App } from '@slack/bolt';
import { releaseChannel } from '../src/announce/queue.ts';
import type { Bot } from './bot.ts';

/** The bot was invited to a channel: what waited for that is sent at once. */
export function registerMembership(app: App, bot: Bot): void {
  app.event('member_joined_channel', async ({ event }) => {
    if (event.user !== bot.botUserId) return;
    const channels = await bot.directory.readChannels();
    const name = channels.find((channel) => channel.id === event.channel)?.name;
    await releaseChannel(bot.deps.db, event.channel, name);
    bot.afterReply();
  });
}
