import { findDelivery, newestUnposted, type DeliveryRow } from '../../db/deliveries.ts';
import { listLeadingGroup, onLeave } from '../../db/people.ts';
import type { DbOrTx, Tx } from '../../db/transact.ts';
import { directPrompt } from '../../db/weeks.ts';
import { addDays, dayOf, instantOf } from '../calendar/day.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { TaskImported } from '../campaign/service.ts';
import type { Message } from '../messages/blocks.ts';
import { dayWithin, isNothing, withDay, withoutDay } from '../messages/day.ts';
import { peopleOf } from '../people/posts.ts';
import { anySection, type SectionWithHandlers } from '../people/service.ts';
import { readOn } from '../slots/daily.ts';
import { dayReader } from '../tasks/day.ts';
import type { TaskFacts } from '../tasks/facts.ts';
import { concernsProposer, concernsSection, readersOf } from '../tasks/news.ts';
import type { TaskMove, TaskState } from '../tasks/states.ts';
import { personLanguages } from './languages.ts';
import { announce } from './queue.ts';

const prefixOf = (campaign: CampaignFacts, day: Day): string => `${campaign.id}/day/${day}`;

/** The message that the clock has for somebody on a day; it keeps this key for ever. */
function dayKey(campaign: CampaignFacts, day: Day, personId: string): string {
  return `${prefixOf(campaign, day)}/@${personId}`;
}

/** The day of a message's key; null for every other message. */
export function dayOfKey(key: string): Day | null {
  return /^[a-z0-9-]+\/day\/(\d{4}-\d{2}-\d{2})\/@/.exec(key)?.[1] ?? null;
}

/** The one direct message from the clock that somebody has on a day already: the day's own, or what the week asks. */
async function postOf(
  tx: Tx,
  campaign: CampaignFacts,
  day: Day,
  personId: string,
): Promise<DeliveryRow | undefined> {
  const own = await findDelivery(tx, dayKey(campaign, day, personId));
  if (own) return own;
  const at = (on: Day): string => instantOf(on, '00:00', campaign.timezone).toISOString();
  const asked = await directPrompt(tx, `@${personId}`, at(day), at(addDays(day, 1)));
  return asked === undefined ? undefined : findDelivery(tx, asked);
}

/**
 * Brings the message of the day of each of these people to what the facts are now, in one message with what
 * the week asks of them that day. It is begun for whom `begins` says so and when there is something to tell;
 * whoever has none yet is otherwise left in peace. Returns how many have one.
 */
export async function bringDay(
  tx: Tx,
  campaign: CampaignFacts,
  people: readonly string[],
  begins: (personId: string) => boolean,
  now: Date,
): Promise<number> {
  const day = readOn(campaign, now);
  const read = dayReader(tx, campaign, day, now);
  const languageOf = await personLanguages(tx, campaign);
  let count = 0;
  for (const personId of new Set(people)) {
    const post = await postOf(tx, campaign, day, personId);
    const isThere = post !== undefined && dayWithin(post) !== null;
    if (!isThere && !begins(personId)) continue;
    const facts = await read(personId);
    if (!isThere && isNothing(facts)) continue;
    const key = post?.key ?? dayKey(campaign, day, personId);
    const message = withDay(post ? withoutDay(post) : null, facts, languageOf(personId));
    await announce(tx, { key, address: `@${personId}`, message, workHours: true, queuedAt: now });
    count += 1;
  }
  return count;
}

/** Tells these people what there is for them today; returns how many there was something for. */
export function announceDay(
  tx: Tx,
  campaign: CampaignFacts,
  people: readonly string[],
  now: Date,
): Promise<number> {
  return bringDay(tx, campaign, people, () => true, now);
}

/** A message that was never read before its day was over is looked for so far back. */
const LOOK_BACK_DAYS = 14;

/**
 * People whose newest message of a day never reached them: what still waits for them is told by another one, after
 * their leave if they are away.
 */
export async function peopleUntold(db: DbOrTx, campaign: CampaignFacts, now: Date): Promise<string[]> {
  const today = dayOf(now, campaign.timezone);
  const from = prefixOf(campaign, addDays(today, -LOOK_BACK_DAYS));
  const addresses = await newestUnposted(db, from, prefixOf(campaign, today));
  const away = await onLeave(db, today);
  return addresses.map((address) => address.slice(1)).filter((id) => !away.has(id));
}

/** Moves after which the office has to decide. */
const FOR_OFFICE: ReadonlySet<TaskMove | 'add'> = new Set(['add', 'decline', 'request_deferral', 'submit']);

/** Somebody did something with a task, and others may now have something to decide or nothing any more. */
export interface Happening {
  facts: TaskFacts;
  move: TaskMove | 'add';
  /** The state that it was in; null for a new task. */
  from: TaskState | null;
  by: { personId: string };
}

/**
 * Brings today's messages of all whom a task concerns to what is so: the leading group, the people of its sections, and
 * whoever sees to it. Those who are to be told of it get one, if they have none.
 */
async function bringTask(
  tx: Tx,
  campaign: CampaignFacts,
  { sections, task }: { sections: readonly SectionWithHandlers[]; task: TaskFacts['task'] },
  told: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const group = (await listLeadingGroup(tx)).map((row) => row.personId);
  const hands = [
    ...sections.flatMap((one) => [...peopleOf(one), ...one.formerIds]),
    ...(task.assigneeId === null ? [] : [task.assigneeId]),
  ];
  await bringDay(tx, campaign, [...group, ...hands, ...told], (id) => told.has(id), now);
}

/** A section without a channel is told of its tasks by the day's message of whoever is asked for it. */
function isForSection({ facts: { section, task }, move, from }: Happening): boolean {
  if (section.channel !== null) return false;
  return move === 'add' ? task.state !== 'draft' : concernsSection(move, from);
}

/**
 * After a move: whoever has to decide or to hear of it now is told by today's message, and the messages of all whom the task
 * concerns say what is so. Nobody is told what they did themselves.
 */
export async function announceDecision(
  tx: Tx,
  campaign: CampaignFacts,
  happening: Happening,
  now: Date,
): Promise<void> {
  const { facts, move, by } = happening;
  const group = await listLeadingGroup(tx);
  const day = readOn(campaign, now);
  const away = await onLeave(tx, day);
  const office = group.filter((row) => row.role === 'office').map((row) => row.personId);
  const present = office.filter((id) => !away.has(id));
  const { section, task, instructions } = facts;
  const authors = instructions.filter((one) => one.authorIs === 'here').map((one) => one.authorId);
  const leaders = group.filter((row) => row.role !== 'office' && !away.has(row.personId));
  const readers = instructions.every((one) => one.authorIs === 'here')
    ? authors
    : [...authors, ...leaders.map((row) => row.personId)];
  const told = new Set([
    ...(FOR_OFFICE.has(move) ? (present.length > 0 ? present : office) : []),
    ...(move === 'answer_instruction' ? readers : []),
    ...(task.addedBy !== null && !away.has(task.addedBy) && concernsProposer(move, happening.from)
      ? [task.addedBy]
      : []),
    ...(isForSection(happening) ? await readersOf(tx, section, day) : []),
  ]);
  told.delete(by.personId);
  await bringTask(tx, campaign, { sections: [section], task }, told, now);
}

/**
 * After an import: today's messages of all whom a task concerns, before it and since, say what is so. When it was
 * handed over to a section without a channel, whoever is asked for the section is told.
 */
export async function announceImported(
  tx: Tx,
  campaign: CampaignFacts,
  { facts: { section, task }, ledBy, handsOver }: TaskImported & { handsOver: boolean },
  now: Date,
): Promise<void> {
  const isTold = handsOver && section.channel === null;
  const told = isTold ? await readersOf(tx, section, readOn(campaign, now)) : [];
  const sections = [await anySection(tx, ledBy), section];
  await bringTask(tx, campaign, { sections, task }, new Set(told), now);
}

/** What the week asks of somebody by direct message, and its key: in one message with today's when that is there. */
export async function askInDay(
  tx: Tx,
  campaign: CampaignFacts,
  personId: string,
  week: { key: string; message: Message },
  now: Date,
): Promise<{ key: string; message: Message }> {
  const day = readOn(campaign, now);
  const key = dayKey(campaign, day, personId);
  if (!(await findDelivery(tx, key))) return week;
  const facts = await dayReader(tx, campaign, day, now)(personId);
  const languageOf = await personLanguages(tx, campaign);
  return { key, message: withDay(week.message, facts, languageOf(personId)) };
}
