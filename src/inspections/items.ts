import type { CheckRow } from '../../db/inspections.ts';
import type { ChecklistItem } from '../campaign/campaign.ts';
import { isOfPosts, type Posts } from '../people/posts.ts';

/** A section of a round, as far as what is recorded of it goes. */
interface Recorded {
  section: { id: string; name: string; retiredAt: string | null };
  checks: ReadonlyMap<string, CheckRow>;
}

/** A section with the items of which the inspectors have recorded nothing. */
export interface MissingItems {
  section: { id: string; name: string };
  items: ChecklistItem[];
}

/** What is still to be recorded of a round, by section in their order; of a section that left the plan nothing is. */
export function missingItems(
  checklist: readonly ChecklistItem[],
  sections: readonly Recorded[],
): MissingItems[] {
  return sections
    .filter(({ section }) => section.retiredAt === null)
    .map(({ section, checks }) => ({ section, items: checklist.filter(({ id }) => !checks.has(id)) }))
    .filter(({ items }) => items.length > 0);
}

/**
 * The first section of somebody's own with items of which nothing is recorded: they would spare themselves by finishing
 * its round.
 */
export function ownGap(
  checklist: readonly ChecklistItem[],
  sections: readonly (Recorded & { section: Posts })[],
  personId: string,
): MissingItems | undefined {
  return missingItems(
    checklist,
    sections.filter(({ section }) => isOfPosts(personId, section)),
  )[0];
}

/** A record that fills in a form, and where it is from. */
export interface Prefill {
  check: CheckRow;
  /** `recorded`: what stands in this form; `month`: another round of the month; `own`: the section's own check. */
  from: 'recorded' | 'month' | 'own';
}

/**
 * What fills in the form of a section: what stands in it already, else what inspectors recorded of the item in another
 * round of the month, else what the section found itself. By item, in the order of the checklist; nobody is asked
 * twice for the same fact (burden rule R4).
 */
export function prefilled(
  checklist: readonly ChecklistItem[],
  known: Readonly<Record<Prefill['from'], ReadonlyMap<string, CheckRow>>>,
): Map<string, Prefill> {
  const found = new Map<string, Prefill>();
  for (const { id } of checklist) {
    const from = (['recorded', 'month', 'own'] as const).find((source) => known[source].has(id));
    const check = from && known[from].get(id);
    if (from && check) found.set(id, { check, from });
  }
  return found;
}
