import { receiveOnce } from '../../db/inbox.ts';
import { deleteDraft, findDraft, type DraftRow } from '../../db/replies.ts';
import { transact, type Tx } from '../../db/transact.ts';
import { ofMessage } from '../audit/rules.ts';
import { campaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../people/service.ts';
import { addWithin, type NewTask, type TaskAdded, type TellingOfTask } from './adding.ts';
import { taskOfId } from './facts.ts';
import { moveWithin, type Moved, type Telling } from './moving.ts';
import type { TaskMove } from './states.ts';
import { wasHeard } from './thread.ts';
import { onceFor, REPEATED, type Repeated } from '../once.ts';

/** Takes a draft of the caller's to make something of it, once; null when it is gone, used or another's. */
async function takeDraft(
  tx: Tx,
  draftId: string,
  { personId }: Pick<Caller, 'personId'>,
  at: string,
): Promise<DraftRow | null> {
  const draft = await findDraft(tx, draftId);
  if (draft?.personId !== personId || !(await receiveOnce(tx, `draft:${draftId}`, at))) return null;
  await deleteDraft(tx, draftId);
  return draft.messageKey !== null && (await wasHeard(tx, draft.messageKey)) ? null : draft;
}

/**
 * Makes of kept words what their author has said that they are for: a report acknowledges a task that waits for
 * it as well. When the move is refused the words stay kept.
 */
export function useDraft(
  deps: Deps,
  asked: { caller: Caller; draftId: string; taskId: string; move: TaskMove },
  tell: Telling,
): Promise<Moved | Repeated> {
  const { caller, draftId, taskId, move } = asked;
  return transact(deps.db, async (tx) => {
    const now = deps.clock();
    const draft = await takeDraft(tx, draftId, caller, now.toISOString());
    if (!draft) return REPEATED;
    const campaign = await campaignFacts(tx);
    const { state } = await taskOfId(tx, taskId);
    const origin = draft.messageKey === null ? {} : { origin: ofMessage(draft.messageKey, now) };
    const common = { caller, taskId, door: draft.source, ...origin };
    if (move === 'report' && state === 'assigned') {
      const received = { ...common, move: 'acknowledge' as const, text: '' };
      await tell(tx, campaign, await moveWithin(tx, deps, campaign, received, now));
    }
    const moved = await moveWithin(tx, deps, campaign, { ...common, move, text: draft.text }, now);
    await tell(tx, campaign, moved);
    return moved;
  });
}

/** The words of a draft of the caller's; null when it is gone, used or another's. */
export async function draftWords(
  { db }: Pick<Deps, 'db'>,
  draftId: string,
  { personId }: Pick<Caller, 'personId'>,
): Promise<string | null> {
  const draft = await findDraft(db, draftId);
  return draft?.personId === personId ? draft.text : null;
}

/** Adds a task of which kept words are the first instruction, so that they are followed and answered like any other. */
export function addFromDraft(
  deps: Deps,
  asked: { inboxKey: string; caller: Caller; draftId: string; task: NewTask },
  tell: TellingOfTask,
): Promise<TaskAdded | Repeated> {
  const { inboxKey, caller, draftId, task } = asked;
  return onceFor(deps, inboxKey, async (tx, now) => {
    const draft = await takeDraft(tx, draftId, caller, now.toISOString());
    if (!draft) return REPEATED;
    const campaign = await campaignFacts(tx);
    const added = await addWithin(tx, deps, campaign, { caller, door: 'modal', task }, now);
    const origin = draft.messageKey === null ? {} : { origin: ofMessage(draft.messageKey, now) };
    const order = { caller, taskId: added.facts.task.id, move: 'instruct' as const, text: draft.text };
    const { facts } = await moveWithin(tx, deps, campaign, { ...order, door: 'modal', ...origin }, now);
    const ordered = { ...added, facts };
    await tell(tx, campaign, ordered);
    return ordered;
  });
}
