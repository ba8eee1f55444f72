import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { clientOf, openOffice, SEED, START } from './office.ts';

describe('an office that is begun again', () => {
  let practice: Practice;
  let refilled: (() => void)[] = [];

  beforeEach(async () => {
    refilled = [];
    practice = await openOffice({
      onReset: async (_sample, refill) => {
        await new Promise<void>((resolve) => refilled.push(resolve));
        refill({ seed: { ...SEED, bot: { handle: 'clerk', name: '文书' } }, startAt: START });
      },
    });
  });

  afterEach(() => practice.close());

  const ask = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${practice.url}/_practice/${path}`, sent);
    const answer: object = JSON.parse(await response.text());
    return { status: response.status, ...answer };
  };

  /** Begins again; what has to be done meanwhile is done first. */
  async function reset(meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    const done = practice.reset();
    await expect.poll(() => refilled.length, { interval: 2 }).toBe(1);
    await meanwhile();
    for (const go of refilled.splice(0)) go();
    await done;
  }

  it('is begun once, however often it is asked for meanwhile, and says so', async () => {
    await reset(async () => {
      const refused = {
        status: 409,
        ok: false,
        error: 'resetting',
        message: '正在重新开始，请稍候。',
      };
      expect(await Promise.all([ask('reset', {}), ask('reset', {})])).toEqual([refused, refused]);
      expect(await ask('clock', { to: 'next-day' })).toEqual(refused);
    });
    expect(await ask('clock', { to: 'next-day' })).toMatchObject({ status: 200 });
  });

  it('has the bot of the new office, by its own id', async () => {
    const before = await clientOf(practice).auth.test();
    await reset();
    const after = await clientOf(practice).auth.test();
    expect(after).toMatchObject({ user: 'clerk', user_id: practice.workspace.bot.id });
    expect(after.bot_id).not.toBe(before.bot_id);
  });

  it('takes nothing that was handed out before, and counts nothing that was posted', async () => {
    const client = clientOf(practice);
    const channel = practice.workspace.channel('ke-zonghe').id;
    const post = () => client.chat.postMessage({ channel, text: '文' });
    const { upload_url: upload = '' } = await client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 1,
    });
    const trigger = practice.workspace.triggers.issue(practice.workspace.person('zonghe-kz').id);
    for (let burst = 0; burst < 3; burst += 1) await post();
    await expect(post()).rejects.toThrow('rate-limit');
    await reset();
    await post();
    expect((await fetch(upload, { method: 'POST', body: 'x' })).status).toBe(404);
    expect(practice.workspace.triggers.check(trigger)).toBe('invalid_trigger_id');
  });
});
