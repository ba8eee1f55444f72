import { listSections, type SectionRow } from '../../db/people.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { sectionOfChannel } from '../../db/weeks.ts';
import { sectionNamed, type Caller } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { replyTarget } from './rules.ts';

/** A channel in which something was written; the name is null where it is not known. */
export interface Place {
  id: string;
  name: string | null;
}

/** The section in whose channel something was written; null for any other channel. */
async function sectionHere(
  db: DbOrTx,
  sections: readonly SectionRow[],
  { id, name }: Place,
): Promise<string | null> {
  // A direct message is nobody's channel, also where a section's tasks went out by it.
  if (id.startsWith('D')) return null;
  const named = sections.find((one) => one.channel !== null && [id, name].includes(one.channel));
  return named?.id ?? (await sectionOfChannel(db, id));
}

/**
 * For which section somebody answers: the one that they named, otherwise what is plain from where they
 * write; a choice when only they can say it. Refuses unknown names, and people who have no section.
 */
export async function sectionMeant(
  db: DbOrTx,
  caller: Caller,
  place: Place,
  named: string | null,
): Promise<{ sectionId: string } | { choose: SectionRow[] }> {
  if (named !== null) return { sectionId: (await sectionNamed(db, named)).id };
  const all = await listSections(db);
  const target = replyTarget(caller, await sectionHere(db, all, place), all);
  if (target.kind === 'none') throw new Refusal({ code: 'no_section' });
  return target.kind === 'choose' ? { choose: target.sections } : { sectionId: target.sectionId };
}
