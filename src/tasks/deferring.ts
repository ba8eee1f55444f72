import { addDeferral, decideDeferral, type DeferralRow } from '../../db/task-follow-up.ts';
import type { Tx } from '../../db/transact.ts';
import { Refusal } from '../refusal.ts';
import { campaignDueFault, outlasts } from './due.ts';
import type { Effect, Moving } from './effects.ts';

const pendingOf = (deferrals: readonly DeferralRow[]): DeferralRow | undefined =>
  deferrals.find((one) => one.granted === null);

/** The section asks for a later due day. */
export async function requestDeferral({ tx, newId, campaign, asked, before, now }: Moving): Promise<Effect> {
  const { task, ref, today } = before;
  const day = asked.details?.day ?? '';
  if (task.dueOn === null) throw new Refusal({ code: 'no_deferral', ref, fault: 'no_due_day' });
  const fault = campaignDueFault(day, today, campaign.plan, task.dueOn);
  if (fault) throw new Refusal({ code: 'bad_due', day, fault });
  const deferral: DeferralRow = {
    id: newId(),
    taskId: task.id,
    fromOn: task.dueOn,
    toOn: day,
    reason: asked.text,
    requestedBy: asked.caller.personId,
    requestedAt: now.toISOString(),
    decidedBy: null,
    decidedAt: null,
    granted: null,
  };
  await addDeferral(tx, deferral);
  return { change: {}, details: { from: task.dueOn, to: day }, deferral };
}

/**
 * The office decides on the wish that waits. Time may have passed since it was made: a day that would not do
 * any more is not granted, so that no deferral leaves its section without a workday.
 */
export async function decideOnDeferral(moving: Moving, granted: boolean): Promise<Effect> {
  const { tx, campaign, asked, before, now } = moving;
  const { ref, task, today } = before;
  const pending = pendingOf(before.deferrals);
  if (!pending) throw new Refusal({ code: 'nothing_to_decide', ref });
  const day = pending.toOn;
  const fault = granted ? campaignDueFault(day, today, campaign.plan, task.dueOn) : null;
  if (fault) throw new Refusal({ code: 'outdated_deferral', ref, day, fault });
  const decided = {
    decidedBy: asked.caller.personId,
    decidedAt: now.toISOString(),
    granted: granted ? (1 as const) : (0 as const),
  };
  if (!(await decideDeferral(tx, pending.id, decided))) throw new Refusal({ code: 'nothing_to_decide', ref });
  const details = { from: pending.fromOn, to: day };
  const deferral = { ...pending, ...decided };
  if (!granted) return { change: {}, details, deferral };
  return { change: { dueOn: day }, details, deferral, outlastsParent: outlasts(before.parent, day) };
}

/** A wish on which nobody has decided falls with what it was made for; it was not granted, and by nobody. */
export async function dropWish(tx: Tx, deferrals: readonly DeferralRow[], at: string): Promise<void> {
  const pending = pendingOf(deferrals);
  if (pending) await decideDeferral(tx, pending.id, { decidedBy: null, decidedAt: at, granted: 0 });
}
