import PQueue from 'p-queue';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../db/connect.ts';
import { findDelivery, putDelivery } from '../../db/deliveries.ts';
import { migrate } from '../../db/migrate.ts';
import { openDesk, type Desk } from './desk.ts';
import { Life, LIES, lying } from './mortal.ts';

/** More than the steps of any life here: nobody dies. */
const NEVER = 1_000;

/**
 * One message, posted by a process that dies at one of its steps over a network that lies once; another
 * process finds what it left and finishes. Returns how often Slack shows the message, and what we believe.
 */
async function livesOf(
  desk: Desk,
  diesAt: number,
  lie: keyof typeof LIES,
): Promise<{ steps: number; shown: number; state: string | undefined }> {
  const { workspace } = desk.practice;
  const key = `${lie}/${diesAt}`;
  const room = workspace.conversations.create(`room-${key}`, 'channel', [workspace.bot.id], 0);
  const db = connect('sqlite::memory:');
  onTestFinished(() => db.destroy());
  await migrate(db);
  const message = { key, address: room.id, threadKey: null, text: key, blocks: null, workHours: 0 } as const;
  await putDelivery(db, message, new Date().toISOString());

  const life = new Life(diesAt);
  const network = lying(lie);
  const first = desk.another({
    db: life.database(db),
    client: desk.clientBy(life.network(network)),
  });
  await first.drain().catch((error: unknown) => {
    if (!life.isOver) throw error;
  });
  await first.stop();

  const second = desk.another({ db, client: desk.clientBy(network) });
  await second.drain();
  await second.stop();
  const shown = workspace.messages.in(room.id).filter((one) => one.text === key).length;
  return { steps: life.steps, shown, state: (await findDelivery(db, key))?.state };
}

describe('a process that may die at any step over a network that may lie', () => {
  it('shows its message once', { timeout: 60_000 }, async () => {
    const desk = await openDesk({ onTestFinished }, { postingRate: false });
    const lies = Object.keys(LIES) as (keyof typeof LIES)[];
    const whole = await Promise.all(lies.map((lie) => livesOf(desk, NEVER, lie)));
    expect(whole.map(({ shown, state }) => [shown, state])).toEqual(lies.map(() => [1, 'sent']));

    const deaths = lies.flatMap((lie, index) =>
      Array.from({ length: whole[index]?.steps ?? 0 }, (_, step) => ({ lie, diesAt: step + 1 })),
    );
    // Not all at once: a server that is too busy to answer in time would be one more lie.
    const queue = new PQueue({ concurrency: 24 });
    const found = await queue.addAll(
      deaths.map(({ lie, diesAt }) => async () => ({ lie, diesAt, ...(await livesOf(desk, diesAt, lie)) })),
    );
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter(({ shown, state }) => shown !== 1 || state !== 'sent')).toEqual([]);
  });
});
