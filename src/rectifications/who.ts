import type { RectificationFacts } from './facts.ts';
import type { RectificationRole } from './states.ts';

/** People by name: of the inspected section, and of those who decide on what it has done. */
export type WhoMay = Record<'section' | 'reviewers', string[]>;

/** The people who have one of these roles for a rectification, by name. */
export function whoMay(
  { section, names, office, reviewers }: RectificationFacts,
  roles: readonly RectificationRole[],
): WhoMay {
  const vacant = section.headId === null && section.deputyId === null;
  const heads = vacant ? office : [names.head, names.deputy];
  const decides = reviewers.filter(({ isOffice }) =>
    roles.includes('inspector')
      ? roles.includes('office') || !isOffice
      : roles.includes('office') && isOffice,
  );
  const own = [
    ...(roles.includes('head') ? heads : []),
    ...(roles.includes('handler') ? names.handlers : []),
  ];
  return {
    section: [...new Set(own.filter((name) => name !== null))],
    reviewers: decides.map(({ name }) => name),
  };
}
