import type { SectionRow } from '../../db/people.ts';

/** Where an answer belongs: one section, or a choice that only the caller can make. */
export type Target =
  { kind: 'section'; sectionId: string } | { kind: 'choose'; sections: SectionRow[] } | { kind: 'none' };

/**
 * For which section somebody answers when they did not name one: the section in whose channel they wrote
 * when it is theirs; their only section; for the campaign office any section whose channel it is.
 * With several sections and no hint the caller chooses; without any there is none.
 */
export function replyTarget(
  caller: { sections: readonly SectionRow[]; isOffice: boolean },
  channelSectionId: string | null,
  all: readonly SectionRow[],
): Target {
  const own = caller.sections;
  if (channelSectionId !== null && own.some((section) => section.id === channelSectionId)) {
    return { kind: 'section', sectionId: channelSectionId };
  }
  const [only] = own;
  if (only && own.length === 1) return { kind: 'section', sectionId: only.id };
  if (own.length > 1) return { kind: 'choose', sections: [...own] };
  if (!caller.isOffice) return { kind: 'none' };
  if (channelSectionId !== null) return { kind: 'section', sectionId: channelSectionId };
  return { kind: 'choose', sections: [...all] };
}
