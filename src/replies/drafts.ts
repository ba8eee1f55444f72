import { receiveOnce } from '../../db/inbox.ts';
import { addDraft, deleteDraft, findDraft } from '../../db/replies.ts';
import { transact } from '../../db/transact.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import type { ReplySource } from './rules.ts';
import type { Telling } from '../tasks/moving.ts';
import { submitReply, type Saved } from './service.ts';
import { REPEATED, type Repeated } from '../once.ts';

/** What somebody typed before it was plain for which section. */
export interface NewDraft {
  /** Unique key of the delivery that brought it: a repetition is not kept again. */
  inboxKey: string;
  personId: string;
  source: ReplySource;
  messageKey: string | null;
  text: string;
  /** The week that it may be a reply for; null: it is none. */
  period: string | null;
}

/** Keeps what somebody typed until they have said what it is; null when the same delivery came before. */
export function keepDraft(deps: Deps, { inboxKey, ...draft }: NewDraft): Promise<string | null> {
  const id = deps.newId();
  const createdAt = deps.clock().toISOString();
  return transact(deps.db, async (tx) => {
    if (!(await receiveOnce(tx, inboxKey, createdAt))) return null;
    await addDraft(tx, { id, ...draft, createdAt });
    return id;
  });
}

/**
 * Makes a draft whose section was chosen a reply, once however often it is asked for, and drops it. It is
 * repeated when the draft is gone, refused to anybody but its author, and kept when the reply is refused.
 */
export async function submitDraft(
  deps: Deps,
  { draftId, sectionId, caller }: { draftId: string; sectionId: string; caller: Caller },
  tell: Telling,
): Promise<Saved | Repeated> {
  const draft = await findDraft(deps.db, draftId);
  if (!draft?.period) return REPEATED;
  if (draft.personId !== caller.personId) throw new Refusal({ code: 'no_section' });
  const { source, messageKey, text, period } = draft;
  const saved = await submitReply(
    deps,
    { inboxKey: `draft:${draft.id}`, caller, sectionId, period, source, messageKey },
    { typed: text },
    tell,
  );
  await deleteDraft(deps.db, draft.id);
  return saved;
}
