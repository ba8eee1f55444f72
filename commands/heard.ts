import type { Language } from '../src/campaign/campaign.ts';
import type { Message } from '../src/messages/blocks.ts';

/** A message that somebody changed. */
export interface Edit {
  /** `channel:ts` */
  messageKey: string;
  editedTs: string;
  text: string;
}

/** What its author is told of a message that was heard before and is changed or gone; null: nothing. */
export interface HeardBefore {
  say: ((language: Language) => Message) | null;
}

/** What was made of a change to a message; nothing is said when the same change came before. */
export function heardBefore<Done extends { kind: string }>(
  done: Done | null,
  say: (done: Exclude<Done, { kind: 'repeated' }>, language: Language) => Message,
): HeardBefore | null {
  if (done === null) return null;
  if (done.kind === 'repeated') return { say: null };
  return { say: (language) => say(done as Exclude<Done, { kind: 'repeated' }>, language) };
}
