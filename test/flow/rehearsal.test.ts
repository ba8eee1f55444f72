import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { practiceWorkspace } from '../../src/workspace.ts';
import { readSample, rehearsals } from '../../src/samples.ts';
import { SMALL } from '../support/campaigns.ts';
import { ownFolder } from '../support/folder.ts';
import { openRehearsal, Rehearsal, rehearsalCli } from '../support/rehearsal.ts';

describe('a rehearsal', () => {
  it('is begun again with the English office, which is there after a restart as well', async () => {
    const folder = ownFolder();
    const first = await openRehearsal(folder);
    expect(await first.office()).toMatchObject({
      name: '区人民政府办公室',
      sample: 'zh-CN',
      samples: [
        { id: 'zh-CN', name: 'sample.zh-CN.yaml' },
        { id: 'en', name: 'sample.en.yaml' },
      ],
    });
    await first.move({ to: 'next-slot' });
    expect(await first.texts('zonghe-kz', 'ke-zonghe')).toHaveLength(1);
    await first.post('faults', { method: '*', kind: 'http' });

    expect(await (await first.post('reset', { sample: 'en' })).json()).toEqual({ ok: true });
    const office = await first.office('children-lead');
    expect(office).toMatchObject({ name: 'Town Library', sample: 'en', botConnected: true });
    expect(office.clock.timezone).toBe('Europe/Dublin');
    expect(office.people.map((one) => one.handle)).not.toContain('zonghe-kz');
    const { passed, journey } = await first.move({ to: 'next-slot' });
    expect(journey).toMatchObject({ state: 'arrived' });
    expect(passed).toMatchObject([{ job: 'weekly.deploy', outcome: 'fired' }]);
    expect(passed[0]?.places.map((one) => one.name).toSorted()).toEqual([
      'Head of Building',
      'team-children',
      'team-desk',
      'welcome-campaign',
    ]);
    await first.stop();

    const again = await openRehearsal(folder);
    expect(await again.office('children-lead')).toMatchObject({ name: 'Town Library', sample: 'en' });
    expect(await again.texts('children-lead', 'team-children')).toHaveLength(1);
  });

  it('can be begun again and again, each time as if nothing had been', async () => {
    const rehearsal = await openRehearsal(ownFolder());
    const { now } = (await rehearsal.clock()).clock;
    for (let round = 0; round < 2; round += 1) {
      const { passed } = await rehearsal.move({ to: 'next-slot' });
      expect(passed).toMatchObject([{ job: 'weekly.deploy', outcome: 'fired', posted: 14 }]);
      await rehearsal.post('reset', {});
      const { clock, journey } = await rehearsal.clock();
      expect(clock.now.slice(0, 16)).toBe(now.slice(0, 16));
      expect(journey).toBeNull();
      expect(await rehearsal.texts('zonghe-kz', 'ke-zonghe')).toEqual([]);
    }
  });

  it('is that of the campaign file when one is named, and leaves a sample behind for it', async () => {
    const folder = ownFolder();
    const file = join(folder, 'plan.yaml');
    const env = { DUBAN_CAMPAIGN: file };
    writeFileSync(file, SMALL);
    const own = await openRehearsal(folder, env);
    expect(await own.office()).toMatchObject({
      sample: 'own',
      samples: [{ id: 'own', name: 'plan.yaml' }, {}, {}],
    });
    await own.post('reset', { sample: 'en' });
    expect(await own.office()).toMatchObject({ name: 'Town Library' });

    writeFileSync(file, SMALL.replace('name: 文电科,', 'name: 文电科, colour: red,'));
    const refused = await own.post('reset', { sample: 'own' });
    expect([refused.status, await refused.json()]).toMatchObject([
      409,
      { error: 'campaign_file', message: expect.stringContaining('colour') },
    ]);
    expect(await own.office()).toMatchObject({ name: 'Town Library', botConnected: true });
    expect((await own.post('reset', { sample: 'nowhere' })).status).toBe(400);
    await own.stop();

    writeFileSync(file, SMALL);
    const again = await openRehearsal(folder, env);
    const office = await again.office();
    expect(office).toMatchObject({ name: '区人民政府办公室', sample: 'own' });
    expect(office.people.map((one) => one.handle)).not.toContain('children-lead');
    expect((await again.move({ to: 'next-slot' })).passed).toMatchObject([{ outcome: 'fired', posted: 4 }]);
  });
});

describe('the practice workspace alone', () => {
  it('has a clock that can be moved, no next slot, and the same offices to choose from', async () => {
    const cli = rehearsalCli(ownFolder());
    const samples = rehearsals(cli);
    const campaign = readSample(cli, samples.current);
    const practice = await practiceWorkspace(cli, { samples, campaign }, { keep: false });
    onTestFinished(() => practice.close());
    const alone = new Rehearsal({ url: practice.url, stop: () => practice.close() });
    expect(await alone.office()).toMatchObject({
      botConnected: false,
      clock: { next: null },
      sample: 'zh-CN',
    });
    expect(await alone.move({ to: 'next-slot' })).toMatchObject({ error: 'no_rhythm' });
    expect((await alone.move({ to: 'next-monday' })).clock.local).toBe('2022-05-09 08:55 Mon');
    await alone.post('reset', { sample: 'en' });
    expect(await alone.office()).toMatchObject({
      name: 'Town Library',
      sample: 'en',
      clock: { timezone: 'Europe/Dublin', next: null },
    });
    await alone.post('reset', {});
    expect(await alone.office()).toMatchObject({ name: 'Town Library' });
  });
});
