import type { RectificationLine } from './list.ts';
import { rolesOf, type Rectifier } from './moving.ts';
import type { RectificationRole } from './states.ts';
import { isOfPosts } from '../people/posts.ts';

/**
 * What somebody has to do about a rectification before it goes on: its section's head accepts it; the office decides
 * on a disputed one, and looks at a suspended one again on its day; inspectors and office re-inspect what is done.
 */
export type RectificationWaitingKind = 'accept' | 'decide' | 'reinspect' | 'review';

/** A rectification that waits for somebody, and for what. */
export interface RectificationWaiting extends RectificationLine {
  kind: RectificationWaitingKind;
}

function kindFor(
  { rectification: { state, reviewOn }, today }: RectificationLine,
  roles: ReadonlySet<RectificationRole>,
): RectificationWaitingKind | null {
  switch (state) {
    case 'issued':
      return roles.has('head') ? 'accept' : null;
    case 'disputed':
      return roles.has('office') ? 'decide' : null;
    case 'done':
      return roles.has('office') || roles.has('inspector') ? 'reinspect' : null;
    case 'suspended':
      return roles.has('office') && reviewOn !== null && reviewOn <= today ? 'review' : null;
    case 'noted':
    case 'in_progress':
    case 'closed':
    case 'withdrawn':
      return null;
  }
}

type Who = Pick<Rectifier, 'personId' | 'isOffice'>;

/** What of these waits for somebody, in the order of the list. */
export function rectificationsWaitingFor(
  who: Who,
  lines: readonly RectificationLine[],
): RectificationWaiting[] {
  return lines.flatMap((line) => {
    const kind = kindFor(line, rolesOf(who, line));
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
