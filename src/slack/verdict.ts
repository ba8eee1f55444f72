import type { DeliveryRow } from '../../db/deliveries.ts';
import type { Failure } from './outcome.ts';

/** What becomes of a message that was not shown. */
export interface Verdict {
  state: 'queued' | 'failed';
  /** How long it waits before its next turn. */
  afterMs: number;
  code: string;
  /** Slack no longer has the message that was to be updated: it is posted anew. */
  forgetTs?: true;
  /** Slack does not take the blocks: the next turn sends the text alone, which says the same. */
  plain?: true;
  /** The channel or person cannot be reached; the office has to be told. */
  unreachable?: true;
}

const UNREACHABLE = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'messages_tab_disabled',
]);

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
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

const SECOND = 1_000;
const MINUTE = 60_000;

/** 1, 2, 4 … seconds, at most a minute. */
const backoff = (attempts: number): number => Math.min(MINUTE, SECOND * 2 ** Math.min(attempts, 10));

/**
 * Decides what becomes of a message that Slack did not take. Only what no waiting and no repair can help
 * is given up; everything else stays queued.
 */
export function verdictOn(failure: Failure, row: Pick<DeliveryRow, 'attempts' | 'blocks' | 'ts'>): Verdict {
  if (failure.kind === 'rate_limited') {
    return { state: 'queued', afterMs: failure.retryAfterMs, code: 'ratelimited' };
  }
  const { code } = failure;
  if (failure.kind !== 'refused') return { state: 'queued', afterMs: backoff(row.attempts), code };
  if (UNREACHABLE.has(code)) return { state: 'queued', afterMs: MINUTE, code, unreachable: true };
  if (INSTALLATION.has(code) || code.startsWith('http_')) return { state: 'queued', afterMs: MINUTE, code };
  if (GONE.has(code) && row.ts !== null) return { state: 'queued', afterMs: 0, code, forgetTs: true };
  if (BLOCKS.has(code) && row.blocks !== null) return { state: 'queued', afterMs: 0, code, plain: true };
  return { state: 'failed', afterMs: 0, code };
}
