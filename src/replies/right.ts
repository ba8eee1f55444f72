import type { DbOrTx } from '../../db/transact.ts';
import { sectionNamed, type Caller, type SectionWithHandlers } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { mayReplyFor } from './rules.ts';

/** A section for which somebody may answer. */
export interface ReplyRight {
  section: SectionWithHandlers;
  /** True for the campaign office, which answers in the section's place. */
  onBehalf: boolean;
}

/** The section, when the caller may answer for it; a refusal that names the caller's own ones otherwise. */
export async function replyRight(db: DbOrTx, caller: Caller, sectionId: string): Promise<ReplyRight> {
  const section = await sectionNamed(db, sectionId);
  const right = mayReplyFor(caller, section);
  if (right) return { section, onBehalf: right === 'on_behalf' };
  const mayReply = caller.sections.map((own) => own.name);
  throw new Refusal({ code: 'not_your_section', section: section.name, mayReply });
}
