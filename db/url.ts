import { resolve } from 'node:path';

/** The address of a database as people may see it: without who signs in, and without its options. */
export function shownDatabase(url: string): string {
  return sqliteFile(url) ?? url.replace(/\/\/.*@/, '//').replace(/\?.*$/, '');
}

/** What in the address of a database must never be seen: its password, as it is written and as it is meant. */
export function databaseSecrets(url: string): string[] {
  if (sqliteFile(url) !== null) return [];
  const [, signedIn = ''] = /\/\/[^:@/]*:(.*)@/.exec(url) ?? [];
  const [, option = ''] = /[?&]password=([^&#]*)/.exec(url) ?? [];
  return [signedIn, option].flatMap((secret) => [secret, decoded(secret)]).filter((secret) => secret !== '');
}

/** The text as it was before it was written in an address; as it is when that was never done. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The file of a `sqlite:` URL, or null for any other URL. `sqlite::memory:` is kept in memory. */
export function sqliteFile(url: string): string | null {
  if (!url.startsWith('sqlite:')) return null;
  const file = url.slice('sqlite:'.length);
  return file === ':memory:' ? file : resolve(file.replace(/^\/\/(?=\/)/, ''));
}
