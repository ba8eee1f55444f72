import { APP_ID, TEAM_DOMAIN, VERIFICATION_TOKEN } from './ids.ts';
import { compact, type Json } from './json.ts';

/** Who and where, as every payload repeats it. */
export interface Scene {
  teamId: string;
  botUserId: string;
  user: { id: string; handle: string };
}

/** A slash command; all fields are text, since Slack sends it as a form. */
export function slashPayload(
  scene: Scene,
  asked: {
    channel: { id: string; name: string };
    command: string;
    text: string;
    responseUrl: string;
    triggerId: string;
  },
): Record<string, string> {
  return {
    token: VERIFICATION_TOKEN,
    team_id: scene.teamId,
    team_domain: TEAM_DOMAIN,
    channel_id: asked.channel.id,
    channel_name: asked.channel.name,
    user_id: scene.user.id,
    user_name: scene.user.handle,
    command: asked.command,
    text: asked.text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: asked.responseUrl,
    trigger_id: asked.triggerId,
  };
}

function interactive(scene: Scene, type: string): Json {
  const { id, handle } = scene.user;
  return {
    type,
    user: { id, username: handle, name: handle, team_id: scene.teamId },
    api_app_id: APP_ID,
    token: VERIFICATION_TOKEN,
    team: { id: scene.teamId, domain: TEAM_DOMAIN },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Where an element stands that somebody uses. */
export type ElementPlace =
  | {
      in: 'message';
      channel: { id: string; name: string };
      ts: string;
      threadTs?: string;
      ephemeral: boolean;
      message: Json;
      state: Json;
    }
  | { in: 'view'; view: Json };

/** The same with a way to answer in a message's channel. */
export type ActionPlace =
  | (Extract<ElementPlace, { in: 'message' }> & { responseUrl: string })
  | Extract<ElementPlace, { in: 'view' }>;

/** What tells of the place itself. Slack does not hand an ephemeral message back: it has not kept it. */
function around(place: ElementPlace): Json {
  if (place.in === 'view') return { container: { type: 'view', view_id: place.view.id }, view: place.view };
  const { ts, threadTs, ephemeral, channel, message } = place;
  const about = { message_ts: ts, channel_id: channel.id, is_ephemeral: ephemeral, thread_ts: threadTs };
  const container = compact({ type: 'message', ...about });
  return ephemeral ? { container, channel } : { container, channel, message };
}

/** Somebody used a button, select or other element of a message or view. */
export function blockActionsPayload(scene: Scene, place: ActionPlace, action: Json, triggerId: string): Json {
  const answer =
    place.in === 'view' ? {} : { state: { values: place.state }, response_url: place.responseUrl };
  const common = { ...interactive(scene, 'block_actions'), trigger_id: triggerId };
  return { ...common, ...around(place), ...answer, actions: [action] };
}

/** Somebody typed into an external select. */
export function blockSuggestionPayload(
  scene: Scene,
  place: ElementPlace,
  asked: { blockId: string; actionId: string; query: string },
): Json {
  const { blockId, actionId, query } = asked;
  const what = { action_id: actionId, block_id: blockId, value: query };
  return { ...interactive(scene, 'block_suggestion'), ...around(place), ...what };
}

/** Somebody pressed a modal's submit button. */
export function viewSubmissionPayload(
  scene: Scene,
  view: Json,
  { triggerId, responseUrls }: { triggerId: string; responseUrls: Json[] },
): Json {
  const common = { ...interactive(scene, 'view_submission'), trigger_id: triggerId };
  return { ...common, view, response_urls: responseUrls };
}

/** Somebody closed a modal that asked to hear of it. */
export function viewClosedPayload(scene: Scene, view: Json, isCleared: boolean): Json {
  return { ...interactive(scene, 'view_closed'), view, is_cleared: isCleared };
}

/** The wrapper around each event. */
export function eventPayload(
  scene: Omit<Scene, 'user'>,
  event: Json,
  details: { eventId: string; eventTime: number; context: string },
): Json {
  return {
    token: VERIFICATION_TOKEN,
    team_id: scene.teamId,
    context_team_id: scene.teamId,
    context_enterprise_id: null,
    api_app_id: APP_ID,
    event,
    type: 'event_callback',
    event_id: details.eventId,
    event_time: details.eventTime,
    authorizations: [
      {
        enterprise_id: null,
        team_id: scene.teamId,
        user_id: scene.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: details.context,
  };
}
