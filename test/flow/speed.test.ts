import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../db/connect.ts';
import { listDeliveries } from '../../db/deliveries.ts';
import { ownFolder } from '../support/folder.ts';
import { buildProgram, serve, timeOf, type Built, type Taken } from '../support/program.ts';
import { Rehearsal } from '../support/rehearsal.ts';

/**
 * What the program takes of the processors: the best of several times. It needs no longer when nothing else is going
 * on, whereas the time by the clock depends on what is; that is only told.
 */
async function best(what: string, once: () => Promise<Taken>): Promise<number> {
  const times: Taken[] = [];
  for (let time = 0; time < 5; time += 1) times.push(await once());
  const [wall, cpu] = (['wallMs', 'cpuMs'] as const).map((kind) =>
    times.map((taken) => Math.round(taken[kind])).toSorted((a, b) => a - b),
  );
  process.stdout.write(
    `${what}: ${wall?.join(', ')} ms by the clock, ${cpu?.join(', ')} ms of the processors\n`,
  );
  return cpu?.[0] ?? Infinity;
}

/** The keys of the messages that the workspace keeps, each as often as it was posted. */
function keysShown(folder: string): string[] {
  const store = new BetterSqlite3(join(folder, 'office.practice.db'), { readonly: true });
  const rows = store.prepare<[], { json: string }>("select json from thing where kind = 'message'").all();
  store.close();
  return rows.flatMap(({ json }) => {
    const { metadata } = JSON.parse(json) as { metadata?: { event_payload?: { key?: string } } };
    return metadata?.event_payload?.key ?? [];
  });
}

async function deliveries(folder: string): Promise<{ key: string; state: string }[]> {
  const db = connect(`sqlite:${join(folder, 'office.db')}`);
  const rows = await listDeliveries(db);
  await db.destroy();
  return rows.map(({ key, state }) => ({ key, state }));
}

const sorted = (keys: readonly (string | undefined)[]): string[] =>
  keys.map(String).toSorted((one, other) => (one < other ? -1 : 1));

describe('the program as it is built', { timeout: 120_000 }, () => {
  let built: Built;

  beforeAll(() => {
    built = buildProgram();
  });

  afterAll(() => built.remove());

  it('is ready in the time that it takes to look up from the keyboard', async () => {
    const readyIn = (args: string[], path: string) => async (): Promise<Taken> => {
      const { ready, stop } = await serve(built, ownFolder(), args, path);
      await stop();
      return ready;
    };
    expect(await best('duban start', readyIn(['start'], '/readyz'))).toBeLessThan(1_000);
    const alone = readyIn(['practice', '--no-bot'], '/_practice/health');
    expect(await best('duban practice --no-bot', alone)).toBeLessThan(1_000);
    expect(await best('duban --help', () => timeOf(built, ownFolder(), '--help'))).toBeLessThan(1_000);
  });

  it('lives a month of the sample office in less than ten seconds, and Slack refuses nothing', async () => {
    const folder = ownFolder();
    const program = await serve(built, folder, ['start'], '/readyz');
    const rehearsal = new Rehearsal(program);
    const [began, cpuBefore] = [performance.now(), await program.cpuMs()];
    const { passed } = await rehearsal.move({ to: 'instant', at: '2022-06-05T08:55:00+08:00' });
    const took = { wallMs: performance.now() - began, cpuMs: (await program.cpuMs()) - cpuBefore };
    process.stdout.write(`a month of the sample office: ${JSON.stringify(took)}\n`);
    await program.stop();

    const deployed = passed.filter(({ job }) => job === 'weekly.deploy');
    expect(deployed.map(({ period, outcome }) => [period, outcome])).toEqual(
      ['2022-W18', '2022-W19', '2022-W20', '2022-W21', '2022-W22'].map((period) => [period, 'fired']),
    );
    const due = await deliveries(folder);
    expect(due.length).toBeGreaterThan(150);
    expect(due.filter(({ state }) => state !== 'sent')).toEqual([]);
    const keys = sorted(due.map(({ key }) => key));
    expect(sorted(keysShown(folder))).toEqual(keys);
    const sent = program.log().filter(({ event }) => event.startsWith('outbox.'));
    const posted = sent.filter(({ event }) => event === 'outbox.posted');
    expect(sorted(posted.map(({ key }) => key))).toEqual(keys);
    // What was posted is changed only where it shows how far the month's inspection is.
    const others = sent.filter((one) => !posted.includes(one));
    expect(new Set(others.map(({ event, key }) => `${event} ${String(key).split('/')[1]}`))).toEqual(
      new Set(['outbox.updated inspection']),
    );
    expect(program.complaints()).toEqual([]);
    expect(took.wallMs).toBeLessThan(10_000);
  });
});
