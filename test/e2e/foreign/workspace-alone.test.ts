import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openShell } from '../../support/cli.ts';
import { printedVariables, startWorkspace } from './processes.ts';

const POLL = { interval: 20, timeout: 60_000 };

/** How an attempt to connect ends: with `connected`, or with the code of the error. */
function reach(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (how: string) => {
      socket.destroy();
      resolve(how);
    };
    socket.on('connect', () => end('connected'));
    socket.on('timeout', () => end('timeout'));
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? 'error'));
  });
}

describe('`duban practice --no-bot`', { timeout: 180_000 }, () => {
  it('listens on this machine only, keeps Slack’s posting rate, and passes any command on', async () => {
    const workspace = startWorkspace([], { HOST: '0.0.0.0' });
    await expect.poll(workspace.said, POLL).toContain('SLACK_APP_TOKEN=');
    const { SLACK_API_URL: api = '', SLACK_BOT_TOKEN: token = '' } = printedVariables(workspace.said());
    const port = Number(new URL(api).port);
    expect(await reach('127.0.0.1', port)).toBe('connected');
    expect(await reach('127.0.0.2', port)).not.toBe('connected');

    const post = async () => {
      const body = new URLSearchParams({ token, channel: 'ke-zonghe', text: '一' });
      const response = await fetch(`${api}chat.postMessage`, { method: 'POST', body });
      const answer: { ok: boolean } = JSON.parse(await response.text());
      return { ok: answer.ok, status: response.status, wait: response.headers.get('retry-after') };
    };
    const answers = await Promise.all(Array.from({ length: 10 }, post));
    expect(answers).toContainEqual({ ok: true, status: 200, wait: null });
    expect(answers).toContainEqual({ ok: false, status: 429, wait: '1' });

    const act = { kind: 'slash', as: 'zonghe-kz', channel: 'ke-zonghe', command: '/nobody-knows', text: '' };
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const answer = await fetch(new URL('/_practice/act', api), { ...init, body: JSON.stringify(act) });
    expect(await answer.json()).toMatchObject({ ok: false, error: 'dispatch_failed' });
  });

  it('signs with the secret of the environment and does not repeat it', async () => {
    const secret = 'a-secret-of-the-environment';
    const workspace = startWorkspace(['--request-url', 'http://localhost:9/slack/events'], {
      SLACK_SIGNING_SECRET: secret,
    });
    await expect.poll(workspace.said, POLL).toContain('http://localhost:9/slack/events');
    expect(Object.keys(printedVariables(workspace.said()))).toEqual(['SLACK_API_URL', 'SLACK_BOT_TOKEN']);
    expect(workspace.said()).not.toContain(secret);
  });

  it('sends nothing to another machine, nor from its own bot, and says so', async () => {
    const elsewhere = ['practice', '--no-bot', '--request-url', 'https://example.com/slack/events'];
    const [refused, alone, help] = await Promise.all([
      openShell().duban(...elsewhere),
      openShell().duban('practice', '--request-url', 'http://127.0.0.1:3000/slack/events'),
      openShell({ LANG: 'zh_CN.UTF-8' }).duban('practice', '--help'),
    ]);
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('on this machine') });
    expect(alone).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--no-bot') });
    expect(help).toMatchObject({ code: 0, out: expect.stringMatching(/--request-url.*\n.*HTTP 模式/) });
  });
});
