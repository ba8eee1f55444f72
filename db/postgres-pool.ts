import pg from 'pg';

/**
 * Nobody waits longer for the write lock than the person whose reply is to be saved, and a process that
 * was paused in the middle of a transaction loses the lock.
 */
const POSTGRES = { lock_timeout: 2_000, idle_in_transaction_session_timeout: 5_000 };

/** `count(*)` and bigints arrive as text from PostgreSQL; ours are all small. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`);
  return value;
});

/** Connections to a PostgreSQL server; they are made when they are needed. */
export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 5_000, ...POSTGRES });
  // A connection that breaks emits an error, idle or not; the next query on it reports it to its caller.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
