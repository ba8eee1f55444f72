import type { App } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessageList } from '../../../src/practice/contract.ts';
import type { Practice } from '../../../src/practice/server.ts';
import { attach, attached } from './attach.ts';
import { clientOf, openOffice, startBot } from './office.ts';

describe('files that people attach', () => {
  let practice: Practice;
  let app: App;
  let channel = '';
  const heard: Record<string, unknown>[] = [];
  /** What the bot has downloaded, by the file's id. */
  const downloads = new Map<string, Buffer>();

  beforeAll(async () => {
    practice = await openOffice({ postingRate: false });
    channel = practice.workspace.channel('ke-zonghe').id;
    app = await startBot(practice, (bolt) => {
      bolt.use(async ({ body, next }) => {
        if ('event' in body) heard.push({ ...body.event });
        await next();
      });
      bolt.event('file_shared', async ({ event, client }) => {
        const { file } = await client.files.info({ file: event.file_id });
        const headers = { authorization: `Bearer ${practice.tokens.bot}` };
        const response = await fetch(file?.url_private_download ?? '', { headers });
        downloads.set(event.file_id, Buffer.from(await response.arrayBuffer()));
      });
    });
  });

  beforeEach(() => {
    heard.length = 0;
  });

  afterAll(async () => {
    await app.stop();
    await practice.close();
  });

  const say = (as: string, text: string, more: { files?: string[]; threadTs?: string } = {}) =>
    practice.acts.perform({ kind: 'message', as, channel, text, ...more });
  const listFor = async (as: string): Promise<MessageList> => {
    const query = new URLSearchParams({ as, channel });
    const response = await fetch(`${practice.url}/_practice/messages?${query.toString()}`);
    const list: MessageList = JSON.parse(await response.text());
    return list;
  };

  it('reach the bot in a thread, which downloads the very same bytes', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 31) % 256);
    const root = await say('zonghe-fkz', '材料发在这里');
    const ts = root.ok ? (root.ts ?? '') : '';
    const id = await attached(practice, 'zonghe-kz', '现场照片.jpg', bytes);
    const sent = await say('zonghe-kz', '', { files: [id], threadTs: ts });
    await expect.poll(() => downloads.has(id), { interval: 5 }).toBe(true);

    expect(downloads.get(id)?.equals(Buffer.from(bytes))).toBe(true);
    const user = practice.workspace.person('zonghe-kz').id;
    const replyTs = sent.ok ? sent.ts : '';
    // Bolt hands on what came together in no particular order.
    const about = (type: string) => heard.filter((one) => one.type === type);
    expect([about('message').length, about('file_shared').length, about('file_public').length]).toEqual([
      2, 1, 1,
    ]);
    expect(about('message')[1]).toEqual({
      type: 'message',
      subtype: 'file_share',
      text: '',
      user,
      files: [
        expect.objectContaining({ id, name: '现场照片.jpg', mimetype: 'image/jpeg', size: 100_000, user }),
      ],
      upload: false,
      display_as_bot: false,
      ts: replyTs,
      client_msg_id: expect.any(String),
      thread_ts: ts,
      parent_user_id: practice.workspace.person('zonghe-fkz').id,
      channel,
      channel_type: 'channel',
      event_ts: replyTs,
    });
    expect(about('file_shared')[0]).toEqual({
      type: 'file_shared',
      file_id: id,
      user_id: user,
      file: { id },
      channel_id: channel,
      event_ts: replyTs,
    });
    const { messages } = await clientOf(practice).conversations.replies({ channel, ts });
    expect(messages?.[1]).toMatchObject({ files: [{ id }] });
    expect(messages?.[1]).not.toHaveProperty('subtype');
  });

  it('stay with their message when its words are changed', async () => {
    const id = await attached(practice, 'zonghe-kz', '表.xlsx', 'x');
    const sent = await say('zonghe-kz', '初稿', { files: [id] });
    const ts = sent.ok ? (sent.ts ?? '') : '';
    await practice.acts.perform({ kind: 'edit', as: 'zonghe-kz', channel, ts, text: '定稿' });
    await expect
      .poll(() => heard.some((one) => one.subtype === 'message_changed'), { interval: 5 })
      .toBe(true);
    expect(heard.find((one) => one.subtype === 'message_changed')).toMatchObject({
      message: { text: '定稿', files: [{ id, name: '表.xlsx' }], edited: {} },
      previous_message: { text: '初稿', files: [{ id, name: '表.xlsx' }] },
    });
  });

  it('leave a trace where they were when they are deleted', async () => {
    const client = clientOf(practice);
    const id = await attached(practice, 'zonghe-kz', '误传.pdf', 'x');
    await say('zonghe-kz', '', { files: [id] });
    await expect.poll(() => downloads.has(id), { interval: 5 }).toBe(true);
    const stranger = await practice.acts.perform({ kind: 'delete_file', as: 'zonghe-fkz', file: id });
    expect(stranger).toEqual({ ok: false, error: 'cant_delete_file', message: '只能删除自己的文件。' });
    await expect(client.files.delete({ file: id })).rejects.toThrow('cant_delete_file');

    expect(await practice.acts.perform({ kind: 'delete_file', as: 'zonghe-kz', file: id })).toEqual({
      ok: true,
    });
    await expect.poll(() => heard.some((one) => one.type === 'file_deleted'), { interval: 5 }).toBe(true);
    expect(heard.find((one) => one.subtype === 'message_changed')).toMatchObject({
      message: { text: '', files: [{ id, mode: 'tombstone' }] },
    });
    await expect(client.files.info({ file: id })).rejects.toThrow('file_deleted');
    const list = await listFor('zonghe-fkz');
    expect(list.messages.at(-1)?.files).toMatchObject([{ id, deleted: true }]);
    expect((await fetch(`${practice.url}/_practice/files/${id}?as=zonghe-kz`)).status).toBe(404);
  });

  it('are nobody else’s before they are sent, and seen only where they were shared', async () => {
    const client = clientOf(practice);
    const id = await attached(practice, 'ducha-kz', '内部.txt', '内部');
    const get = async (as: string) => (await fetch(`${practice.url}/_practice/files/${id}?as=${as}`)).status;
    expect([await get('ducha-kz'), await get('zonghe-kz'), await get('nobody')]).toEqual([200, 404, 404]);
    expect(await say('zonghe-kz', '', { files: [id] })).toMatchObject({ ok: false, error: 'file_not_found' });
    await expect(client.files.info({ file: id })).rejects.toThrow('file_not_found');

    const secret = practice.workspace.channel('lingdao').id;
    await practice.acts.perform({ kind: 'message', as: 'ducha-kz', channel: secret, text: '', files: [id] });
    expect(await get('zonghe-kz')).toBe(404);
    await expect(client.files.info({ file: id })).rejects.toThrow('file_not_found');
    expect(heard).toEqual([]);
  });

  it('are refused empty, nameless, too large, or from another site', async () => {
    expect(await attach(practice, 'zonghe-kz', '空.txt', '')).toEqual({
      ok: false,
      error: 'file_empty',
      message: '文件是空的，无法上传。',
    });
    expect(await attach(practice, 'zonghe-kz', '../..', 'x')).toMatchObject({ error: 'file_without_name' });
    expect(await attach(practice, 'nobody', 'a.txt', 'x')).toMatchObject({ error: 'user_not_found' });
    expect(await attach(practice, 'ducha-kz', 'a.bin', new Uint8Array(101 * 1024 * 1024))).toEqual({
      ok: false,
      error: 'file_too_large',
      message: 'The file is too large: the practice workspace takes up to 100 MB.',
    });
    const upload = `${practice.url}/_practice/upload?as=zonghe-kz&name=a.txt`;
    const form = new FormData();
    form.append('file', new Blob(['x']));
    expect((await fetch(upload, { method: 'POST', body: form })).status).toBe(415);
    const elsewhere = { origin: 'http://evil.example', 'content-type': 'application/octet-stream' };
    expect((await fetch(upload, { method: 'POST', headers: elsewhere, body: 'x' })).status).toBe(403);
    expect(await say('zonghe-kz', ' ')).toMatchObject({ ok: false, error: 'no_text' });
  });

  it('never run in the page: only pictures are shown, by their harmless kinds', async () => {
    const headersOf = async (name: string, query = '', more: Record<string, string> = {}) => {
      const id = await attached(practice, 'zonghe-kz', name, '<script>alert(1)</script>');
      const address = `${practice.url}/_practice/files/${id}?as=zonghe-kz${query}`;
      const { status, headers } = await fetch(address, { headers: more });
      return [status, headers.get('content-type'), headers.get('content-disposition')?.split(';')[0]];
    };
    expect([
      await headersOf('图.png'),
      await headersOf('图.png', '&download'),
      await headersOf('图.svg'),
      await headersOf('页.html'),
      await headersOf('图.png.htm'),
      await headersOf('a\r\nset-cookie: x=1.png'),
    ]).toEqual([
      [200, 'image/png', 'inline'],
      [200, 'application/octet-stream', 'attachment'],
      [200, 'application/octet-stream', 'attachment'],
      [200, 'application/octet-stream', 'attachment'],
      [200, 'application/octet-stream', 'attachment'],
      [200, 'image/png', 'inline'],
    ]);
    expect(await headersOf('图.png', '', { 'sec-fetch-site': 'cross-site' })).toEqual([
      403,
      'application/json; charset=utf-8',
      undefined,
    ]);
  });

  it('are forgotten by a reset', async () => {
    const id = await attached(practice, 'zonghe-kz', 'a.txt', 'x');
    await practice.reset();
    expect((await fetch(`${practice.url}/_practice/files/${id}?as=zonghe-kz`)).status).toBe(404);
    expect(practice.workspace.files.all()).toEqual([]);
  });
});
