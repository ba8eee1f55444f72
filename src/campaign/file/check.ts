import { checkGoals, checkWork } from './check-work.ts';
import { checkDays } from './check-days.ts';
import { checkPeople, checkSections } from './check-people.ts';
import { checkRhythm } from './check-rhythm.ts';
import type { Draft, Notes } from './examine.ts';
import { knownIds } from './references.ts';
import type { FileInput } from './shape.ts';
import { checkUrging } from './urging.ts';

export type FileDraft = Draft<FileInput>;

/** What the values of a campaign file say of each other. `written` is the file before wrong values were taken out. */
export function checkCampaign(draft: FileDraft, written: unknown, notes: Notes): void {
  const known = knownIds(written);
  checkDays(draft, notes);
  checkPeople(draft, known, notes);
  checkSections(draft, known, notes);
  checkGoals(draft, known, notes);
  checkWork(draft, known, notes);
  checkRhythm(draft, notes);
  checkUrging(draft, notes);
}
