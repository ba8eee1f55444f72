import { describe, expect, it } from 'vitest';
import {
  blockActionsPayload,
  blockSuggestionPayload,
  eventPayload,
  slashPayload,
  viewClosedPayload,
  viewSubmissionPayload,
  type ActionPlace,
} from '../../../src/practice/payloads.ts';

const scene = { teamId: 'T1', botUserId: 'U0', user: { id: 'U1', handle: 'zonghe-kz' } };
const common = {
  user: { id: 'U1', username: 'zonghe-kz', name: 'zonghe-kz', team_id: 'T1' },
  api_app_id: 'A0PRACTICE',
  token: 'practice-verification',
  team: { id: 'T1', domain: 'practice' },
  enterprise: null,
  is_enterprise_install: false,
};
const place: ActionPlace = {
  in: 'message',
  channel: { id: 'C1', name: 'ke-zonghe' },
  ts: '1.000001',
  ephemeral: false,
  message: { ts: '1.000001' },
  state: {},
  responseUrl: 'http://x/response/1',
};

describe('payloads', () => {
  it('sends a slash command as flat text', () => {
    const asked = {
      channel: place.channel,
      command: '/duban',
      text: '回复',
      responseUrl: 'http://x',
      triggerId: '1.2.3',
    };
    expect(slashPayload(scene, asked)).toEqual({
      token: 'practice-verification',
      team_id: 'T1',
      team_domain: 'practice',
      channel_id: 'C1',
      channel_name: 'ke-zonghe',
      user_id: 'U1',
      user_name: 'zonghe-kz',
      command: '/duban',
      text: '回复',
      api_app_id: 'A0PRACTICE',
      is_enterprise_install: 'false',
      response_url: 'http://x',
      trigger_id: '1.2.3',
    });
  });

  it('hands the message to a click on it, and a way to answer', () => {
    const action = { type: 'button', action_id: 'a', block_id: 'b' };
    expect(blockActionsPayload(scene, { ...place, threadTs: '1.0' }, action, 't')).toEqual({
      type: 'block_actions',
      ...common,
      trigger_id: 't',
      container: {
        type: 'message',
        message_ts: '1.000001',
        channel_id: 'C1',
        is_ephemeral: false,
        thread_ts: '1.0',
      },
      channel: place.channel,
      message: { ts: '1.000001' },
      state: { values: {} },
      response_url: 'http://x/response/1',
      actions: [action],
    });
  });

  it('keeps an ephemeral message back', () => {
    const payload = blockActionsPayload(scene, { ...place, ephemeral: true }, {}, 't');
    expect(payload).not.toHaveProperty('message');
    expect(payload).toMatchObject({ container: { is_ephemeral: true }, response_url: place.responseUrl });
  });

  it('hands the view to a click in it, with no address to answer to', () => {
    const payload = blockActionsPayload(scene, { in: 'view', view: { id: 'V1' } }, {}, 't');
    expect(payload).toMatchObject({ container: { type: 'view', view_id: 'V1' }, view: { id: 'V1' } });
    expect(payload).not.toHaveProperty('response_url');
  });

  it('asks for options with what was typed, where it was typed, and without a trigger', () => {
    const asked = { blockId: 'b', actionId: 'a', query: '综' };
    expect(blockSuggestionPayload(scene, { in: 'view', view: { id: 'V1' } }, asked)).toEqual({
      type: 'block_suggestion',
      ...common,
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1' },
      action_id: 'a',
      block_id: 'b',
      value: '综',
    });
  });

  it('gives a trigger with a submission and none with a closing', () => {
    expect(viewSubmissionPayload(scene, { id: 'V1' }, { triggerId: 't', responseUrls: [] })).toEqual({
      type: 'view_submission',
      ...common,
      trigger_id: 't',
      view: { id: 'V1' },
      response_urls: [],
    });
    expect(viewClosedPayload(scene, { id: 'V1' }, true)).toEqual({
      type: 'view_closed',
      ...common,
      view: { id: 'V1' },
      is_cleared: true,
    });
  });

  it('wraps an event with who may see it', () => {
    const details = { eventId: 'Ev1', eventTime: 7, context: '4-x' };
    expect(eventPayload(scene, { type: 'message' }, details)).toMatchObject({
      type: 'event_callback',
      team_id: 'T1',
      event: { type: 'message' },
      event_id: 'Ev1',
      event_time: 7,
      authorizations: [
        { enterprise_id: null, team_id: 'T1', user_id: 'U0', is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
      event_context: '4-x',
    });
  });
});
