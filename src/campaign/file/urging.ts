import { RUNGS, USUAL_URGING, type Urging } from '../../tasks/ladder.ts';
import type { FileDraft } from './check.ts';
import { isMap, type Notes } from './examine.ts';
import { finding } from './fault.ts';
import { entriesOf } from './references.ts';
import { choice, flag, list, map, time, whole } from './scalars.ts';
import type { WrittenCampaign } from './shape.ts';
import type { YamlTree } from './yaml-tree.ts';

/** Steps lie within four weeks of the due day. */
const FARTHEST = 20;

/** The urging ladder as it is written; what is left out is usual. */
export const urgingShape = map({
  at: time.nullish(),
  steps: list(
    map({
      workdays: whole(-FARTHEST, FARTHEST),
      tell: list(choice(RUNGS)),
      circular: flag.nullish(),
      talk: flag.nullish(),
    }),
  ).nullish(),
});

/** `urging: none` is short for a ladder that has no steps. */
export function spellOutNone({ root }: YamlTree): void {
  if (isMap(root) && root['urging'] === 'none') root['urging'] = { steps: [] };
}

/** Each step has a day of its own, and tells somebody. */
export function checkUrging(draft: FileDraft, notes: Notes): void {
  const days = new Set<number>();
  for (const { entry: step, path } of entriesOf(draft.urging?.steps, ['urging', 'steps'])) {
    const { workdays, tell } = step;
    if (workdays !== undefined && days.has(Number(workdays))) {
      notes.add([...path, 'workdays'], finding('listed-twice', { id: workdays }));
    }
    if (workdays !== undefined) days.add(Number(workdays));
    if (tell?.length === 0) notes.add([...path, 'tell'], finding('empty-list', { key: 'tell' }));
    for (const [index, rung] of (tell ?? []).entries()) {
      if (rung === undefined || tell?.indexOf(rung) === index) continue;
      notes.add([...path, 'tell', index], finding('listed-twice', { id: rung }));
    }
  }
}

/** The ladder of a file that was found good, its steps in the order of their days. */
export function buildUrging(written: WrittenCampaign['urging']): Urging {
  const steps = written?.steps?.map(({ workdays, tell, circular, talk }) => ({
    workdays,
    tell,
    circular: circular ?? false,
    talk: talk ?? false,
  }));
  return {
    at: written?.at ?? USUAL_URGING.at,
    steps: steps?.toSorted((one, other) => one.workdays - other.workdays) ?? USUAL_URGING.steps,
  };
}
