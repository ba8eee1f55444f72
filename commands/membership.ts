import type { App } from '@slack/bolt';
import { releaseChannel } from '../src/announce/queue.ts';
import { findCampaignFacts } from '../src/campaign/facts.ts';
import { findCaller } from '../src/people/service.ts';
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

/** A participant changed something about themselves in Slack: they are answered in the language they read now. */
export function registerLanguages(app: App, bot: Bot): void {
  app.event('user_change', async ({ event }) => {
    const campaign = await findCampaignFacts(bot.deps.db);
    // Slack tells of everybody's every change; only participants are looked up again.
    const known = campaign && (await findCaller(bot.deps.db, event.user.id, campaign.language));
    if (known) await bot.directory.learn(event.user.id);
  });
}
