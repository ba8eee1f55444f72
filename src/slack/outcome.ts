import { ErrorCode } from '@slack/web-api';

/** What a failed call means for the message it was to post. */
export type Failure =
  /** Slack said "not now"; nothing was posted. */
  | { kind: 'rate_limited'; retryAfterMs: number }
  /** Slack said no; nothing was posted. */
  | { kind: 'refused'; code: string }
  /** The request never left this machine; nothing was posted. */
  | { kind: 'not_sent'; code: string }
  /** It may or may not have been posted. */
  | { kind: 'unknown'; code: string };

/** Slack's own errors that leave open whether the call took effect. */
const AMBIGUOUS = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/** Errors of connecting: no byte of the request can have reached Slack. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const DEFAULT_RETRY_AFTER_MS = 1_000;

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Node hides the system error in `cause` chains, and in the list of an AggregateError. */
function systemCodes(error: unknown, depth = 0): string[] {
  if (depth > 5 || typeof error !== 'object' || error === null) return [];
  const code = field(error, 'code');
  const parts = [
    field(error, 'cause'),
    field(error, 'original'),
    ...((field(error, 'errors') as unknown[]) ?? []),
  ];
  const own = typeof code === 'string' ? [code] : [];
  return [...own, ...parts.flatMap((part) => systemCodes(part, depth + 1))];
}

/** Reads an error of the Web API client; whatever is not understood counts as unknown. */
export function failureOf(error: unknown): Failure {
  switch (field(error, 'code')) {
    case ErrorCode.RateLimitedError:
      return { kind: 'rate_limited', retryAfterMs: Number(field(error, 'retryAfter') ?? 1) * 1000 };
    case ErrorCode.PlatformError: {
      const said = field(field(error, 'data'), 'error');
      // The client calls a page that is no JSON, e.g. of a gateway, an error of that name.
      const isCode = typeof said === 'string' && /^\w+$/.test(said);
      if (!isCode) return { kind: 'unknown', code: 'unreadable_answer' };
      const code = said;
      if (code === 'ratelimited' || code === 'rate_limited') {
        return { kind: 'rate_limited', retryAfterMs: DEFAULT_RETRY_AFTER_MS };
      }
      return AMBIGUOUS.has(code) ? { kind: 'unknown', code } : { kind: 'refused', code };
    }
    case ErrorCode.HTTPError: {
      const status = Number(field(error, 'statusCode'));
      const code = `http_${status}`;
      return status >= 400 && status < 500 && status !== 408
        ? { kind: 'refused', code }
        : { kind: 'unknown', code };
    }
    case ErrorCode.RequestError: {
      const codes = systemCodes(field(error, 'original'));
      const code = codes[0] ?? 'request_failed';
      return codes.some((one) => NEVER_CONNECTED.has(one))
        ? { kind: 'not_sent', code }
        : { kind: 'unknown', code };
    }
    default: {
      const message = error instanceof Error ? error.message : '';
      // A 429 whose Retry-After header is missing is reported as a plain error.
      if (message.startsWith('Retry header'))
        return { kind: 'rate_limited', retryAfterMs: DEFAULT_RETRY_AFTER_MS };
      return { kind: 'unknown', code: 'unexpected' };
    }
  }
}
