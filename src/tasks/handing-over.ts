import { sectionNamed } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { campaignDueFault, dueFault, outlasts, usualDueOn } from './due.ts';
import type { Effect, Moving } from './effects.ts';

/** The due day of a task that is handed over, and whether the usual time was taken because the old one leaves none. */
function dueAnew({ campaign, asked, before }: Moving): { dueOn: string | null; usual: boolean } {
  const { task, ref, today } = before;
  const day = asked.details?.day;
  if (day !== undefined) {
    if (task.every !== null) throw new Refusal({ code: 'recurring_due', ref });
    const fault = campaignDueFault(day, today, campaign.plan);
    if (fault) throw new Refusal({ code: 'bad_due', day, fault });
    return { dueOn: day, usual: false };
  }
  const fault = task.dueOn === null ? null : dueFault(task.dueOn, today, campaign.plan.calendar);
  if (fault?.code !== 'past' && fault?.code !== 'too_soon') return { dueOn: task.dueOn, usual: false };
  return { dueOn: usualDueOn(task.urgent === 1, today, campaign.plan), usual: true };
}

/**
 * Hands a task over, to its own section or to another one, where nobody handles it yet. Its section has at least one
 * workday for it: a due day that leaves less gives way to the one that the office names, or else to the usual
 * time; the one that was given first stays on record.
 */
export async function handOver(moving: Moving): Promise<Effect> {
  const { tx, asked, before } = moving;
  const { task, parent } = before;
  const { id } = await sectionNamed(tx, asked.details?.sectionId ?? task.leadId);
  const { dueOn, usual } = dueAnew(moving);
  const change = { leadId: id, assigneeId: null };
  if (dueOn === null || dueOn === task.dueOn) return { change, details: { section: id } };
  return {
    change: { ...change, dueOn },
    details: { section: id, ...(task.dueOn === null ? { due: dueOn } : { from: task.dueOn, to: dueOn }) },
    usualTime: usual,
    outlastsParent: outlasts(parent, dueOn),
  };
}
