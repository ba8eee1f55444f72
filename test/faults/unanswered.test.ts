import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { Connection } from '../../src/slack/connection.ts';
import { SocketReceiver } from '../../src/slack/socket-receiver.ts';
import { SMALL } from '../support/campaigns.ts';
import { openOffice } from '../support/office.ts';

const log = pino({ level: 'silent' });

/** Where a Slack falls silent: when it is asked for an address, when it is dialled, or in place of its hello. */
type Silence = 'address' | 'dialled' | 'hello';

/** A Slack that falls silent; `lines` are those on which it was asked or dialled, without the ones that are gone. */
async function silentSlack(silence: Silence) {
  const lines = new Set<Duplex>();
  const hold = (line: Duplex): void => {
    lines.add(line);
    line.on('error', () => undefined).on('close', () => lines.delete(line));
  };
  const wss = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    if (silence === 'address') return hold(request.socket);
    const { port } = server.address() as AddressInfo;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/link/` }));
  });
  server.on('upgrade', (request, line, head) => {
    hold(line);
    if (silence === 'hello') wss.handleUpgrade(request, line, head, () => undefined);
    // Nobody notices the end of a line that is not read.
    else line.on('end', () => line.end()).resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const line of lines) line.destroy();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  return { slack: { botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl, signingSecret: null }, lines };
}

it.each(['dialled', 'hello'] as const)('a Slack that is silent when %s is given up', async (silence) => {
  const { slack, lines } = await silentSlack(silence);
  const connection = new Connection(slack, log, 300);
  const started = connection.start();
  await expect.poll(() => lines.size, { interval: 5 }).toBe(1);
  await expect(started).rejects.toThrow('not_greeted');
  await connection.gone;
  await expect.poll(() => lines.size, { interval: 5 }).toBe(0);
});

it.each(['address', 'dialled', 'hello'] as const)(
  'a receiver stops at once though Slack is silent: %s',
  async (silence) => {
    const { slack, lines } = await silentSlack(silence);
    const receiver = new SocketReceiver(slack, log);
    const started = receiver.start();
    await expect.poll(() => lines.size, { interval: 5 }).toBe(1);
    await receiver.stop();
    await started;
    await expect.poll(() => lines.size, { interval: 5 }).toBe(0);
  },
);

it('an office that waits for the address of its connection stops at once', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  const { faults, traffic } = office.practice;
  await office.stopsBot();
  traffic.clear();
  faults.add({ method: 'apps.connections.open', kind: 'hang', times: 9 });
  office.bot = office.anotherBot();
  const started = office.bot.start();
  await expect.poll(() => traffic.recent().some(({ fault }) => fault === 'hang')).toBe(true);
  const since = performance.now();
  await office.bot.stop();
  await started;
  expect(performance.now() - since).toBeLessThan(2_000);
});
