import type { Directory } from './directory.ts';
import { unescapeText } from './mrkdwn-parse.ts';

/** A message's text as its author would type it, for editing; the server marks up what is typed. */
export function asTyped(sent: string, directory: Directory): string {
  const typed = sent
    .replaceAll(/<@(\w+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const person = directory.people.find((one) => one.id === id);
      return person ? `@${person.name}` : whole;
    })
    .replaceAll(/<#(\w+)(?:\|([^>]*))?>/g, (whole, id: string, label: string | undefined) => {
      const name = directory.conversations.find((one) => one.id === id)?.name ?? label;
      return name ? `#${name}` : whole;
    })
    .replaceAll(/<!(channel|here|everyone)>/g, '@$1')
    .replaceAll(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, '$1');
  return unescapeText(typed);
}

/** The command and the rest of a line that starts with a slash; undefined for an ordinary message. */
export function commandIn(typed: string): { command: string; rest: string } | undefined {
  const match = /^(\/[^\s/]+)(?:\s+([\s\S]*))?$/.exec(typed);
  return match?.[1] === undefined ? undefined : { command: match[1], rest: (match[2] ?? '').trim() };
}
