/**
 * Methods that read no JSON body: what is given in one is not there for them. They are those that
 * docs.slack.dev/reference/methods lists without the content type application/json.
 */
export const FORM_ONLY: ReadonlySet<string> = new Set([
  'bots.info',
  'chat.getPermalink',
  'conversations.info',
  'conversations.list',
  'conversations.members',
  'conversations.replies',
  'dnd.info',
  'dnd.teamInfo',
  'emoji.list',
  'files.getUploadURLExternal',
  'files.info',
  'files.list',
  'team.info',
  'usergroups.list',
  'usergroups.users.list',
  'users.conversations',
  'users.getPresence',
  'users.info',
  'users.list',
  'users.lookupByEmail',
]);
