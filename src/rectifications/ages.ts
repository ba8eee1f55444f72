/** How long ago a section was told of a finding: up to 7 calendar days, 8–15, 16–30, more. */
export const AGES = ['up_to_7', 'up_to_15', 'up_to_30', 'over_30'] as const;

export type Age = (typeof AGES)[number];

/** The age of what was told that many calendar days ago. */
export function ageOf(days: number): Age {
  if (days <= 7) return 'up_to_7';
  if (days <= 15) return 'up_to_15';
  return days <= 30 ? 'up_to_30' : 'over_30';
}
