import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furnishedOffice, itAnswers, type Call, type Names } from './calls.ts';

const CALLS: Call[] = [
  ['users.info', ({ head: user }) => ({ user }), 'ok'],
  ['users.info', () => ({ user: 'U000' }), 'user_not_found'],
  ['users.info', () => ({ user: 'zonghe-kz' }), 'user_not_found'],
  ['users.info', () => ({}), 'invalid_arguments'],
  ['users.list', () => ({ limit: 1 }), 'ok'],
  ['users.list', () => ({ cursor: 'x' }), 'invalid_cursor'],
  ['users.lookupByEmail', () => ({ email: 'ZONGHE-KZ@practice.invalid' }), 'ok'],
  ['users.lookupByEmail', () => ({ email: 'nobody@practice.invalid' }), 'users_not_found'],
  ['users.lookupByEmail', () => ({ email: 'duban@practice.invalid' }), 'users_not_found'],
  ['users.getPresence', ({ head: user }) => ({ user }), 'ok'],
  ['users.getPresence', () => ({ user: 'U000' }), 'user_not_found'],
  ['usergroups.list', () => ({ include_users: true }), 'ok'],
  ['usergroups.users.list', () => ({ usergroup: 'S000' }), 'no_such_subteam'],
  ['usergroups.users.list', () => ({}), 'invalid_arguments'],
  ['emoji.list', () => ({}), 'ok'],
  ['team.info', () => ({}), 'ok'],
  ['bots.info', ({ practice }) => ({ bot: practice.workspace.botId }), 'ok'],
  ['bots.info', () => ({ bot: 'B000' }), 'bot_not_found'],
  ['dnd.info', ({ head: user }) => ({ user }), 'ok'],
  ['dnd.info', () => ({ user: 'U000' }), 'user_not_found'],
  ['dnd.teamInfo', ({ head, deputy }) => ({ users: `${head},${deputy}` }), 'ok'],
  ['dnd.teamInfo', () => ({}), 'no_users_provided'],
  ['dnd.teamInfo', ({ head }) => ({ users: Array(50).fill(head).join(',') }), 'ok'],
  ['dnd.teamInfo', ({ head }) => ({ users: Array(51).fill(head).join(',') }), 'too_many_users'],
];

describe('methods about people, refused and done as by Slack', () => {
  let names: Names;
  beforeAll(async () => void (names = await furnishedOffice()));
  afterAll(() => names.practice.close());

  itAnswers(() => names, CALLS);

  it('tells the app which language somebody chose, and who is not to be disturbed', async () => {
    const { client, practice, head, deputy } = names;
    const locale = async () => (await client.users.info({ user: head, include_locale: true })).user?.locale;
    expect(await locale()).toBe('zh-CN');
    await practice.acts.perform({ kind: 'preferences', as: head, language: 'en', dnd: true });
    expect(await locale()).toBe('en-US');
    const now = Math.floor(practice.clock.now().getTime() / 1000);
    expect((await client.dnd.teamInfo({ users: `${head},${deputy}` })).users).toEqual({
      [head]: { dnd_enabled: true, next_dnd_start_ts: now, next_dnd_end_ts: now + 86_400 },
      [deputy]: { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 },
    });
    expect(await client.dnd.info({ user: head })).toMatchObject({ snooze_enabled: true });
    await practice.acts.perform({ kind: 'preferences', as: head, dnd: false });
    expect(await client.dnd.info({ user: head })).toMatchObject({
      dnd_enabled: false,
      snooze_enabled: false,
    });
  });
});
