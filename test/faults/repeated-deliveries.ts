import { expect, it } from 'vitest';
import { exportAll } from '../../src/export.ts';
import type { Json } from '../../src/practice/json.ts';
import type { MessageRecord } from '../../src/practice/messages.ts';
import type { OfficeRecord } from '../support/record.ts';
import { buttonNamed } from '../support/shown.ts';
import type { EngineName, Engines } from '../contract/engines.ts';
import { Chance } from './processes/chance.ts';
import { worldOn } from './every-death.ts';
import { Hands } from './hands.ts';
import { brokenPromises } from './invariants.ts';
import type { LocalBot } from './local-bot.ts';
import type { World } from './world.ts';

/** Presses a button on the newest message of a channel. */
async function presses(hands: Hands, as: string, channel: string, label: string): Promise<void> {
  const message = hands.messages(channel).find(({ blocks = [] }) => buttonNamed(blocks, label));
  const found = message && buttonNamed(message.blocks ?? [], label);
  if (!message || !found) throw new Error(`Nothing in ${channel} has a button "${label}".`);
  const place = { in: { channel: message.channel, ts: message.ts } };
  await hands.practice.acts.perform({ as, kind: 'click', ...place, ...found });
}

/** A file in the thread of what was asked. */
async function attaches(hands: Hands, as: string, under: MessageRecord): Promise<void> {
  const { workspace, acts } = hands.practice;
  const userId = workspace.person(as).id;
  const created = Math.floor(workspace.clock.now().getTime() / 1000);
  const file = { id: workspace.files.newId(), userId, name: '照片.txt', created, bytes: Buffer.from('照片') };
  const { id } = workspace.files.add(file);
  const { channel, ts: threadTs } = under;
  await acts.perform({ as, kind: 'message', channel, text: '', files: [id], threadTs });
}

/**
 * A morning on which something of every kind is said: a command, a button, a form, messages in a thread, to the bot
 * and with a mention, an edit that follows its message, a deletion that follows another, and a file. Nothing of it
 * speaks for the same task as anything else. Returns what Slack has to deliver, and has delivered nothing of it.
 */
async function morning(world: World): Promise<Json[]> {
  await world.time.pass(5 * 60_000);
  await world.peace();
  const hands = new Hands(world);
  await hands.types('chuangjian-ban', '/duban task add 检修电梯 section:wendian due:2022-05-25');
  await world.bot?.drain();
  await hands.types('zonghe-fkz', '/duban reply', 'ke-zonghe');
  await world.ends();
  const bodies: Json[] = [];
  world.practice.socket.request = async (_kind, body) => {
    bodies.push(body);
    return { acked: true, payload: undefined };
  };
  world.practice.socket.event = (body) => void bodies.push(body);
  const unheard = Object.assign(Object.create(hands) as Hands, { settled: () => Promise.resolve() });
  await unheard.types('dangjian-kz', '/duban reply T5 进行中 学习一次', null);
  await presses(unheard, 'wendian-kz', 'ke-wendian', '签收');
  await unheard.fills('zonghe-fkz', { tasks: { T1: { state: '已完成', text: '已汇总' } } });
  await unheard.says('chuangjian-ban', 'tongbao', '@duban task add 夏季检查 section:dangjian due:2022-06-10');
  const [under] = hands.messages('ke-wendian').filter(({ blocks = [] }) => buttonNamed(blocks, '无变化'));
  if (!under) throw new Error('Nobody was asked.');
  const edited = await unheard.says('wendian-kz', 'ke-wendian', 'T3 进行中 收文 4 件', { under });
  await unheard.edits('wendian-kz', edited, 'T3 进行中 收文 42 件');
  const deleted = await unheard.says('wendian-gy', 'ke-wendian', 'T3 已完成 收文已办结', { under });
  await unheard.deletes('wendian-gy', deleted);
  await unheard.says('zhuren', null, '进度');
  await attaches(unheard, 'wendian-kz', under);
  return bodies;
}

/** Ids and times that Slack or chance gave: in another world the same things have others. */
const GIVEN = /\bid-\d{8}\b|\b[CDFU][A-Z0-9]{10}\b|\b\d{10}\.\d{6}\b/g;

const lines = (rows: readonly unknown[]): string[] =>
  rows.map((row) => JSON.stringify(row).replaceAll(GIVEN, '…')).toSorted();

/** Everything on record but how far messages have got. */
async function wholeRecord(world: World): Promise<string[]> {
  const { deliveries: _, ...rest } = await exportAll(world);
  return lines(
    Object.entries(rest).flatMap(([part, rows]) => [rows].flat().map((row: unknown) => [part, row])),
  );
}

/** What counts of it: an edit or deletion that overtakes its message leaves no trace of what it overtook. */
async function whatCounts(world: World): Promise<string[]> {
  const { replies, tasks, evidence, drafts } = (await exportAll(world)) as unknown as OfficeRecord;
  const live = replies.filter((one) => one.superseded_at === null && one.withdrawn_at === null);
  return lines([
    ...live.map(({ section, author, source, text, items, late }) => [
      section,
      author,
      source,
      text,
      items,
      late,
    ]),
    ...tasks.map(({ title, state, lead, due_on: due }) => [title, state, lead, due]),
    ...evidence.map(({ name, uploaded_by: by }) => [name, by]),
    ...drafts.map(({ author, text }) => [author, text]),
  ]);
}

/** The morning in a world of its own, delivered as `deliver` has it; returns what it leaves. */
async function lived(
  { engines, engine }: { engines: Engines; engine: EngineName },
  deliver: (bot: LocalBot, bodies: readonly Json[]) => Promise<void>,
): Promise<{ whole: string[]; counts: string[]; broken: string[] }> {
  const world = await worldOn(engines, engine);
  const bodies = await morning(world);
  expect(bodies.length).toBeGreaterThan(10);
  await deliver(world.starts(), bodies);
  await world.peace();
  const broken = brokenPromises(await world.broken());
  return { whole: await wholeRecord(world), counts: await whatCounts(world), broken };
}

const copies = (body: Json, chance: Chance): Json[] =>
  Array.from({ length: chance.between(1, 4) }, () => body);

function shuffled(bodies: readonly Json[], chance: Chance): Json[] {
  return bodies
    .map((body) => ({ body, place: chance.next() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ body }) => body);
}

/** However often and in whatever order Slack delivers, the record is as if it had delivered once. */
export function repeatedDeliveries(engines: Engines, engine: EngineName): void {
  it('everything that comes one to four times, in any order and at once, is kept once', async () => {
    const on = { engines, engine };
    const once = await lived(on, async (bot, bodies) => {
      for (const body of bodies) await bot.hear(body);
    });
    expect(once.broken).toEqual([]);
    const chance = new Chance(1);
    const repeated = await lived(on, async (bot, bodies) => {
      for (const body of bodies) await Promise.all(copies(body, chance).map((copy) => bot.hear(copy)));
    });
    expect(repeated).toEqual(once);
    for (const seed of [2, 3]) {
      const anyOrder = new Chance(seed);
      const mixed = await lived(on, async (bot, bodies) => {
        const all = bodies.flatMap((body) => copies(body, anyOrder));
        await Promise.all(shuffled(all, anyOrder).map((body) => bot.hear(body)));
      });
      expect({ seed, counts: mixed.counts, broken: mixed.broken }).toEqual({
        seed,
        counts: once.counts,
        broken: [],
      });
    }
  });
}
