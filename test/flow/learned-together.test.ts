import { expect, it } from 'vitest';
import { SMALL } from '../support/campaigns.ts';
import { openOffice } from '../support/office.ts';

it('nobody is called a stranger who says two things at once before the bot knows them', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T09:00:00+08:00' });
  await office.db.updateTable('person').set({ slackUserId: null }).where('id', '=', 'zonghe-kz').execute();
  await Promise.all(
    ['第一句', '第二句'].map((text) => office.types('zonghe-kz', `/duban reply ${text}`, 'ke-zonghe')),
  );
  const { replies } = await office.exported();
  expect(replies.map(({ text }) => text).toSorted()).toEqual(['第一句', '第二句'].toSorted());
  expect(office.private('zonghe-kz').join('\n')).not.toContain('不在这项活动的名单里');
});
