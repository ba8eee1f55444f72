import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SocketReceiver } from '../../src/slack/socket-receiver.ts';
import { openOffice as openPractice } from '../flow/practice/office.ts';
import { SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { commandsThroughRefreshes } from '../support/refreshes.ts';

/** Set it to 1000 for a thorough run; the ordinary one shows that it works at all. */
const REFRESHES = Number(process.env['DUBAN_REFRESHES'] ?? 24);

/** A week is open, and both connections are there. */
async function openWeek(): Promise<TestOffice> {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  await expect.poll(() => office.practice.socket.connections()).toBe(2);
  return office;
}

describe('while Slack renews its connections', () => {
  it(
    'no command is lost, and each is kept once',
    async () => {
      const office = await openWeek();
      let given = 0;
      const { commands, lost } = await commandsThroughRefreshes(office.practice, REFRESHES, () => {
        given += 1;
        return office.practice.acts.perform({
          as: 'zonghe-kz',
          kind: 'slash',
          channel: 'ke-zonghe',
          command: '/duban',
          text: `回复 第${given}次`,
        });
      });
      expect(lost).toEqual([]);
      const { replies } = await office.exported();
      expect(replies.map(({ text }) => text).toSorted()).toEqual(
        Array.from({ length: commands }, (_, index) => `第${index + 1}次`).toSorted(),
      );
    },
    60_000 + REFRESHES * 500,
  );
});

it('a Slack that never hangs up the connections it has renewed does not run out of new ones', async () => {
  const office = await openWeek();
  const { socket, timing } = office.practice;
  timing.farewellMs = 60_000;
  for (let renewed = 0; renewed < 12; renewed += 1) {
    socket.disconnect('refresh_requested', 'oldest');
    await expect.poll(() => socket.connections(), { interval: 5 }).toBe(2);
  }
});

it('a Slack that says goodbye as soon as it has said hello is left in peace, and not dialled again at once', async () => {
  const practice = await openPractice();
  Object.assign(practice.timing, { lifeMs: 0, warningMs: 0, farewellMs: 0 });
  const ticketUrl = practice.socket.ticketUrl.bind(practice.socket);
  let asked = 0;
  practice.socket.ticketUrl = (base) => {
    asked += 1;
    return ticketUrl(base);
  };
  const { tokens, apiUrl } = practice;
  const slack = { botToken: tokens.bot, appToken: tokens.app, apiUrl, signingSecret: null };
  const receiver = new SocketReceiver(slack, pino({ level: 'silent' }));
  onTestFinished(async () => {
    await receiver.stop();
    await practice.close();
  });
  await receiver.start();
  await wait(2_500);
  // Each of two places: at once, after one second, and not yet after two more.
  expect(asked).toBeGreaterThanOrEqual(2);
  expect(asked).toBeLessThanOrEqual(4);
});
