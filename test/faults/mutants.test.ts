import type { KyselyPlugin } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findDelivery, putDelivery } from '../../db/deliveries.ts';
import { campaignOf, SMALL } from '../support/campaigns.ts';
import { MORNING, once, only } from './every-death.ts';
import { Hands } from './hands.ts';
import { brokenPromises } from './invariants.ts';
import type { Lie } from './lies.ts';
import { openWorld, type Fate, type World } from './world.ts';

const world = (): Promise<World> => openWorld({ campaign: campaignOf(SMALL), at: MORNING });

/** Posts one message by such a bot over a network that lies once; returns which promises are broken. */
async function posted(lie: Lie, otherwise: Fate['otherwise'] = {}, lateMs?: number): Promise<string[]> {
  const here = await world();
  const { workspace } = here.practice;
  const room = workspace.conversations.create('room', 'channel', [workspace.bot.id], 0);
  const message = {
    key: 'k',
    address: room.id,
    threadKey: null,
    text: 'k',
    blocks: null,
    workHours: 0,
    request: null,
  } as const;
  await putDelivery(here.db, message, here.time.machine().toISOString());
  const outbox = { ...only('k').outbox, ...otherwise.outbox };
  const late = lateMs === undefined ? {} : { lateMs };
  const bot = here.starts({
    lie: once(lie, 'chat.postMessage'),
    ...late,
    otherwise: { ...otherwise, outbox },
  });
  for (let rounds = 0; rounds < 6; rounds += 1) {
    await bot.drain();
    if ((await findDelivery(here.db, 'k'))?.state === 'sent') break;
    await here.time.pass(30_500);
  }
  // What is accepted late has arrived by then.
  await here.time.pass(300_000);
  return brokenPromises(await here.broken());
}

/** A command is delivered twice to such a bot; returns which promises are broken. */
async function heardTwice(prepare?: (here: World) => Promise<Pick<Fate, 'db'>>): Promise<string[]> {
  const here = await world();
  await here.time.pass(5 * 60_000);
  await here.peace();
  await here.ends();
  const bot = here.starts((await prepare?.(here)) ?? {});
  here.heard.splice(0);
  await new Hands(here).types('wendian-kz', '/duban reply 公文已办结', 'ke-wendian');
  for (const body of here.heard.slice()) await bot.hear(body);
  here.said.push({ mark: '公文已办结', acknowledged: true, refused: false });
  return brokenPromises(await here.broken());
}

/** Somebody answers in a thread, and the bot dies before it has saved that; another one goes on. */
async function answered(otherwise: NonNullable<Fate['otherwise']>): Promise<string[]> {
  const here = await world();
  await here.time.pass(5 * 60_000);
  await here.peace();
  await here.ends();
  const hands = new Hands(here);
  here.starts({ diesAt: 3, otherwise });
  await hands.says('wendian-kz', 'ke-wendian', '公文已办结', hands.thread('ke-wendian'));
  const acknowledged = here.events.every(({ body }) => !JSON.stringify(body).includes('公文已办结'));
  await here.peace();
  here.said.push({ mark: '公文已办结', acknowledged, refused: false });
  return brokenPromises(await here.broken());
}

/** Deliveries without their key, so that none is known again. */
async function withoutKey({ db }: World): Promise<Pick<Fate, 'db'>> {
  const kept = db.selectFrom('inbox').selectAll();
  await db.schema.createTable('inbox_without_key').as(kept).execute();
  await db.schema.dropTable('inbox').execute();
  await db.schema.alterTable('inbox_without_key').renameTo('inbox').execute();
  const careless: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (node.kind !== 'InsertQueryNode' || node.into?.table.identifier.name !== 'inbox') return node;
      const { onConflict: _, ...insert } = node;
      return insert;
    },
    transformResult: async ({ result }) => result,
  };
  return { db: (of) => of.withPlugin(careless) };
}

describe('the suite notices a bot', () => {
  it('that looks for a message at once and not after a quarantine', async () => {
    expect(await posted('late', {}, 20_000)).toEqual([]);
    expect(await posted('late', { outbox: { quarantineMs: 0 } }, 20_000)).toEqual([
      'duplicated: k is shown 2 times',
    ]);
  });

  it('whose calls are repeated by the client', async () => {
    expect(await posted('lost')).toEqual([]);
    const retries = {
      retryConfig: { retries: 10, minTimeout: 1, maxTimeout: 1 },
      rejectRateLimitedCalls: false,
    };
    expect(await posted('lost', { client: retries })).toEqual(['duplicated: k is shown 2 times']);
  });

  it('that has no key by which a delivery is known again', async () => {
    expect(await heardTwice()).toEqual([]);
    expect(await heardTwice(withoutKey)).toEqual(['duplicated: 公文已办结 is kept twice']);
  });

  it('that acknowledges before it has saved', async () => {
    expect(await answered({})).toEqual([]);
    const hasty: NonNullable<Fate['otherwise']> = {
      receiver: (inner) => ({
        init: (app) =>
          inner.init({
            processEvent: async (event: Parameters<typeof app.processEvent>[0]) => {
              await event.ack();
              await app.processEvent({ ...event, ack: async () => undefined });
            },
          } as typeof app),
        start: (...given: unknown[]) => inner.start(...given),
        stop: (...given: unknown[]) => inner.stop(...given),
      }),
    };
    expect(await answered(hasty)).toEqual(['lost: 公文已办结 is not kept, though it was acknowledged']);
  });
});
