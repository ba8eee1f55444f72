import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { answerOf, clientOf, openOffice } from './office.ts';

describe('files that a bot uploads', () => {
  let practice: Practice;
  let client: WebClient;
  let now = Date.now();
  let channel = '';

  beforeAll(async () => {
    practice = await openOffice({ realNow: () => now });
    client = clientOf(practice);
    channel = practice.workspace.channel('ke-zonghe').id;
  });

  afterAll(() => practice.close());

  const newest = () => client.conversations.history({ channel, limit: 1 });
  const ticket = async (length: number, filename = '整改.txt') => {
    const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
      filename,
      length,
    });
    return { url, id };
  };
  const send = (url: string, body: string | FormData, token?: string) =>
    fetch(url, { method: 'POST', body, ...(token && { headers: { authorization: `Bearer ${token}` } }) });

  it('are shared by the official client, with a comment', async () => {
    await client.files.uploadV2({
      channel_id: channel,
      initial_comment: '本周汇总',
      filename: '汇总.csv',
      title: '第18周汇总',
      file: Buffer.from('科室,状态\n综合科,完成\n'),
    });
    const [message] = (await newest()).messages ?? [];
    const { bot, botId, teamId } = practice.workspace;
    expect(message).toMatchObject({ text: '本周汇总', user: bot.id, bot_id: botId });
    const id = message?.files?.[0]?.id ?? '';
    const created = 1_651_712_100;
    const address = `${practice.url}/files-pri/${teamId}-${id}`;
    expect(message?.files).toEqual([
      {
        id,
        created,
        timestamp: created,
        name: '汇总.csv',
        title: '第18周汇总',
        mimetype: 'text/csv',
        filetype: 'csv',
        pretty_type: 'CSV',
        user: bot.id,
        user_team: teamId,
        editable: false,
        size: 31,
        mode: 'hosted',
        is_external: false,
        external_type: '',
        is_public: true,
        public_url_shared: false,
        display_as_bot: false,
        username: '',
        url_private: `${address}/__.csv`,
        url_private_download: `${address}/download/__.csv`,
        permalink: `${practice.url}/files/${bot.id}/${id}/__.csv`,
        has_rich_preview: false,
        file_access: 'visible',
      },
    ]);
    const { file } = await client.files.info({ file: id });
    expect(file).toMatchObject({
      channels: [channel],
      groups: [],
      ims: [],
      shares: { public: { [channel]: [{ ts: message?.ts, channel_name: 'ke-zonghe', team_id: teamId }] } },
    });
  });

  it('are shared several in one message of a thread', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel, text: '材料' });
    const completed = await client.files.uploadV2({
      channel_id: channel,
      thread_ts: ts,
      initial_comment: '两份',
      file_uploads: [
        { file: Buffer.from('一'), filename: '一.txt' },
        { content: '二', filename: '二.md' },
      ],
    });
    const { messages = [] } = await client.conversations.replies({ channel, ts });
    expect(messages.map((one) => [one.text, one.files?.map(({ name }) => name)])).toEqual([
      ['材料', undefined],
      ['两份', ['一.txt', '二.md']],
    ]);
    // Slack shares them only after it has answered.
    expect(completed).toMatchObject({ files: [{ ok: true, files: [{ shares: {} }, { shares: {} }] }] });
  });

  it('stay private without a channel, and are listed and deleted by the bot', async () => {
    const before = (await newest()).messages;
    await client.files.uploadV2({ file: Buffer.from('%PDF'), filename: '草稿.pdf' });
    expect((await newest()).messages).toEqual(before);
    const { files = [], paging } = await client.files.list({ types: 'pdfs', count: 1 });
    expect(files).toMatchObject([{ name: '草稿.pdf', is_public: false, channels: [], shares: {} }]);
    expect(paging).toEqual({ count: 1, total: 1, page: 1, pages: 1 });

    const file = files[0]?.id ?? '';
    const url = files[0]?.url_private ?? '';
    await client.files.delete({ file });
    expect(await answerOf(client.files.info({ file }))).toBe('file_deleted');
    expect(await answerOf(client.files.delete({ file }))).toBe('file_deleted');
    const headers = { authorization: `Bearer ${practice.tokens.bot}` };
    expect((await fetch(url, { headers })).status).toBe(404);
    expect((await client.files.list({ types: 'pdfs' })).files).toEqual([]);
  });

  it('are taken as raw bytes or in a form, once, in the announced length, within the hour', async () => {
    const raw = await ticket(6);
    const wrong = await send(raw.url, '短');
    expect([wrong.status, await wrong.text()]).toEqual([400, 'Length is not the one announced']);
    const taken = await send(raw.url, '整改');
    expect([taken.status, taken.headers.get('content-type'), await taken.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'OK - 6',
    ]);
    expect((await send(raw.url, '整改')).status).toBe(404);

    const form = new FormData();
    form.append('note', '不是文件');
    form.append('whatever', new Blob(['整改']), 'x');
    const inForm = await ticket(6);
    expect(await (await send(inForm.url, form)).text()).toBe('OK - 6');

    const late = await ticket(6);
    now += 61 * 60_000;
    expect((await send(late.url, '整改')).status).toBe(404);
    expect(await answerOf(client.files.completeUploadExternal({ files: [{ id: late.id }] }))).toBe(
      'file_not_found',
    );
    const files: [{ id: string }] = [{ id: raw.id }];
    expect(await answerOf(client.files.completeUploadExternal({ files }))).toBe('ok');
    expect(await answerOf(client.files.completeUploadExternal({ files }))).toBe('file_not_found');
  });

  it('are refused in Slack’s words', async () => {
    const { url, id } = await ticket(1);
    await send(url, '1');
    const get = (args: object) => answerOf(client.apiCall('files.getUploadURLExternal', { ...args }));
    const complete = (args: object) => answerOf(client.apiCall('files.completeUploadExternal', { ...args }));
    const files = [{ id }];
    const elsewhere = practice.workspace.channel('xianliao').id;
    const secret = practice.workspace.channel('lingdao').id;
    expect([
      await get({ length: 1 }),
      await get({ filename: 'a.txt' }),
      await get({ filename: 'a.txt', length: 0 }),
      await get({ filename: 'a.txt', length: 1, snippet_type: 'text', alt_txt: '长'.repeat(1000) }),
      await get({ filename: 'a.txt', length: 1, alt_txt: '长'.repeat(1001) }),
      await get({ filename: 'a.txt', length: 100 * 1024 * 1024 }),
      await get({ filename: 'a.txt', length: 100 * 1024 * 1024 + 1 }),
    ]).toEqual([
      'invalid_arguments',
      'invalid_arguments',
      'missing_argument',
      'ok',
      'alt_txt_too_large',
      'ok',
      'file_upload_size_restricted',
    ]);
    expect([
      await complete({}),
      await complete({ files: '[]' }),
      await complete({ files: [{ id: 'F000' }] }),
      await complete({ files, channel_id: elsewhere }),
      await complete({ files, channel_id: secret }),
      await complete({ files, channel_id: channel, thread_ts: '1.000000' }),
      await complete({ files, channel_id: channel, blocks: [{ type: 'nonsense' }] }),
      await answerOf(client.files.info({ file: id })),
    ]).toEqual([
      'invalid_arguments',
      'invalid_arguments',
      'file_not_found',
      'not_in_channel',
      'channel_not_found',
      'thread_not_found',
      'invalid_blocks',
      'file_not_found',
    ]);
    expect(await answerOf(client.files.list({ types: 'nonsense' }))).toBe('unknown_type');
    expect(await answerOf(client.files.list({ user: 'U000' }))).toBe('user_not_found');
  });

  it('are downloaded with the bot’s token; anybody else is sent to sign in', async () => {
    await client.files.uploadV2({
      channel_id: channel,
      file: Buffer.from('<b>报告</b>'),
      filename: '报告"一.html',
    });
    const [file] = (await newest()).messages?.[0]?.files ?? [];
    const { url_private: shown = '', url_private_download: url = '' } = file ?? {};
    const get = (address: string, token?: string) =>
      fetch(address, {
        redirect: 'manual',
        ...(token && { headers: { authorization: `Bearer ${token}` } }),
      });
    const taken = await get(url, practice.tokens.bot);
    expect(await taken.text()).toBe('<b>报告</b>');
    expect(Object.fromEntries(taken.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': '13',
      'content-disposition': `attachment; filename="____.html"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%22%E4%B8%80.html`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect((await get(shown, practice.tokens.bot)).headers.get('content-disposition')).toMatch(/^inline; /);
    for (const token of [undefined, 'xoxb-wrong', practice.tokens.app]) {
      const sent = await get(url, token);
      const location = `/?redir=${encodeURIComponent(new URL(url).pathname)}`;
      expect([sent.status, sent.headers.get('location'), await sent.text()]).toEqual([
        302,
        location,
        `<a href="${location}">Found</a>.`,
      ]);
    }
  });

  it('are not downloaded by an app that may not read files', async () => {
    const restricted = await openOffice({ scopes: ['files:write', 'chat:write', 'channels:history'] });
    onTestFinished(() => restricted.close());
    const own = clientOf(restricted);
    const there = restricted.workspace.channel('ke-zonghe').id;
    await own.files.uploadV2({ channel_id: there, file: Buffer.from('x'), filename: 'a.txt' });
    const { messages } = await own.conversations.history({ channel: there, limit: 1 });
    const url = messages?.[0]?.files?.[0]?.url_private ?? '';
    const headers = { authorization: `Bearer ${restricted.tokens.bot}` };
    const answer = await fetch(url, { headers, redirect: 'manual' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([302, 'text/html; charset=utf-8']);
  });

  it('meet the faults of a bad network, on the way up and down', async () => {
    practice.faults.add({ method: 'upload', kind: 'http', status: 503 });
    const upload = { channel_id: channel, file: Buffer.from('0123456789'), filename: '网.txt' };
    await expect(client.files.uploadV2(upload)).rejects.toMatchObject({ statusCode: 503 });
    await client.files.uploadV2(upload);
    const url = (await newest()).messages?.[0]?.files?.[0]?.url_private ?? '';
    const get = (signal?: AbortSignal) =>
      fetch(url, { headers: { authorization: `Bearer ${practice.tokens.bot}` }, ...(signal && { signal }) });
    practice.faults.add({ method: 'file', kind: 'drop' });
    const cut = await get();
    expect([cut.status, cut.headers.get('content-length')]).toEqual([200, '10']);
    await expect(cut.arrayBuffer()).rejects.toThrow('terminated');
    practice.faults.add({ method: 'file', kind: 'refuse' });
    await expect(get()).rejects.toThrow('fetch failed');
    practice.faults.add({ method: 'file', kind: 'hang' });
    const leaving = new AbortController();
    const hanging = get(leaving.signal);
    await expect.poll(() => practice.faults.list(), { interval: 2 }).toEqual([]);
    leaving.abort();
    await expect(hanging).rejects.toThrow('aborted');
    expect(await (await get()).text()).toBe('0123456789');
  });

  it('leave no secret in the traffic that is kept', async () => {
    const { url } = await ticket(2);
    await send(url, 'ok', practice.tokens.bot);
    const kept = practice.traffic.recent();
    expect(kept[0]).toMatchObject({ what: 'upload', request: { bytes: 2 }, response: 'OK - 2' });
    const secrets = [new URL(url).pathname, practice.tokens.bot];
    expect(secrets.filter((one) => JSON.stringify(kept).includes(one))).toEqual([]);
  });
});
