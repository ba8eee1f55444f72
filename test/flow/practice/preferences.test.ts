import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OfficeState, PracticeEvent } from '../../../src/practice/contract.ts';
import { pageEvent } from '../../../src/practice/feed.ts';
import type { Practice } from '../../../src/practice/server.ts';
import { ownFolder } from '../../support/folder.ts';
import { clientOf, openOffice } from './office.ts';

async function settingsOf(practice: Practice, handle: string) {
  const office = await fetch(`${practice.url}/_practice/office?as=${handle}`);
  const { people, language } = (await office.json()) as OfficeState;
  return { office: language, ...people.find((one) => one.handle === handle) };
}

describe('what people set for themselves', () => {
  it('is shown to them, outlives a restart, and is forgotten by a reset', async () => {
    const storePath = join(ownFolder(), 'office.db');
    const before = await openOffice({ storePath });
    await before.acts.perform({ kind: 'preferences', as: 'zonghe-kz', language: 'en', dnd: true });
    expect(await settingsOf(before, 'zonghe-kz')).toMatchObject({ office: 'en', language: 'en', dnd: true });
    expect(await settingsOf(before, 'zonghe-fkz')).toMatchObject({ office: 'zh-CN', dnd: false });
    await before.close();
    const after = await openOffice({ storePath });
    onTestFinished(() => after.close());
    expect(await settingsOf(after, 'zonghe-kz')).toMatchObject({ language: 'en', dnd: true });
    await after.reset();
    expect(await settingsOf(after, 'zonghe-kz')).toMatchObject({ language: 'zh-CN', dnd: false });
  });

  it('makes every page look again, and Slack speak that language', async () => {
    const practice = await openOffice();
    onTestFinished(() => practice.close());
    const { workspace, acts } = practice;
    const told: (PracticeEvent | undefined)[] = [];
    const colleague = workspace.person('ducha-kz');
    workspace.changes.on((change) => void told.push(pageEvent(workspace, colleague, change)));
    await acts.perform({ kind: 'preferences', as: 'zonghe-kz', language: 'en' });
    expect(told).toContainEqual({ kind: 'conversations' });
    const empty = { kind: 'message', as: 'zonghe-kz', channel: 'ke-zonghe', text: ' ' } as const;
    expect(await acts.perform(empty)).toMatchObject({ message: 'A message cannot be empty.' });
  });
});

describe('what people type', () => {
  it('has blocks for the app, made anew when it is edited, and is shown by its text', async () => {
    const practice = await openOffice();
    onTestFinished(() => practice.close());
    const { acts, workspace } = practice;
    const channel = workspace.channel('ke-zonghe').id;
    const place = { as: 'zonghe-kz', channel };
    const said = await acts.perform({ kind: 'message', ...place, text: '@duban 见 https://gov.cn/a。' });
    const ts = said.ok ? (said.ts ?? '') : '';
    const shown = async () => {
      const { messages = [] } = await clientOf(practice).conversations.history({ channel });
      const [{ text, blocks, client_msg_id: key } = {}] = messages;
      return { text, elements: blocks?.[0] && 'elements' in blocks[0] && blocks[0].elements, key };
    };
    expect(await shown()).toMatchObject({
      text: `<@${workspace.bot.id}> 见 <https://gov.cn/a>。`,
      elements: [
        {
          elements: [
            { type: 'user', user_id: workspace.bot.id },
            { type: 'text', text: ' 见 ' },
            { type: 'link', url: 'https://gov.cn/a' },
            { type: 'text', text: '。' },
          ],
        },
      ],
      key: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    await acts.perform({ kind: 'edit', ...place, ts, text: '改' });
    expect(await shown()).toMatchObject({ elements: [{ elements: [{ type: 'text', text: '改' }] }] });
    const page = await fetch(`${practice.url}/_practice/messages?as=zonghe-kz&channel=${channel}`);
    const { messages } = (await page.json()) as { messages: object[] };
    expect(messages).toEqual([expect.objectContaining({ text: '改', edited: true })]);
    expect(messages[0]).not.toHaveProperty('blocks');
  });

  it('keeps brackets that were typed around a link', async () => {
    const practice = await openOffice();
    onTestFinished(() => practice.close());
    await practice.acts.perform({
      kind: 'message',
      as: 'zonghe-kz',
      channel: 'ke-zonghe',
      text: '<https://gov.cn>',
    });
    const [message] = practice.workspace.messages.in(practice.workspace.channel('ke-zonghe').id);
    expect(message?.text).toBe('&lt;<https://gov.cn>&gt;');
  });
});
