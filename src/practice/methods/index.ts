import { APP_ID } from '../ids.ts';
import { blockMethods } from './blocks.ts';
import { channelMethods } from './channels.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { historyMethods } from './history.ts';
import type { Method } from './method.ts';
import { peopleMethods } from './people.ts';
import { reactionMethods } from './reactions.ts';
import { scheduledMethods } from './scheduled.ts';
import { viewMethods } from './views.ts';

const sessionMethods: Record<string, Method> = {
  'api.test': {
    token: 'none',
    run: (_context, args) => ({ args: args.has('foo') ? { foo: args.text('foo') } : {} }),
  },
  'auth.test': {
    token: 'any',
    run: ({ workspace, url }) => ({
      url: `${url}/`,
      team: workspace.teamName,
      team_id: workspace.teamId,
      user: workspace.bot.handle,
      user_id: workspace.bot.id,
      bot_id: workspace.botId,
      app_id: APP_ID,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': { token: 'app', run: (context) => ({ url: context.socketUrl() }) },
};

/** Every Web API method that the practice workspace answers. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  [
    sessionMethods,
    blockMethods,
    chatMethods,
    scheduledMethods,
    conversationMethods,
    channelMethods,
    historyMethods,
    peopleMethods,
    viewMethods,
    reactionMethods,
    fileMethods,
  ].flatMap((group) => Object.entries(group)),
);
