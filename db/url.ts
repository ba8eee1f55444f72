import { resolve } from 'node:path';

/** The file of a `sqlite:` URL, or null for any other URL. `sqlite::memory:` is kept in memory. */
export function sqliteFile(url: string): string | null {
  if (!url.startsWith('sqlite:')) return null;
  const file = url.slice('sqlite:'.length);
  return file === ':memory:' ? file : resolve(file.replace(/^\/\/(?=\/)/, ''));
}
