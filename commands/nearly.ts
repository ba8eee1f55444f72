import { editDistance } from '../src/campaign/file/near.ts';
import { TASK_VERBS } from '../src/tasks/verbs.ts';

/** `clsoe T22 …`: one word, and the number of a task behind it. */
const WORD_AND_TASK = /^\s*(?<word>[a-z]{3,}|\p{Script=Han}{2,4})[\s:：]*(?<ref>T\d{1,9})(?![\w.-])/iu;

/** Words with which people begin a reply, although they are nearly verbs. */
const ORDINARY: ReadonlySet<string> = new Set(
  (
    'achieve act active add all and any art ask asked back bad bread chose clear closer ' +
    'clothe cost dead define deter did had hack has head how improve jack know lack lead ' +
    'load loose lose lost now odd pack paid plan prove reach real rear refer ready red ' +
    'resort road sack said saw see shop shot slow snow sort spend spit summit tack tail ' +
    'tale take tall tank task tell test text that this those told took tread walk was ' +
    'what will with'
  ).split(' '),
);

const VERBS: readonly string[] = Object.entries(TASK_VERBS).flatMap(([verb, chinese]) => [verb, ...chinese]);

/** `closed`, `reports`, `assigning`: what people tell, and no command. */
function isTold(word: string): boolean {
  const [, stem = ''] = /^([a-z]{2,}?)(?:e?d|e?s|ing|ted|red|led|ting|ring|ling)$/.exec(word) ?? [];
  return stem !== '' && VERBS.some((verb) => verb === stem || verb === `${stem}e`);
}

/**
 * Whether a word is a verb with one slip: two letters that changed places, or one that is wrong, missing or too much;
 * two of them in a long one. Another Chinese character makes another word, so there only a change of places counts.
 */
function isSlip(word: string, verb: string): boolean {
  const apart = editDistance(word, verb);
  if (!/^[a-z]/.test(verb))
    return apart === 1 && word.split('').toSorted().join('') === verb.split('').toSorted().join('');
  return apart > 0 && apart <= (verb.length >= 7 ? 2 : 1);
}

/** A verb behind `task` that somebody has nearly typed in front of a task's number, and those that it may be. */
export interface NearlyTask {
  word: string;
  ref: string;
  nearest: string[];
}

/** Reads a command that is mistyped; null for an ordinary sentence, and for a verb that is none. */
export function nearlyTask(text: string): NearlyTask | null {
  const { word, ref } = WORD_AND_TASK.exec(text.normalize('NFKC'))?.groups ?? {};
  if (word === undefined || ref === undefined) return null;
  const plain = word.toLowerCase();
  if (ORDINARY.has(plain) || VERBS.includes(plain) || isTold(plain)) return null;
  const nearest = VERBS.filter((verb) => isSlip(plain, verb)).toSorted(
    (one, other) => editDistance(plain, one) - editDistance(plain, other),
  );
  return nearest.length === 0 ? null : { word, ref: ref.toUpperCase(), nearest: nearest.slice(0, 3) };
}
