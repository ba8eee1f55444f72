import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { clientOf, openOffice } from './office.ts';

describe('a practice workspace that is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  const storePath = join(folder, 'practice.db');

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is as it was when it starts again', async () => {
    const script = fileURLToPath(new URL('killed-office.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, storePath], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [ready] = await once(child.stdout, 'data');
    const { ts, direct }: { ts: string; direct: string } = JSON.parse(String(ready));
    child.kill('SIGKILL');
    await once(child, 'exit');

    const practice = await openOffice({ storePath });
    const { workspace } = practice;
    const channel = workspace.channel('ke-zonghe').id;
    expect(workspace.messages.find(channel, ts)).toMatchObject({
      text: '改过',
      metadata: { event_type: 'kept' },
    });
    expect(workspace.messages.in(direct).map((one) => one.text)).toEqual(['您好']);
    expect(workspace.views.home(workspace.person('zonghe-kz').id)?.source).toMatchObject({
      callback_id: 'home',
    });
    expect(workspace.views.top(workspace.person('zonghe-kz').id)).toMatchObject({
      source: { callback_id: 'form' },
      state: { said: { text: { value: '写到一半' } } },
    });
    expect(workspace.channel('xianliao').members).toContain(workspace.bot.id);
    expect(practice.clock.now().toISOString()).toBe('2022-05-06T01:00:00.000Z');
    const [photo] = workspace.files.all();
    expect(photo).toMatchObject({ name: '照片.png', state: 'complete', shares: [{ channel }] });
    expect(photo && workspace.files.bytes(photo)?.toString()).toBe('像素');
    const { ts: later = '' } = await clientOf(practice).chat.postMessage({ channel, text: '之后' });
    expect(Number(later)).toBeGreaterThan(Number(ts));

    await practice.reset();
    await practice.close();
    const again = await openOffice({ storePath });
    expect(again.workspace.messages.all()).toEqual([]);
    expect(photo && again.workspace.files.bytes(photo)).toBeUndefined();
    await again.close();
  });
});
