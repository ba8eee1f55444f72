import type { FileDraft } from './check.ts';
import type { Notes } from './examine.ts';
import { finding, type Path } from './fault.ts';
import { checkDistinct, entriesOf, isGiven, refer, referEach, type KnownIds } from './references.ts';

interface Led {
  lead?: string | undefined;
  supporting?: (string | undefined)[] | null | undefined;
}

/** Goals are told apart over all pillars, led by sections, and weigh 100 together. */
export function checkGoals(draft: FileDraft, known: KnownIds, notes: Notes): void {
  const pillars = entriesOf(draft.goals, ['goals']);
  checkDistinct(
    notes,
    pillars.map(({ entry, path }) => ({ id: entry.id, path: [...path, 'id'] })),
  );
  const goals = pillars.flatMap(({ entry, path }) => entriesOf(entry.goals, [...path, 'goals']));
  checkDistinct(
    notes,
    goals.map(({ entry, path }) => ({ id: entry.id, path: [...path, 'id'] })),
  );
  for (const { entry, path } of goals) checkLed(entry, path, known, notes);

  const weights = goals.map(({ entry }) => entry.weight);
  if (known.goal === null || weights.length === 0 || weights.includes(undefined)) return;
  // Hundredths are whole numbers: 33.33 + 33.33 + 33.34 must be exactly 100.
  const sum = weights.reduce((total, weight) => total + Math.round(Number(weight) * 100), 0) / 100;
  if (sum !== 100) notes.add(['goals'], finding('weights-sum', { sum: String(sum) }), 'key');
}

/** Tasks and the inspection's checklist: told apart, led by sections, serving goals. */
export function checkWork(draft: FileDraft, known: KnownIds, notes: Notes): void {
  const tasks = entriesOf(draft.tasks, ['tasks']);
  checkDistinct(
    notes,
    tasks.map(({ entry, path }) => ({ id: entry.id, path: [...path, 'id'] })),
  );
  for (const { entry: task, path } of tasks) {
    refer(notes, known, 'goal', task.goal, [...path, 'goal']);
    checkLed(task, path, known, notes);
    if (isGiven(task, 'every') && isGiven(task, 'due_on')) {
      notes.add([...path, 'due_on'], finding('every-and-due', {}), 'key');
    }
  }
  const checklist = entriesOf(draft.inspection_checklist, ['inspection_checklist']);
  checkDistinct(
    notes,
    checklist.map(({ entry, path }) => ({ id: entry.id, path: [...path, 'id'] })),
  );
  for (const { entry, path } of checklist) refer(notes, known, 'goal', entry.goal, [...path, 'goal']);
}

function checkLed(work: Led, path: Path, known: KnownIds, notes: Notes): void {
  refer(notes, known, 'section', work.lead, [...path, 'lead']);
  referEach(notes, known, 'section', work.supporting, [...path, 'supporting']);
  for (const { entry, path: at } of entriesOf(work.supporting, [...path, 'supporting'])) {
    if (entry === work.lead) notes.add(at, finding('lead-supports', { section: entry }));
  }
}
