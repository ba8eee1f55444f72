import { sql, type RawBuilder } from 'kysely';

/** What a text has to be like to have exactly these characters in it: `%` and `_` stand for nothing but themselves. */
export function likeContaining(part: string): RawBuilder<string> {
  const literally = part.replaceAll(/[!%_]/g, '!$&');
  return sql<string>`${`%${literally}%`} escape '!'`;
}
