import type {
  ClockMove,
  ClockReading,
  ClockResult,
  FaultRule,
  ImmediateFault,
  Passage,
} from '../../contract-tools.ts';
import { getJson, postJson } from '../api.ts';

/** How late it is, and the newest move of the clock. */
export function readClock(): Promise<ClockReading> {
  return getJson('clock', {});
}

/** Moves the practice clock; resolves when it stands again. */
export function moveClock(move: ClockMove): Promise<ClockResult> {
  return postJson('clock', move);
}

/** Ends a move of the clock early. */
export function stopClock(): Promise<unknown> {
  return postJson('clock/stop', {});
}

/** A fresh office; the same one when no sample is named. */
export function reset(sample: string | null): Promise<unknown> {
  return postJson('reset', sample === null ? {} : { sample });
}

/** What is still to strike. */
export async function pendingFaults(): Promise<FaultRule[]> {
  const { rules } = await getJson<{ rules: FaultRule[] }>('faults', {});
  return rules;
}

/** Has something go wrong; answers what is still to strike. */
export async function causeFault(fault: FaultRule | ImmediateFault): Promise<FaultRule[]> {
  const { rules } = await postJson<{ rules: FaultRule[] }>('faults', fault);
  return rules;
}

/** Nothing is to go wrong any more. */
export function clearFaults(): Promise<unknown> {
  return postJson('faults', {}, 'DELETE');
}

/** The traffic that is newer than a passage, newest first. */
export async function trafficAfter(id: number): Promise<Passage[]> {
  const { entries } = await getJson<{ entries: Passage[] }>('log', { after: String(id), limit: '500' });
  return entries;
}
