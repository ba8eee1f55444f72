import { findDelivery } from '../../db/deliveries.ts';
import type { Tx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { TaskImported, TellingOfImport } from '../campaign/service.ts';
import type { Deps } from '../deps.ts';
import { handedOnCard, moveNotice } from '../messages/task-card.ts';
import type { TaskAdded } from '../tasks/adding.ts';
import type { Moved, Telling } from '../tasks/moving.ts';
import { concernsSection } from '../tasks/news.ts';
import { isOpenState } from '../tasks/states.ts';
import { cardKey, putCard } from './cards.ts';
import { announceDecision, announceImported } from './day.ts';
import { announceRound } from './inspections.ts';
import { announce } from './queue.ts';
import { announceHandedOn } from './rectifications.ts';

/** The card of the section that had the task before says who has it now; false when there is no such card. */
async function putHandedOn(
  tx: Tx,
  campaign: CampaignFacts,
  { facts, ledBy }: Pick<Moved, 'facts' | 'ledBy'>,
  now: Date,
): Promise<boolean> {
  if (ledBy === facts.section.id) return false;
  const key = cardKey(campaign, facts, ledBy);
  const posted = await findDelivery(tx, key);
  if (!posted) return false;
  const message = handedOnCard(facts, campaign.language);
  await announce(tx, { key, address: posted.address, message, workHours: true, queuedAt: now });
  return true;
}

/** Hands a new task to its section; a draft is nobody's yet. */
export async function announceTask(
  tx: Tx,
  campaign: CampaignFacts,
  { facts, by }: TaskAdded,
  now: Date,
): Promise<void> {
  if (facts.task.state !== 'draft') await putCard(tx, campaign, facts, now);
  await announceDecision(tx, campaign, { facts, move: 'add', from: null, by }, now);
}

/** Tells of moves in their own transactions, as `announceMove` does. */
export function tellsMoves({ clock }: Pick<Deps, 'clock'>): Telling {
  return (tx, campaign, moved) => announceMove(tx, campaign, moved, clock());
}

/**
 * Shows a move where the task is shown already, and tells of it those who have to hear: the section of what
 * others did with its task, and whoever has to decide next.
 */
export async function announceMove(tx: Tx, campaign: CampaignFacts, moved: Moved, now: Date): Promise<void> {
  await showMove(tx, campaign, moved, now);
  await announceDecision(tx, campaign, moved, now);
}

/**
 * Tells of what an import changed, in its transaction: a card that was posted shows the task as it is now, and
 * follows a task that is still open to the section that leads it now; rounds show who and what left them, and what a
 * section has to put right that left the plan, or came back to it, who puts it right now.
 */
export function tellsImport({ clock }: Pick<Deps, 'clock'>): TellingOfImport {
  return async (tx, campaign, { tasks, rounds, rectifications }) => {
    const now = clock();
    for (const imported of tasks) await showImported(tx, campaign, imported, now);
    for (const facts of rounds) await announceRound(tx, campaign, { deed: 'leave', facts, by: null }, now);
    await announceHandedOn(tx, campaign, rectifications, now);
  };
}

async function showImported(
  tx: Tx,
  campaign: CampaignFacts,
  imported: TaskImported,
  now: Date,
): Promise<void> {
  const { facts } = imported;
  const handsOver = (await putHandedOn(tx, campaign, imported, now)) && isOpenState(facts.task.state);
  const posted = await findDelivery(tx, cardKey(campaign, facts, facts.section.id));
  if (posted || handsOver) await putCard(tx, campaign, facts, now);
  await announceImported(tx, campaign, { ...imported, handsOver }, now);
}

async function showMove(tx: Tx, campaign: CampaignFacts, moved: Moved, now: Date): Promise<void> {
  const { facts, move } = moved;
  await putHandedOn(tx, campaign, moved, now);
  const key = cardKey(campaign, facts, facts.section.id);
  const posted = await findDelivery(tx, key);
  const concerns = concernsSection(move, moved.from);
  if (!posted && !concerns) return;
  await putCard(tx, campaign, facts, now);
  if (!posted || !concerns) return;
  const line = facts.history.at(-1)?.line ?? 0;
  await announce(tx, {
    key: `${key}/${line}`,
    address: posted.address,
    threadKey: key,
    message: moveNotice(moved, campaign.language),
    workHours: true,
    queuedAt: now,
  });
}
