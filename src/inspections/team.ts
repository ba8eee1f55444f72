import { isOfPosts, type Posts } from '../people/posts.ts';
import { isOpenRound, type InspectionState } from './states.ts';

/** The event on record of a month whose inspection nobody could be found for. */
export const NO_INSPECTOR = 'no_inspector';

/** The sections that nobody of a team may inspect. Recusal (回避): nobody inspects their own section. */
export function uncovered<Section extends Posts>(
  sections: readonly Section[],
  inspectorIds: readonly string[],
): Section[] {
  return sections.filter((section) => inspectorIds.every((id) => isOfPosts(id, section)));
}

/** Of a round that is still open the sections of the plan that nobody of its team may inspect; of one that is over there are none. */
export function lackingInspectors<Section extends Posts & { retiredAt: string | null }>(
  state: InspectionState,
  sections: readonly Section[],
  inspectorIds: readonly string[],
): Section[] {
  const inspected = sections.filter(({ retiredAt }) => retiredAt === null);
  return isOpenRound(state) ? uncovered(inspected, inspectorIds) : [];
}

/** Who inspects when nobody was named: the campaign office, without those on leave as long as somebody remains. */
export function usualTeam(officeIds: readonly string[], away: ReadonlySet<string>): readonly string[] {
  const present = officeIds.filter((id) => !away.has(id));
  return present.length > 0 ? present : officeIds;
}
