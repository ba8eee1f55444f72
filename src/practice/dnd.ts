import type { Json } from './json.ts';
import type { PersonRecord } from './people.ts';
import type { Workspace } from './workspace.ts';

/** Notifications that are paused without an end stay paused for as long as Slack's longest pause. */
const PAUSE_SECONDS = 24 * 60 * 60;

/** Do Not Disturb as `dnd.teamInfo` tells it: the pause lasts from its start to an end that is always ahead. */
export function dndStatus(workspace: Workspace, person: PersonRecord): Json {
  const { dndSince } = person;
  if (dndSince === undefined) return { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 };
  const end = Math.floor(workspace.clock.now().getTime() / 1000) + PAUSE_SECONDS;
  return { dnd_enabled: true, next_dnd_start_ts: dndSince, next_dnd_end_ts: end };
}

/** The same with what `dnd.info` adds: whether it is a pause, and how long it still lasts. */
export function dndDetails(workspace: Workspace, person: PersonRecord): Json {
  const status = dndStatus(workspace, person);
  if (person.dndSince === undefined) return { ...status, snooze_enabled: false };
  const snooze = { snooze_endtime: status.next_dnd_end_ts, snooze_remaining: PAUSE_SECONDS };
  return { ...status, snooze_enabled: true, ...snooze, snooze_is_indefinite: true };
}
