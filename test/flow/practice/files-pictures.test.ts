import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { attached } from './attach.ts';
import { clientOf, openOffice } from './office.ts';

describe('pictures in blocks that are files of Slack', () => {
  let practice: Practice;
  let client: WebClient;
  let channel = '';

  beforeAll(async () => {
    practice = await openOffice({ postingRate: false });
    client = clientOf(practice);
    channel = practice.workspace.channel('ke-zonghe').id;
  });

  afterAll(() => practice.close());

  /** A file that the bot has uploaded. */
  async function uploaded(filename: string): Promise<string> {
    await client.files.uploadV2({ channel_id: channel, file: Buffer.from('x'), filename });
    return practice.workspace.files.all().at(-1)?.id ?? '';
  }

  const image = (slack_file: object) => ({ type: 'image', alt_text: '图', slack_file });
  const post = (...blocks: object[]) => client.apiCall('chat.postMessage', { channel, text: '文', blocks });
  const refused = (error: string, pointer: string) => {
    const messages = [`[ERROR] invalid slack file [json-pointer:${pointer}]`];
    return { data: { error, response_metadata: { messages } } };
  };

  it('are taken by id and by address, when the bot can see them', async () => {
    const id = await uploaded('图.png');
    const { file } = await client.files.info({ file: id });
    const three = [image({ id }), image({ url: file?.url_private }), image({ url: file?.permalink })];
    expect(await post(...three)).toMatchObject({ ok: true, message: { blocks: three } });
    const theirs = await attached(practice, 'zonghe-kz', '照片.jpg', 'x');
    await practice.acts.perform({ kind: 'message', as: 'zonghe-kz', channel, text: '', files: [theirs] });
    expect(await post(image({ id: theirs }))).toMatchObject({ ok: true });
  });

  it('are refused when there is no such file, or none that the bot can see, or it is no picture', async () => {
    const unsent = await attached(practice, 'zonghe-kz', '照片.jpg', 'x');
    const gone = await uploaded('旧图.png');
    await client.files.delete({ file: gone });
    for (const id of ['F000000000', unsent, gone, await uploaded('表.xlsx')])
      await expect(post(image({ id }))).rejects.toMatchObject(
        refused('invalid_blocks', '/blocks/0/slack_file'),
      );
    await expect(post(image({ url: 'https://example.com/a.png' }))).rejects.toMatchObject(
      refused('invalid_blocks', '/blocks/0/slack_file'),
    );
  });

  it('are refused wherever they stand', async () => {
    const section = {
      type: 'section',
      text: { type: 'mrkdwn', text: '文' },
      accessory: image({ id: 'F000000000' }),
    };
    await expect(post({ type: 'divider' }, section)).rejects.toMatchObject(
      refused('invalid_blocks', '/blocks/1/accessory/slack_file'),
    );
    const view = { type: 'home', blocks: [section] };
    const user_id = practice.workspace.person('zonghe-kz').id;
    await expect(client.apiCall('views.publish', { user_id, view })).rejects.toMatchObject(
      refused('invalid_arguments', '/view/blocks/0/accessory/slack_file'),
    );
  });
});
