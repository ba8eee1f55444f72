import type { PassingTime } from '../../src/slack/passing-time.ts';

const answer = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

const cut = (): never => {
  throw new TypeError('fetch failed');
};

const reset = (): never => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
};

/** So long the bot waits for an answer. */
const TIMEOUT_MS = 10_000;

/** What a lie is told with: the call that it is about, and time. */
export interface Lying {
  call: () => Promise<Response>;
  time: Pick<PassingTime, 'wait'>;
  /** How much later than the bot hears of it a call is accepted. */
  lateMs: number;
}

/** What a network can do to a call. */
export const LIES = {
  none: ({ call }) => call(),
  lost: async ({ call }) => {
    await call();
    return cut();
  },
  refused: async () => cut(),
  reset: async () => reset(),
  late: async ({ call, time, lateMs }) => {
    void time.wait(lateMs).then(call);
    return cut();
  },
  hangs: async ({ time }) => {
    await time.wait(TIMEOUT_MS);
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  },
  'hangs, and is accepted late': async ({ call, time, lateMs }) => {
    void time.wait(lateMs).then(call);
    await time.wait(TIMEOUT_MS);
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  },
  broken: async () => answer(500, {}),
  'broken after it was done': async ({ call }) => {
    await call();
    return answer(500, {});
  },
  limited: async () => answer(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '1' }),
  'inner error': async () => answer(200, { ok: false, error: 'internal_error' }),
  'not in the channel': async () => answer(200, { ok: false, error: 'not_in_channel' }),
} as const satisfies Record<string, (lying: Lying) => Promise<Response>>;

export type Lie = keyof typeof LIES;

export const ALL_LIES = Object.keys(LIES) as Lie[];

/** The name of the method that a call is of. */
export function methodOf(input: Parameters<typeof fetch>[0]): string {
  const url = input instanceof Request ? input.url : input.toString();
  return url.slice(url.lastIndexOf('/') + 1);
}
