import { describe, expect, it } from 'vitest';
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
