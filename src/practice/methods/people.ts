import { APP_ID } from '../ids.ts';
import { userObject } from '../objects.ts';
import { page, SlackError } from './args.ts';
import { botMethod, type Method } from './method.ts';

const list = botMethod(({ workspace }, args) => {
  const { items, response_metadata } = page(workspace.people.all(), args, args.limit(1000));
  const locale = args.flag('include_locale');
  const members = items.map((person) => userObject(workspace, person, locale));
  return { members, cache_ts: Math.floor(workspace.clock.now().getTime() / 1000), response_metadata };
});

const info = botMethod(({ workspace }, args) => {
  const person = workspace.people.byId(args.required('user'));
  if (!person) throw new SlackError('user_not_found');
  return { user: userObject(workspace, person, args.flag('include_locale')) };
});

const lookupByEmail = botMethod(({ workspace }, args) => {
  const person = workspace.people.byEmail(args.required('email'));
  if (!person || person.isBot) throw new SlackError('users_not_found');
  return { user: userObject(workspace, person, false) };
});

const teamInfo = botMethod(({ workspace, url }) => ({
  team: {
    id: workspace.teamId,
    name: workspace.teamName,
    url: `${url}/`,
    domain: 'practice',
    email_domain: '',
    icon: {},
  },
}));

const botInfo = botMethod(({ workspace }, args) => {
  const { bot, botId } = workspace;
  if ((args.text('bot') ?? botId) !== botId) throw new SlackError('bot_not_found');
  return {
    bot: {
      id: botId,
      deleted: false,
      name: bot.name,
      updated: 0,
      app_id: APP_ID,
      user_id: bot.id,
      icons: {},
    },
  };
});

/** Nobody in the practice office has gone quiet. */
const doNotDisturb = botMethod(({ workspace }, args) => {
  const asked = args.words('users').filter((id) => workspace.people.byId(id));
  const awake = { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 };
  return { users: Object.fromEntries(asked.map((id) => [id, awake])) };
});

export const peopleMethods: Record<string, Method> = {
  'users.list': list,
  'users.info': info,
  'users.lookupByEmail': lookupByEmail,
  'team.info': teamInfo,
  'bots.info': botInfo,
  'dnd.teamInfo': doNotDisturb,
  'usergroups.list': botMethod(() => ({ usergroups: [] })),
};
