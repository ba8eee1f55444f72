import { isBusy } from './busy.ts';

/**
 * Why nothing can be written, whatever it is: no room on the disk, another process that does not let go of the lock, a
 * database that may only be read, or one that does not answer.
 */
export type DbTrouble = 'full' | 'busy' | 'read_only' | 'unreachable';

/** `SQLITE_FULL`; PostgreSQL's `disk_full`; a file system's and a quota's own words. */
const FULL = new Set(['SQLITE_FULL', '53100', 'ENOSPC', 'EDQUOT']);
/** SQLite has longer codes for each reason; PostgreSQL says it of a standby. */
const READ_ONLY = /^(?:SQLITE_READONLY\w*|25006)$/;
/** The server is not there, is going, is coming, or has ended a transaction that slept; and class 08, a broken connection. */
const UNREACHABLE =
  /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EPIPE|57P0[123]|25P03|08\w{3}|SQLITE_CANTOPEN\w*)$/;

/** What PostgreSQL's client says of a connection that has broken; it has no code for it. */
const BROKEN = /^(?:Connection terminated|Client has encountered a connection error)/;

/** What is wrong with the database when a statement failed for that alone; null when it failed for itself. */
export function troubleOf(error: unknown): DbTrouble | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) return 'full';
  if (isBusy(error)) return 'busy';
  if (READ_ONLY.test(code)) return 'read_only';
  return UNREACHABLE.test(code) || (error instanceof Error && BROKEN.test(error.message))
    ? 'unreachable'
    : null;
}
