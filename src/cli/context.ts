import type { Config } from '../config.ts';
import type { Words } from '../locales/words.ts';
import type { Language } from '../campaign/campaign.ts';

/** What a command of the command line works with. */
export interface Cli {
  config: Config;
  language: Language;
  words: Words;
  /** The result: standard output. */
  out: (line: string) => void;
  /** What the person has to know besides: standard error. */
  err: (line: string) => void;
  clock: () => Date;
  newId: () => string;
}

/** How a command ended: 0 done, 1 failed, 2 bad input. */
export type ExitCode = 0 | 1 | 2;

/** Bad input on the command line: said to the person, exit code 2. */
export class InputError extends Error {}
