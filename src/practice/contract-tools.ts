/**
 * What the practice page and the practice server say to each other about the tools around the workspace:
 * the clock, the reset, faults on demand and the traffic log.
 */

/** An office that a reset can begin with. */
export interface Sample {
  id: string;
  name: string;
}

export interface UpcomingSlot {
  job: string;
  period: string;
  /** ISO instant. */
  dueAt: string;
}

export interface ClockState {
  /** ISO instant of the practice clock. */
  now: string;
  timezone: string;
  /** The same moment as a person there reads it: `2022-05-05 08:55 Thu`. */
  local: string;
  next: UpcomingSlot[];
}

/** `POST /_practice/clock`: moves the practice clock forward, stopping at every due slot on the way. */
export type ClockMove =
  { to: 'next-slot' } | { to: 'next-day' } | { to: 'next-monday' } | { to: 'instant'; at: string };

/** A slot that the clock went past, and what became of it. */
export interface PassedSlot {
  job: string;
  period: string;
  at: string;
  outcome: string;
  /** Messages that the app posted then, and where: channel names, or names of people for direct messages. */
  posted: number;
  places: string[];
}

export interface ClockResult {
  clock: ClockState;
  /** Slots that fell due on the way, in order. */
  passed: PassedSlot[];
}

/** `POST /_practice/reset`: a fresh office; the same one when no sample is named. */
export interface ResetRequest {
  sample?: string;
}

/** What can go wrong with calls of the app. `down`: Slack itself is away, for every call and connection, at once. */
export type FaultKind =
  'ratelimit' | 'http' | 'error' | 'delay' | 'drop' | 'refuse' | 'hang' | 'late' | 'down';

/** `GET|POST|DELETE /_practice/faults`: faults for coming calls. */
export interface FaultRule {
  /** A Web API method, `response_url`, or `*` for any; with `down` always `*`. */
  method: string;
  kind: FaultKind;
  /** How many calls it strikes; once when left out. `down` strikes every call until its time is over. */
  times?: number | undefined;
  /** For `delay` and `late`: how long. For `down`: how long, and when listed, how much longer. For `ratelimit`: how long to ask the caller to wait. */
  ms?: number | undefined;
  /** For `http`: the status, 500 when left out. */
  status?: number | undefined;
  /** For `error`: Slack's code, `internal_error` when left out. */
  error?: string | undefined;
}

/** `POST /_practice/faults` as well: what goes wrong at once. */
export interface ImmediateFault {
  kind: 'disconnect' | 'cut' | 'redeliver';
  reason?: 'warning' | 'refresh_requested' | 'link_disabled' | undefined;
}

/** One thing that went between bot and server; secrets are masked. `GET /_practice/log`, newest first. */
export interface Passage {
  /** Counts up, so that a page can ask for what is newer. */
  id: number;
  at: string;
  way: 'api' | 'to-bot' | 'from-bot' | 'response_url';
  what: string;
  request: unknown;
  response?: unknown;
  status?: number;
}
