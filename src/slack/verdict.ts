import { LONGEST_WAIT_MS, type DeliveryRow } from '../../db/deliveries.ts';
import type { Failure } from './outcome.ts';

/** What becomes of a message that was not shown. */
export interface Verdict {
  /** `sent`: Slack shows an older version and takes no newer one; a copy beside it would only confuse. */
  state: 'queued' | 'sent' | 'failed';
  /** How long it waits before its next turn. */
  afterMs: number;
  code: string;
  /** Slack no longer has the message that was to be updated: it is posted anew. */
  forgetTs?: true;
  /** Slack does not take the blocks: the next turn sends the text alone, which says the same. */
  plain?: true;
  /** Its thread is gone: the next turn posts it in the channel. */
  unthread?: true;
  /** Everything else for the same address has to wait as long. */
  hold?: true;
  /** The channel or person cannot be reached; the office has to be told. */
  unreachable?: true;
}

/** Somebody has to invite the bot, or to put the campaign file right; the message can be posted then. */
export const UNREACHABLE = [
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'messages_tab_disabled',
];

/** Somebody has to repair the installation; the message can be posted then. */
const INSTALLATION = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'ekm_access_denied',
  'restricted_action',
]);

const BLOCKS = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'block_mismatch']);
const THREAD = new Set(['thread_not_found', 'cannot_reply_to_message', 'thread_locked']);
const GONE = new Set(['message_not_found']);
/** A workspace may close messages to changes after a while; what Slack shows stays as it is. */
const CLOSED = new Set(['cant_update_message', 'edit_window_closed']);

const SECOND = 1_000;
const MINUTE = 60_000;

/** 1, 2, 4 … seconds, at most a minute. */
const backoff = (attempts: number): number => Math.min(MINUTE, SECOND * 2 ** Math.min(attempts, 10));

/**
 * Decides what becomes of a message that Slack did not take. Only what no waiting and no repair can help
 * is given up; everything else stays queued.
 */
export function verdictOn(
  failure: Failure,
  row: Pick<DeliveryRow, 'attempts' | 'blocks' | 'ts' | 'threadKey'>,
): Verdict {
  if (failure.kind === 'rate_limited') {
    const afterMs = Math.min(failure.retryAfterMs, LONGEST_WAIT_MS);
    return { state: 'queued', afterMs, code: 'ratelimited', hold: true };
  }
  const { code } = failure;
  if (failure.kind !== 'refused') return { state: 'queued', afterMs: backoff(row.attempts), code };
  if (UNREACHABLE.includes(code)) {
    return { state: 'queued', afterMs: MINUTE, code, hold: true, unreachable: true };
  }
  if (isRepairable(code)) return { state: 'queued', afterMs: MINUTE, code };
  const again = { state: 'queued' as const, afterMs: 0, code };
  if (GONE.has(code) && row.ts !== null) return { ...again, forgetTs: true };
  if (CLOSED.has(code) && row.ts !== null) return { state: 'sent', afterMs: 0, code };
  if (BLOCKS.has(code) && row.blocks !== null) return { ...again, plain: true };
  if (THREAD.has(code) && row.threadKey !== null) return { ...again, unthread: true };
  return { state: 'failed', afterMs: 0, code };
}

/** The installation or something on the way to Slack is out of order; nothing is said of the message. */
export function isRepairable(code: string): boolean {
  return INSTALLATION.has(code) || code.startsWith('http_');
}

/** What becomes of a message of unknown outcome when it cannot be looked for. */
export function verdictOnLookUp(
  failure: Failure,
  attempts: number,
): { state: 'sending' | 'uncertain'; afterMs: number; code: string } {
  if (failure.kind === 'rate_limited') {
    const afterMs = Math.min(failure.retryAfterMs, LONGEST_WAIT_MS);
    return { state: 'sending', afterMs, code: 'ratelimited' };
  }
  const { code } = failure;
  if (failure.kind !== 'refused') return { state: 'sending', afterMs: backoff(attempts), code };
  const waits = isRepairable(code) && code !== 'missing_scope';
  return { state: waits ? 'sending' : 'uncertain', afterMs: MINUTE, code };
}
