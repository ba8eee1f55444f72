/** The event on record of a month whose inspection nobody could be found for. */
export const NO_INSPECTOR = 'no_inspector';

/** The people in the posts of a section. */
export interface InspectedPosts {
  headId: string | null;
  deputyId: string | null;
  handlerIds: readonly string[];
}

/** Whether somebody is in one of the posts of a section: recusal (回避), nobody inspects their own section. */
export function isOfPosts(personId: string, { headId, deputyId, handlerIds }: InspectedPosts): boolean {
  return [headId, deputyId, ...handlerIds].includes(personId);
}

/** The sections that nobody of a team may inspect. */
export function uncovered<Section extends InspectedPosts>(
  sections: readonly Section[],
  inspectorIds: readonly string[],
): Section[] {
  return sections.filter((section) => inspectorIds.every((id) => isOfPosts(id, section)));
}

/** Who inspects when nobody was named: the campaign office, without those on leave as long as somebody remains. */
export function usualTeam(officeIds: readonly string[], away: ReadonlySet<string>): readonly string[] {
  const present = officeIds.filter((id) => !away.has(id));
  return present.length > 0 ? present : officeIds;
}
