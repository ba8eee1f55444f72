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
  /** What falls due next; null when nobody here knows, as without a bot. */
  next: UpcomingSlot[] | null;
}

/** `POST /_practice/clock`: moves the practice clock forward, stopping at every due slot on the way. */
export type ClockMove =
  { to: 'next-slot' } | { to: 'next-day' } | { to: 'next-monday' } | { to: 'instant'; at: string };

/** A conversation in which the app posted. */
export interface PostedPlace {
  channel: string;
  /** The channel's name; for a direct message the person's. */
  name: string;
  kind: 'channel' | 'private' | 'dm';
  /** Handle of somebody who may read there; empty when only the app is in it. */
  reader: string;
}

/** A slot that the clock went past, and what became of it. */
export interface PassedSlot {
  job: string;
  period: string;
  at: string;
  /** `nothing`: a date in the calendar for which the app has nothing to do. `failed`: the app could not do it. */
  outcome: 'fired' | 'skipped' | 'missed' | 'nothing' | 'failed';
  /** Why, as the bot calls it: `everybody_replied`. */
  reason?: string;
  /** Messages that the app posted then for others to see, and where. */
  posted: number;
  places: PostedPlace[];
  /** Several slots fell due at once: messages and places are those of all of them together. */
  together?: boolean;
}

/** One move of the clock, while it is under way and afterwards. */
export interface Journey {
  /** Counts up. */
  id: number;
  from: string;
  to: string;
  /** `stopped` on the way by somebody, `failed` because a slot could not be run. */
  state: 'moving' | 'arrived' | 'stopped' | 'failed';
  /** Slots that fell due on the way, in order. */
  passed: PassedSlot[];
}

/** `GET /_practice/clock`, and the answer of a move: how late it is, and the newest move if there was one. */
export interface ClockReading {
  clock: ClockState;
  journey: Journey | null;
}

/** Answer of `POST /_practice/clock`, once the clock stands; `POST /_practice/clock/stop` ends a move early. */
export interface ClockResult extends ClockReading {
  passed: PassedSlot[];
}

/**
 * `POST /_practice/reset`: a fresh office; the same one when no sample is named. Everything goes: messages,
 * what the bot knows, faults, the traffic log; and the clock goes back to where that office begins.
 */
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
  /** For `http`: true when the call takes effect all the same, as when a gateway fails on the way back. */
  accepted?: boolean | undefined;
  /** For `error`: Slack's code, `internal_error` when left out. */
  error?: string | undefined;
}

/** `POST /_practice/faults` as well: what goes wrong at once. */
export interface ImmediateFault {
  kind: 'disconnect' | 'cut' | 'redeliver';
  reason?: 'warning' | 'refresh_requested' | 'link_disabled' | undefined;
  /** Which connections are asked to leave; all when left out. */
  whom?: 'all' | 'oldest' | undefined;
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
  /** A fault on demand struck here; its parameters stand in `request`. */
  fault?: FaultKind;
}
