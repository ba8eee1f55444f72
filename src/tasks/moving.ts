import { addAudit } from '../../db/audit.ts';
import type { ItemState } from '../../db/schema.ts';
import type { Door } from '../../db/schema-tasks.ts';
import { moveTask, type DeferralRow, type InstructionRow } from '../../db/task-follow-up.ts';
import type { Tx } from '../../db/transact.ts';
import { dayOf } from '../calendar/day.ts';
import { campaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { circumstanceAgainst } from './circumstances.ts';
import { deedOf } from './deeds.ts';
import { dropWish } from './deferring.ts';
import { effectOf, type Effect, type MoveDetails } from './effects.ts';
import { taskFacts, taskOfId, type TaskFacts } from './facts.ts';
import { namesOfRoles } from './who.ts';
import { decideMove, taskRoles, type TaskMove, type TaskRole, type TaskState } from './states.ts';
import { onceFor, type Repeated } from '../once.ts';

/** A move that somebody asks for. */
export interface MoveAsked {
  caller: Pick<Caller, 'personId' | 'name' | 'isOffice' | 'isLeader'>;
  taskId: string;
  move: TaskMove;
  /** Reason, report, result, remark or instruction, as the move has it; may be empty. */
  text: string;
  door: Door;
  details?: MoveDetails;
  /** Roles that somebody has besides their own: a weekly reply speaks for its section. */
  speakingFor?: readonly TaskRole[];
  origin?: MoveOrigin;
}

/** What a move came with, kept in its history line. */
export interface MoveOrigin {
  /** The weekly reply that said it, by its id, and the state that it gave the task. */
  reply?: string;
  item?: ItemState;
  /** The message that said it, as `channel:ts`. */
  message?: string;
  /** When that was written, if it was not heard at once. */
  written?: string;
}

/** A move that was made; `facts` are of the task as it stands after it. */
export interface Moved {
  kind: 'moved';
  move: TaskMove;
  from: TaskState;
  to: TaskState;
  by: { personId: string; name: string };
  text: string;
  /** The lead section before the move, by its id. */
  ledBy: string;
  facts: TaskFacts;
  deferral: DeferralRow | null;
  instruction: InstructionRow | null;
  /** The child's due day lies after its parent's. */
  outlastsParent: boolean;
  /** The old due day left its section no time, and the usual time was taken. */
  usualTime: boolean;
}

/** What is to be queued with a move, in its transaction. */
export type Telling = (tx: Tx, campaign: CampaignFacts, moved: Moved) => Promise<void>;

/**
 * Makes a move, once however often the same delivery brings it, in one transaction with its history line
 * and with what is told of it. Refuses what the table or the task's circumstances do not allow, and then
 * changes nothing.
 */
export function makeMove(
  deps: Deps,
  asked: MoveAsked & { inboxKey: string },
  tell: Telling,
): Promise<Moved | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const moved = await moveWithin(tx, deps, campaign, asked, now);
    await tell(tx, campaign, moved);
    return moved;
  });
}

/** The same inside a transaction that is already under way, without telling anybody. */
export async function moveWithin(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  campaign: CampaignFacts,
  asked: MoveAsked,
  now: Date,
): Promise<Moved> {
  const { caller, move, text, door } = asked;
  const before = await taskFacts(tx, campaign, await taskOfId(tx, asked.taskId), now);
  const { task } = before;
  const to = permitted(asked, before, campaign.timezone);
  const effect = await effectOf({ tx, newId: deps.newId, campaign, asked, before, now });
  const at = now.toISOString();
  if (!(await moveTask(tx, task.id, task.state, { ...effect.change, state: to })))
    throw movedOn(asked, before, campaign.timezone);
  if (to !== 'in_progress') await dropWish(tx, before.deferrals, at);
  await addAudit(tx, {
    noun: 'task',
    subjectId: task.id,
    event: move,
    fromState: task.state,
    toState: to,
    actorId: caller.personId,
    door,
    reason: text,
    details: JSON.stringify({ ...effect.details, ...asked.origin }),
    at,
  });
  return {
    kind: 'moved',
    move,
    from: task.state,
    to,
    by: { personId: caller.personId, name: caller.name },
    text,
    ledBy: task.leadId,
    facts: await taskFacts(tx, campaign, await taskOfId(tx, task.id), now),
    ...made(effect),
  };
}

function made(effect: Effect): Pick<Moved, 'deferral' | 'instruction' | 'outlastsParent' | 'usualTime'> {
  const { deferral = null, instruction = null, outlastsParent = false, usualTime = false } = effect;
  return { deferral, instruction, outlastsParent, usualTime };
}

/**
 * The state that a move leads to; a refusal when the table or the task's circumstances do not allow it to the
 * caller now. `text` is null while its words are still to come.
 */
export function permitted(
  asked: Pick<MoveAsked, 'caller' | 'move' | 'speakingFor'> & { text: string | null },
  before: TaskFacts,
  timezone: string,
): TaskState {
  const { task, section, ref } = before;
  const roles = taskRoles(asked.caller, section, task.assigneeId);
  for (const role of asked.speakingFor ?? []) roles.add(role);
  const decision = decideMove(asked.move, task.state, roles, asked.text);
  switch (decision.kind) {
    case 'allowed': {
      const against = circumstanceAgainst(asked.move, before, asked.caller.personId);
      if (against) throw new Refusal(against);
      return decision.to;
    }
    case 'not_yours':
      throw new Refusal({
        code: 'not_yours',
        ref,
        move: asked.move,
        by: decision.by,
        names: namesOfRoles(before, decision.by),
      });
    case 'not_now':
      throw movedOn(asked, before, timezone);
    case 'unexplained':
      throw new Refusal({ code: 'unexplained', ref, move: asked.move });
  }
}

function movedOn(
  asked: Pick<MoveAsked, 'move'>,
  { task, ref, history, today }: TaskFacts,
  timezone: string,
): Refusal {
  const line = history.findLast((one) => one.fromState !== one.toState);
  const last = line
    ? { actor: line.actor, deed: deedOf(line), on: dayOf(new Date(line.at), timezone), today }
    : null;
  return new Refusal({ code: 'moved_on', ref, move: asked.move, state: task.state, last });
}
