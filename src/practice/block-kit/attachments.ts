import { objectsOf, type Json } from '../json.ts';
import { faultsOf } from './check.ts';
import { faultsAmong, type Refusal } from './payload.ts';
import { blocksOf } from './views.ts';

/** docs.slack.dev/reference/methods/chat.postMessage */
const MOST_ATTACHMENTS = 100;

// prettier-ignore
const KNOWN = new Set([
  'actions', 'app_id', 'app_unfurl_url', 'attachment_type', 'author_icon', 'author_link', 'author_name', 'author_subname',
  'blocks', 'bot_id', 'callback_id', 'color', 'fallback', 'fields', 'footer', 'footer_icon', 'id', 'image_url',
  'is_app_unfurl', 'mrkdwn_in', 'pretext', 'preview', 'text', 'thumb_url', 'title', 'title_link', 'ts',
]);

/** Why Slack would refuse these attachments; undefined when it would not. Only those with blocks are looked at closely. */
export function attachmentsRefusal(attachments: readonly Json[]): Refusal | undefined {
  if (attachments.length > MOST_ATTACHMENTS) return { error: 'too_many_attachments', faults: [] };
  const faults = attachments.flatMap((attachment, at) => {
    if (attachment.blocks === undefined) return [];
    // What became of an unknown property: github.com/slackapi/node-slack-sdk/pull/832.
    if (!Object.keys(attachment).every((name) => KNOWN.has(name))) {
      return [{ fault: 'invalid_keys', limit: 'attachment no other property' }];
    }
    const pointer = `/attachments/${at}/blocks`;
    const inBlocks = faultsOf(blocksOf('message'), attachment.blocks, 'message', {
      pointer,
      path: 'blocks of an attachment',
    });
    return inBlocks.length > 0 ? inBlocks : faultsAmong(objectsOf(attachment.blocks), pointer);
  });
  return faults.length > 0 ? { error: 'invalid_attachments', faults } : undefined;
}
