import { dndDetails, dndStatus } from '../dnd.ts';
import { APP_ID } from '../ids.ts';
import type { Json } from '../json.ts';
import { userObject } from '../objects.ts';
import type { PersonRecord } from '../people.ts';
import { page, SlackError, type Args } from './args.ts';
import { botMethod, type Method, type MethodContext } from './method.ts';

/** Slack's `dnd.teamInfo` takes no more people at once. */
const DND_USERS = 50;

/** A person as the app may see them: the e-mail address has a scope of its own. */
function shown({ workspace, grant }: MethodContext, person: PersonRecord, args: Args): Json {
  const email = grant.has('users:read.email');
  return userObject(workspace, person, { email, locale: args.flag('include_locale') });
}

/** The person that the call is about, or the bot itself when it names none. */
function asked({ workspace }: MethodContext, args: Args): PersonRecord {
  const person = workspace.people.byId(args.text('user') ?? workspace.bot.id);
  if (!person) throw new SlackError('user_not_found');
  return person;
}

const list = botMethod((context, args) => {
  const { people, clock } = context.workspace;
  const { items, response_metadata } = page(people.all(), args, args.limit(1000));
  const members = items.map((person) => shown(context, person, args));
  return { members, cache_ts: Math.floor(clock.now().getTime() / 1000), response_metadata };
});

const info = botMethod((context, args) => {
  args.required('user');
  return { user: shown(context, asked(context, args), args) };
});

const lookupByEmail = botMethod((context, args) => {
  const person = context.workspace.people.byEmail(args.required('email'));
  if (!person || person.isBot) throw new SlackError('users_not_found');
  return { user: shown(context, person, args) };
});

/** Everybody in a practice office is at their desk. */
const getPresence = botMethod((context, args) => {
  const person = asked(context, args);
  if (!person.isBot) return { presence: 'active' };
  const online = context.link().connected();
  const presence = online ? 'active' : 'away';
  return { presence, online, auto_away: !online, manual_away: false, connection_count: online ? 1 : 0 };
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
  const { name, id: userId } = bot;
  return {
    bot: { id: botId, deleted: false, name, updated: 0, app_id: APP_ID, user_id: userId, icons: {} },
  };
});

const dndInfo = botMethod((context, args) => dndDetails(context.workspace, asked(context, args)));

const dndTeamInfo = botMethod(({ workspace }, args) => {
  const ids = args.words('users');
  if (ids.length === 0) throw new SlackError('no_users_provided');
  if (ids.length > DND_USERS) throw new SlackError('too_many_users');
  const known = ids.flatMap((id) => workspace.people.byId(id) ?? []);
  return { users: Object.fromEntries(known.map((person) => [person.id, dndStatus(workspace, person)])) };
});

/** The office has no user groups, and no emoji of its own. */
const usergroupUsers = botMethod((_context, args) => {
  args.required('usergroup');
  throw new SlackError('no_such_subteam');
});

export const peopleMethods: Record<string, Method> = {
  'users.list': list,
  'users.info': info,
  'users.lookupByEmail': lookupByEmail,
  'users.getPresence': getPresence,
  'team.info': teamInfo,
  'bots.info': botInfo,
  'dnd.info': dndInfo,
  'dnd.teamInfo': dndTeamInfo,
  'usergroups.list': botMethod(() => ({ usergroups: [] })),
  'usergroups.users.list': usergroupUsers,
  'emoji.list': botMethod(({ workspace }) => ({
    emoji: {},
    cache_ts: String(Math.floor(workspace.clock.now().getTime() / 1000)),
  })),
};
