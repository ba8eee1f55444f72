import type { ItemState } from '../../db/schema.ts';
import type { CheckResult } from '../../db/schema-inspections.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { Change } from '../campaign/file/diff.ts';
import type { Standing } from '../slack/standing.ts';
import type { CircularPart } from '../circulars/parts.ts';

/** What else a line of the audit knows, as it is kept: days, ids, and what an import changed. */
export interface KeptDetails {
  /** The due day that a deferral is to move, and where to; the days of a leave. */
  from?: Day;
  to?: Day;
  /** When the office looks at a suspended task again. */
  review?: Day;
  /** The due day of a task that was added; of a rectification, its new one, after `from`, and why. */
  due?: Day | null;
  reason?: string;
  /** Ids of the person and the section that were named. */
  person?: string;
  section?: string;
  /** The part that was split off a task, as `T12`. */
  part?: string;
  /** Whether a talk was held. */
  held?: boolean;
  /** The instruction that was given, acknowledged, answered, read or withdrawn. */
  instruction?: string;
  /** The weekly reply that said it, which submission of its section's week it was, and the state it gave a task. */
  reply?: string;
  revision?: number;
  item?: ItemState;
  /** The message that said it, as `channel:ts`. */
  message?: string;
  /** The instant at which it was written, when it was heard some time afterwards. */
  written?: string;
  /** What an import changed. */
  changes?: Change[];
  /** The parts of a circular that were edited. */
  parts?: CircularPart[];
  /** Years whose holidays were imported. */
  years?: number[];
  /** The day on which a round of inspections that was opened is held. */
  on?: Day;
  /** The item of the checklist that was recorded, by its id, and what it came to. */
  check?: string;
  result?: CheckResult;
  /** How a finding was worded before. */
  problem?: string;
  /** Of how many items nothing was recorded when a round was finished. */
  unrecorded?: number;
  /** Where a message of unknown outcome was to go, and what Slack's history said of it when that was settled. */
  address?: string;
  history?: Standing['kind'];
}

/** Whatever is heard sooner was heard at once. */
const AT_ONCE_MS = 10 * 60_000;

/** When something was written, by Slack's stamp of it, if it was not heard at once but by then. */
export function heardLate(ts: string, now: Date): Pick<KeptDetails, 'written'> {
  const at = Number.parseFloat(ts) * 1000;
  return now.getTime() - at > AT_ONCE_MS ? { written: new Date(at).toISOString() } : {};
}

/** The message that a line was made of, `channel:ts`, and when it was written if it was not heard at once. */
export function ofMessage(messageKey: string, now: Date): Pick<KeptDetails, 'message' | 'written'> {
  return { message: messageKey, ...heardLate(messageKey.slice(messageKey.indexOf(':') + 1), now) };
}

/** Reads the details of a line; they are ours, and only ever added to. */
export function readDetails(line: { details: string }): KeptDetails {
  return JSON.parse(line.details) as KeptDetails;
}
