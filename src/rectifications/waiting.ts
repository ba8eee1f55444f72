import type { RectificationLine } from './list.ts';
import { rolesOf, type Rectifier } from './moving.ts';
import type { RectificationRole } from './states.ts';
import { isOfPosts } from '../people/posts.ts';

/**
 * What somebody has to do about a rectification before it goes on: its section's head accepts it; the office decides
 * on a disputed one, looks at a suspended one again on its day, mends what a section has left that is no longer in the
 * plan, and finds somebody where nobody may re-inspect what is done; otherwise inspectors and office do that.
 */
export type RectificationWaitingKind = 'accept' | 'mend' | 'decide' | 'reinspect' | 'appoint' | 'review';

/** A rectification that waits for somebody, and for what. */
export interface RectificationWaiting extends RectificationLine {
  kind: RectificationWaitingKind;
}

type Who = Pick<Rectifier, 'personId' | 'isOffice'>;

function kindFor(
  { isOffice }: Who,
  { rectification: { state, reviewOn }, section, reviewerIds, today }: RectificationLine,
  roles: ReadonlySet<RectificationRole>,
): RectificationWaitingKind | null {
  switch (state) {
    case 'issued':
      return roles.has('head') ? 'accept' : null;
    case 'disputed':
      return roles.has('office') ? 'decide' : null;
    case 'done':
      if (roles.has('office') || roles.has('inspector')) return 'reinspect';
      return isOffice && reviewerIds.length === 0 ? 'appoint' : null;
    case 'suspended':
      return roles.has('office') && reviewOn !== null && reviewOn <= today ? 'review' : null;
    case 'in_progress':
      return roles.has('head') && section.retiredAt !== null ? 'mend' : null;
    case 'noted':
    case 'closed':
    case 'withdrawn':
      return null;
  }
}

/** What of these waits for somebody, in the order of the list. */
export function rectificationsWaitingFor(
  who: Who,
  lines: readonly RectificationLine[],
): RectificationWaiting[] {
  return lines.flatMap((line) => {
    const kind = kindFor(who, line, rolesOf(who, line));
    return kind === null ? [] : [{ ...line, kind }];
  });
}

/** What of these somebody's section has to mend now; it is nobody else's. */
export function rectificationsOwedBy(
  { personId }: Pick<Rectifier, 'personId'>,
  lines: readonly RectificationLine[],
): RectificationLine[] {
  return lines.filter(
    ({ rectification: { state }, section }) =>
      (state === 'issued' || state === 'in_progress') && isOfPosts(personId, section),
  );
}
