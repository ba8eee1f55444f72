import { describe, expect, it } from 'vitest';
import { registerCommands } from '../../commands/index.ts';
import { VERBS } from '../../commands/parse.ts';
import { BOT_EVENTS, BOT_SCOPES, SLASH_COMMANDS } from '../../commands/surface.ts';
import { manifest } from '../../src/manifest.ts';

interface Manifest {
  display_information: { name: string; description: string; background_color: string };
  features: {
    bot_user: { display_name: string };
    slash_commands: {
      command: string;
      description: string;
      usage_hint?: string;
      url?: string;
      should_escape: boolean;
    }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { request_url?: string; bot_events: string[] };
    interactivity: { is_enabled: boolean; request_url?: string };
    socket_mode_enabled: boolean;
    token_rotation_enabled: boolean;
  };
}

const socketMode = manifest(null) as Manifest;
const ADDRESS = 'https://duban.example/slack/events';
const httpMode = manifest(ADDRESS) as Manifest;

/** An app that only remembers what was registered. */
function registered(): { commands: (string | RegExp)[]; events: string[] } {
  const commands: (string | RegExp)[] = [];
  const events: string[] = [];
  const app = {
    command: (name: string | RegExp) => void commands.push(name),
    event: (name: string) => void events.push(name),
    action: () => undefined,
    view: () => undefined,
  };
  registerCommands(app as never, {} as never);
  return { commands, events };
}

/** Which scope Slack asks for before it sends an event. */
const SCOPE_OF_EVENT: Record<string, string | null> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  member_joined_channel: 'channels:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  user_change: 'users:read',
};

describe('the Slack app manifest', () => {
  it('lists every slash command that the bot answers, each verb once', () => {
    const { commands } = registered();
    const answers = (name: string): boolean =>
      commands.some((known) => (typeof known === 'string' ? known === name : known.test(name)));
    const listed = socketMode.features.slash_commands.map(({ command }) => command);
    expect(listed).toEqual(['/duban', ...Object.keys(VERBS).map((verb) => `/duban-${verb}`)]);
    expect(listed.filter((command) => !answers(command))).toEqual([]);
  });

  it('asks for the events that the bot listens to, and for no others', () => {
    const heard = new Set(registered().events);
    const asked = new Set(
      socketMode.settings.event_subscriptions.bot_events.map((name) => name.split('.')[0]),
    );
    expect(asked).toEqual(heard);
  });

  it('asks for the scope of each event', () => {
    expect(Object.keys(SCOPE_OF_EVENT).toSorted()).toEqual([...BOT_EVENTS].toSorted());
    const needed = Object.values(SCOPE_OF_EVENT).filter((scope) => scope !== null);
    expect(BOT_SCOPES).toEqual(expect.arrayContaining(needed));
    expect(socketMode.oauth_config.scopes.bot).toEqual([...BOT_SCOPES]);
  });

  it('stays inside Slack’s limits', () => {
    const { display_information: about, features } = socketMode;
    expect(about.name.length).toBeLessThanOrEqual(35);
    expect(about.description.length).toBeLessThanOrEqual(140);
    expect(about.background_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
    expect(features.slash_commands.length).toBeLessThanOrEqual(50);
    for (const { command, description, usage_hint: hint } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z-]{1,31}$/);
      expect(description.length).toBeLessThanOrEqual(2_000);
      expect(hint ?? 'none').toMatch(/^.{1,1000}$/);
    }
  });

  it('has people and channels escaped, so that a name in a command is an id', () => {
    expect(socketMode.features.slash_commands.every((command) => command.should_escape)).toBe(true);
  });

  it('has no address in Socket Mode', () => {
    expect(socketMode.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socketMode)).not.toContain('url');
  });

  it('has the same address everywhere in HTTP mode', () => {
    expect(httpMode.settings.socket_mode_enabled).toBe(false);
    expect(httpMode.settings.event_subscriptions.request_url).toBe(ADDRESS);
    expect(httpMode.settings.interactivity.request_url).toBe(ADDRESS);
    expect(httpMode.features.slash_commands.map(({ url }) => url)).toEqual(SLASH_COMMANDS.map(() => ADDRESS));
  });
});
