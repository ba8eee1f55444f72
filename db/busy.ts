/** PostgreSQL: not serializable, deadlock, lock timeout. All of them before anything was written. */
const BUSY = new Set(['40001', '40P01', '55P03']);

/** True when a statement found the database taken by another process, and did nothing. */
export function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_BUSY') || BUSY.has(code);
}
