import { afterAll, beforeAll, expect, it } from 'vitest';
import { messageList, officeState } from '../../../src/practice/office-state.ts';
import type { Act, ActResult } from '../../../src/practice/contract.ts';
import type { Practice } from '../../../src/practice/server.ts';
import { openOffice } from './office.ts';

let practice: Practice;

beforeAll(async () => {
  practice = await openOffice();
});

afterAll(() => practice.close());

const act = (deed: Act): Promise<ActResult> => practice.acts.perform(deed);

async function says(as: string, channel: string, text: string, threadTs?: string): Promise<string> {
  const result = await act({ kind: 'message', as, channel, text, ...(threadTs && { threadTs }) });
  if (!result.ok || !result.ts) throw new Error(JSON.stringify(result));
  return result.ts;
}

async function seenBy(handle: string, channel: string) {
  const { workspace, timeMachine } = practice;
  const clock = await timeMachine.state();
  const around = { botConnected: true, clock, commands: [], samples: [], sample: null };
  const state = officeState(workspace, workspace.person(handle), around);
  return state.conversations.find((one) => one.name === channel);
}

it('says up to where somebody has read, and that what comes after is unread', async () => {
  const first = await says('zonghe-kz', 'ke-zonghe', '早上好');
  await act({ kind: 'read', as: 'zonghe-fkz', channel: 'ke-zonghe' });
  await says('zonghe-kz', 'ke-zonghe', '请看通知');
  expect(await seenBy('zonghe-fkz', 'ke-zonghe')).toMatchObject({ lastRead: first, unread: 1 });
});

it('says who replied in a thread, the latest last, and when', async () => {
  const head = await says('zonghe-kz', 'tongbao', '谁来值班？');
  await says('ducha-kz', 'tongbao', '我', head);
  await says('zonghe-kz', 'tongbao', '好', head);
  await says('ducha-kz', 'tongbao', '已排班', head);
  const { workspace } = practice;
  const list = messageList(workspace, workspace.person('zonghe-kz'), workspace.channel('tongbao'));
  expect(list.messages.at(-1)).toMatchObject({
    replyCount: 3,
    replyUserIds: [workspace.person('zonghe-kz').id, workspace.person('ducha-kz').id],
    lastReply: { day: '2022-05-05', time: '08:55' },
  });
});

it('lets people into public channels, and does not tell them of private ones', async () => {
  expect(await act({ kind: 'join', as: 'zonghe-fkz', channel: 'tongbao' })).toMatchObject({ ok: true });
  const { workspace } = practice;
  expect(await seenBy('zonghe-fkz', 'tongbao')).toMatchObject({
    isMember: true,
    memberIds: expect.arrayContaining([workspace.person('zonghe-fkz').id]),
  });
  expect(await act({ kind: 'join', as: 'zonghe-fkz', channel: 'lingdao' })).toMatchObject({
    ok: false,
    error: 'channel_not_found',
  });
});
