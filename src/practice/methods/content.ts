import type { Refusal } from '../block-kit/payload.ts';
import { countCharacters, firstCharacters } from '../characters.ts';
import type { Block } from '../contract.ts';
import { shortId } from '../ids.ts';
import { pictureFaults } from '../files/pictures.ts';
import { isObject, objectsOf, textOf, type Json } from '../json.ts';
import { withIds } from '../state-values.ts';
import { checkMessage, faultMessage, placed } from '../validate.ts';
import type { Draft, Workspace } from '../workspace.ts';
import { SlackError, type Args } from './args.ts';

const TEXT_LIMIT = 40_000;
const MARKDOWN_TEXT_LIMIT = 12_000;
/** Slack names the error and not the number. */
const METADATA_LIMIT = 16_000;

/** What a message is made of, and what Slack warns of while it takes it. */
export interface Content extends Pick<Draft, 'text' | 'blocks' | 'attachments' | 'metadata'> {
  warnings: string[];
}

/**
 * What a message is made of, checked as Slack checks it, whichever way it comes: by a method, a response URL or an
 * acknowledgement. Too long a text is cut, not refused; docs.slack.dev/reference/methods/chat.postMessage.
 */
export function contentOf(workspace: Workspace, args: Args): Content {
  const blocks = givenList(args, 'blocks', 'invalid_blocks_format');
  const attachments = objectsOf(givenList(args, 'attachments', 'invalid_attachments'));
  refuseBad(workspace, { blocks, attachments });
  const hasBlocks = blocks.length > 0;
  const text = textIn(args, hasBlocks);
  if (text === '' && !hasBlocks && attachments.length === 0) throw new SlackError('no_text');
  const { metadata, ignored } = metadataOf(args);
  const cut = firstCharacters(text, TEXT_LIMIT);
  return {
    text: cut,
    ...(hasBlocks ? { blocks: withIds(objectsOf(blocks), shortId) } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(metadata ? { metadata } : {}),
    warnings: [
      ...(cut === text ? [] : ['message_truncated']),
      ...(ignored ? ['invalid_metadata_schema'] : []),
    ],
  };
}

/** The blocks alone of what is posted with files, checked like those of a message; undefined when there are none. */
export function blocksOf(workspace: Workspace, args: Args): Block[] | undefined {
  const blocks = givenList(args, 'blocks', 'invalid_blocks_format');
  refuseBad(workspace, { blocks });
  return blocks.length > 0 ? withIds(objectsOf(blocks), shortId) : undefined;
}

/** A list that was given, as such or as JSON; empty when it was not. */
function givenList(args: Args, name: string, fault: string): unknown[] {
  const given = args.json(name, fault) ?? [];
  if (!Array.isArray(given)) throw new SlackError(fault);
  return given;
}

function refuseBad(workspace: Workspace, message: Parameters<typeof checkMessage>[0]): void {
  const refusal = checkMessage(message);
  if (refusal) throw refused(refusal);
  const faults = pictureFaults(workspace, message.blocks, '/blocks');
  if (faults.length > 0) throw refused({ error: 'invalid_blocks', faults });
}

function refused({ error, faults }: Refusal): SlackError {
  if (faults.length === 0) return new SlackError(error);
  const messages = faults.map(faultMessage);
  return new SlackError(error, { errors: faults.map(placed), response_metadata: { messages } });
}

function textIn(args: Args, hasBlocks: boolean): string {
  const text = args.text('text');
  const markdown = args.text('markdown_text');
  if (markdown === undefined) return text ?? '';
  if (text !== undefined || hasBlocks) throw new SlackError('markdown_text_conflict');
  if (countCharacters(markdown) > MARKDOWN_TEXT_LIMIT) throw new SlackError('msg_too_long');
  return markdown;
}

/** Metadata with a bad name for its event is left out; docs.slack.dev/messaging/message-metadata. */
function metadataOf(args: Args): { metadata?: Json; ignored?: boolean } {
  const metadata = args.json('metadata', 'invalid_metadata_format');
  if (metadata === undefined) return {};
  if (!isObject(metadata)) throw new SlackError('invalid_metadata_format');
  if (Object.keys(metadata).length === 0) return { metadata };
  const eventType = textOf(metadata.event_type);
  if (eventType === undefined || !isObject(metadata.event_payload)) {
    throw new SlackError('invalid_metadata_schema');
  }
  if (JSON.stringify(metadata).length > METADATA_LIMIT) throw new SlackError('metadata_too_large');
  return /^[\w-]+$/.test(eventType) ? { metadata } : { ignored: true };
}

/** Warnings as Slack puts them into its answer: the first by itself, then all. */
export function warned(warnings: readonly string[]): Json {
  return warnings.length > 0 ? { warning: warnings.join(','), response_metadata: { warnings } } : {};
}
