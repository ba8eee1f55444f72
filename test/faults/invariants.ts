import type { Db } from '../../db/connect.ts';
import { groupBy } from '../../db/group-by.ts';
import { listDeliveries, type DeliveryRow } from '../../db/deliveries.ts';
import { allReplies } from '../../db/replies.ts';
import { listSlots, type SlotRow } from '../../db/slots.ts';
import type { MessageRecord } from '../../src/practice/messages.ts';
import type { Workspace } from '../../src/practice/workspace.ts';

/** Something that somebody said to the bot, and what they know of it. */
export interface Said {
  /** A text that nothing else contains. */
  mark: string;
  /** Slack was told that it arrived. */
  acknowledged: boolean;
  /** Its author was shown that it is not kept: the bot's words or Slack's own. */
  refused: boolean;
}

/** What is left when everything has gone wrong and the bot was then left in peace. */
export interface Remains {
  db: Db;
  workspace: Workspace;
  said?: readonly Said[];
  /** The slots that fell due, worked out by something else than the bot. */
  due?: readonly Pick<SlotRow, 'job' | 'period'>[];
  /** Answers "too fast" of Slack's own, which no fault has made up. */
  tooFast?: number;
}

/** What was promised and not kept, one line each; everything but `uncertain` has to be empty. */
export interface Broken {
  /** Replies that were acknowledged and are not on record, or that nobody was told of; messages said to be sent. */
  lost: string[];
  /** Messages that Slack shows more than once, and replies that are on record more than once. */
  duplicated: string[];
  /** Slots without exactly one row, and those that nothing was done for without a reason or an alert. */
  missed: string[];
  /** What the database believes and Slack does not show. */
  untrue: string[];
  /** Channels that were posted to faster than Slack allows. */
  tooFast: string[];
  /** Messages of which nobody can tell; an administrator has to decide. */
  uncertain: string[];
}

/** Looks through database and workspace for every promise that was not kept. */
export async function invariants({ db, workspace, said = [], due, tooFast = 0 }: Remains): Promise<Broken> {
  const deliveries = await listDeliveries(db);
  const shown = shownByKey(workspace);
  const record = await recorded(db);
  const times = [...shown].filter(([, messages]) => messages.length > 1);
  return {
    lost: [...lostReplies(said, record), ...lostMessages(deliveries, shown)],
    duplicated: [
      ...times.map(([key, messages]) => `${key} is shown ${messages.length} times`),
      ...deliveries
        .filter((row, index) => deliveries.findIndex(({ key }) => key === row.key) !== index)
        .map(({ key }) => `${key} is queued twice`),
      ...said.filter(({ mark }) => timesLive(mark, record) > 1).map(({ mark }) => `${mark} is kept twice`),
    ],
    missed: due === undefined ? [] : missedSlots(await listSlots(db), due, deliveries),
    untrue: untrueRows(deliveries, shown),
    tooFast: tooFast === 0 ? [] : [`Slack said "too fast" ${tooFast} times`],
    uncertain: deliveries
      .filter(({ state }) => state === 'uncertain')
      .map(({ key, lastError }) => `${key}: ${lastError ?? ''}`),
  };
}

/** Every line of what must be empty. */
export function brokenPromises(broken: Broken): string[] {
  return Object.entries(broken)
    .filter(([name]) => name !== 'uncertain')
    .flatMap(([name, lines]: [string, string[]]) => lines.map((line) => `${name}: ${line}`));
}

/** Every message that Slack shows by one of our keys. */
export function shownByKey({ messages, botId }: Workspace): Map<string, MessageRecord[]> {
  const own = messages.all().filter((one) => one.botId === botId && keyOf(one) !== '');
  return groupBy(own, keyOf);
}

function keyOf({ metadata }: MessageRecord): string {
  const payload: unknown = metadata?.['event_payload'];
  return typeof payload === 'object' && payload !== null ? String(Reflect.get(payload, 'key')) : '';
}

interface Recorded {
  text: string;
  isLive: boolean;
}

/** Every text that somebody gave the bot to keep: replies with what they say of each task, and unfinished ones. */
async function recorded(db: Db): Promise<Recorded[]> {
  const replies = (await allReplies(db)).map((row) => ({
    text: [row.text, ...row.items.flatMap(({ text, blocker }) => [text, blocker])].join('\n'),
    isLive: row.supersededAt === null && row.withdrawnAt === null,
  }));
  const drafts = await db.selectFrom('draft').select('text').execute();
  return [...replies, ...drafts.map(({ text }) => ({ text, isLive: true }))];
}

const timesLive = (mark: string, record: readonly Recorded[]): number =>
  record.filter(({ text, isLive }) => isLive && text.includes(mark)).length;

function lostReplies(said: readonly Said[], record: readonly Recorded[]): string[] {
  return said.flatMap(({ mark, acknowledged, refused }) => {
    if (record.some(({ text }) => text.includes(mark)) || refused) return [];
    return [`${mark} is not kept${acknowledged ? ', though it was acknowledged' : ', and nobody was told'}`];
  });
}

function lostMessages(
  deliveries: readonly DeliveryRow[],
  shown: ReadonlyMap<string, readonly MessageRecord[]>,
): string[] {
  return deliveries
    .filter(({ state, key }) => (state === 'sent' && !shown.has(key)) || state === 'failed')
    .map(({ state, key }) => `${key} is ${state} and not shown`);
}

function missedSlots(
  rows: readonly SlotRow[],
  due: readonly Pick<SlotRow, 'job' | 'period'>[],
  deliveries: readonly DeliveryRow[],
): string[] {
  const nameOf = ({ job, period }: Pick<SlotRow, 'job' | 'period'>): string => `${job} of ${period}`;
  const found = groupBy(rows, nameOf);
  const uneven = due.map((slot) => ({ name: nameOf(slot), count: found.get(nameOf(slot))?.length ?? 0 }));
  const doubled = [...found].filter(([, same]) => same.length > 1);
  const isTold = deliveries.some(({ key }) => key.includes('/alert.missed/'));
  return [
    ...uneven.filter(({ count }) => count === 0).map(({ name }) => `${name} has no row`),
    ...doubled.map(([name, same]) => `${name} has ${same.length} rows`),
    ...rows
      .filter(({ state, reason }) => state !== 'fired' && !reason)
      .map((row) => `${nameOf(row)} is ${row.state} without a reason`),
    ...rows
      .filter(({ state }) => state === 'missed' && !isTold)
      .map((row) => `${nameOf(row)} is missed and nobody was told`),
  ];
}

/** A message that is `sent` stands where the database says, with the newest content. */
function untrueRows(
  deliveries: readonly DeliveryRow[],
  shown: ReadonlyMap<string, readonly MessageRecord[]>,
): string[] {
  return deliveries.flatMap((row) => {
    if (row.state !== 'sent') return [];
    const there = shown.get(row.key)?.find(({ ts, channel }) => ts === row.ts && channel === row.channel);
    if (!there) return [`${row.key} does not stand where it is said to`];
    return there.text === row.text ? [] : [`${row.key} shows something else`];
  });
}
