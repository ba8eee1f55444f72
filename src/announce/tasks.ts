import { findDelivery } from '../../db/deliveries.ts';
import { listLeadingGroup } from '../../db/people.ts';
import type { Tx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { taskCard, moveNotice } from '../messages/task-card.ts';
import type { TaskAdded } from '../tasks/adding.ts';
import type { TaskFacts } from '../tasks/facts.ts';
import type { Moved, Telling } from '../tasks/moving.ts';
import type { TaskMove, TaskRole } from '../tasks/states.ts';
import { announceDecision } from './day.ts';
import { personLanguages } from './languages.ts';
import { announce, channelAddress } from './queue.ts';

/** Moves by others of which a section has to hear; what it did itself it knows. */
const FOR_SECTION: readonly TaskMove[] = [
  'assign',
  'reassign',
  'approve_deferral',
  'reject_deferral',
  'suspend',
  'resume',
  'return',
  'close',
  'cancel',
  'instruct',
  'withdraw_instruction',
];

/** A card in a section's channel has the buttons of the section; whoever presses one is asked who they are. */
const SECTION_ROLES: ReadonlySet<TaskRole> = new Set(['head', 'handler']);

function cardKey(campaign: CampaignFacts, { ref, section }: TaskFacts): string {
  return `${campaign.id}/task/${ref}/${section.id}`;
}

/** Where a section is told of its tasks: its channel, else its head or deputy, else the office. */
function addressOf({ section }: TaskFacts, office: readonly string[]): string | null {
  if (section.channel !== null) return channelAddress(section.channel);
  const person = section.headId ?? section.deputyId ?? office[0];
  return person === undefined ? null : `@${person}`;
}

async function officeIds(tx: Tx): Promise<string[]> {
  const members = await listLeadingGroup(tx);
  return members.filter((row) => row.role === 'office').map((row) => row.personId);
}

/** Posts a task's card where its section reads it, or brings the posted one up to date. */
async function putCard(tx: Tx, campaign: CampaignFacts, facts: TaskFacts, now: Date): Promise<void> {
  const address = addressOf(facts, await officeIds(tx));
  if (address === null) return;
  const languageOf = await personLanguages(tx, campaign);
  const language = address.startsWith('@') ? languageOf(address.slice(1)) : campaign.language;
  const message = taskCard(facts, { language, timezone: campaign.timezone, roles: SECTION_ROLES });
  await announce(tx, { key: cardKey(campaign, facts), address, message, workHours: true, queuedAt: now });
}

/** Hands a new task to its section; a draft is nobody's yet. */
export async function announceTask(
  tx: Tx,
  campaign: CampaignFacts,
  { facts, by }: TaskAdded,
  now: Date,
): Promise<void> {
  if (facts.task.state !== 'draft') await putCard(tx, campaign, facts, now);
  await announceDecision(tx, campaign, { facts, move: 'add', by }, now);
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

async function showMove(tx: Tx, campaign: CampaignFacts, moved: Moved, now: Date): Promise<void> {
  const { facts, move } = moved;
  const key = cardKey(campaign, facts);
  const posted = await findDelivery(tx, key);
  const concerns = FOR_SECTION.includes(move);
  // A task that was not handed over yet is nobody's: its section does not hear of it.
  const proposed = move !== 'assign' && (moved.from === 'draft' || moved.from === 'approved');
  if (!posted && (!concerns || proposed)) return;
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
