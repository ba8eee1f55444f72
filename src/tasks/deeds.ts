import type { AuditRow } from '../../db/audit.ts';
import { readDetails } from '../audit/rules.ts';

/** What a history line has to tell for what was done. */
export type DeedLine = Pick<AuditRow, 'event' | 'fromState' | 'toState' | 'details'>;

/**
 * What was done with a task, as people call it: mostly the move itself. A task that is added for the office to
 * decide on is proposed, one that is cancelled before it was approved was not approved, and a recurring task that
 * is reported done has its turn done.
 */
export function deedOf({ event, fromState, toState, details }: DeedLine): string {
  if (event === 'add' && toState === 'draft') return 'propose';
  if (event === 'cancel' && fromState === 'draft') return 'refuse';
  return event === 'report' && readDetails({ details }).item === 'done' ? 'turn_done' : event;
}
