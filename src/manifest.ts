import { BOT_EVENTS, BOT_SCOPES, SLASH_COMMANDS } from '../commands/surface.ts';

/** Slack refuses longer ones. */
const HINT_LIMIT = 1_000;

/**
 * The Slack app manifest, made from what is registered. With `requestUrl` it is for HTTP mode, otherwise
 * for Socket Mode.
 */
export function manifest(requestUrl: string | null): object {
  const socket = requestUrl === null;
  const url = socket ? {} : { url: requestUrl };
  return {
    display_information: {
      name: '督办 Duban',
      description: '每周任务、回复与进度 · Weekly tasks, replies and progress',
      background_color: '#8b1a1a',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'duban', always_online: true },
      slash_commands: SLASH_COMMANDS.map(({ command, description, usageHint }) => ({
        command,
        description,
        ...(usageHint === '' ? {} : { usage_hint: usageHint.slice(0, HINT_LIMIT) }),
        ...url,
        should_escape: true,
      })),
    },
    oauth_config: { scopes: { bot: [...BOT_SCOPES] } },
    settings: {
      event_subscriptions: { ...(socket ? {} : { request_url: requestUrl }), bot_events: [...BOT_EVENTS] },
      interactivity: { is_enabled: true, ...(socket ? {} : { request_url: requestUrl }) },
      org_deploy_enabled: false,
      socket_mode_enabled: socket,
      token_rotation_enabled: false,
    },
  };
}
