import { sql, type RawBuilder } from 'kysely';

/** What a text has to be like to have exactly these characters in it: `%` and `_` stand for nothing but themselves. */
export function likeContaining(part: string): RawBuilder<string> {
  return sql<string>`${`%${literally(part)}%`} escape '!'`;
}

/** The same for what a text begins with. */
export function likeBeginning(start: string): RawBuilder<string> {
  return sql<string>`${`${literally(start)}%`} escape '!'`;
}

function literally(text: string): string {
  return text.replaceAll(/[!%_]/g, '!$&');
}
