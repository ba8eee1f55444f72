import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../../../src/practice/server.ts';
import { attached } from './attach.ts';
import { clientOf, openOffice, startBot } from './office.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });

const FORM: ModalView = {
  type: 'modal',
  callback_id: 'report',
  title: text('上报'),
  submit: text('提交'),
  blocks: [
    {
      type: 'input',
      block_id: 'evidence',
      label: text('佐证材料'),
      element: { type: 'file_input', action_id: 'files', filetypes: ['jpg', 'png'], max_files: 2 },
    },
  ],
};

describe('files in a form', () => {
  let practice: Practice;
  let app: App;
  const submitted: unknown[] = [];

  beforeAll(async () => {
    practice = await openOffice({ postingRate: false });
    app = await startBot(practice, (bolt) => {
      bolt.view('report', async ({ ack, view, client }) => {
        const files = view.state.values.evidence?.files?.files ?? [];
        submitted.push(files);
        const infos = await Promise.all(files.map(({ id }) => client.files.info({ file: id })));
        submitted.push(infos.map(({ file }) => file?.name));
        await ack();
      });
    });
  });

  beforeEach(async () => {
    submitted.length = 0;
    const user = practice.workspace.person('zonghe-kz').id;
    await clientOf(practice).views.open({
      trigger_id: practice.workspace.triggers.issue(user),
      view: FORM,
    });
  });

  afterAll(async () => {
    await app.stop();
    await practice.close();
  });

  const view = () => practice.workspace.views.top(practice.workspace.person('zonghe-kz').id);
  const submit = (...ids: string[]) =>
    practice.acts.perform({
      kind: 'submit',
      as: 'zonghe-kz',
      view: view()?.id ?? '',
      state: {
        evidence: { files: { type: 'file_input', files: ids.map((id) => ({ id, name: '假.png' })) } },
      },
    });

  it('reach the bot as whole file objects, which it may look at', async () => {
    const id = await attached(practice, 'zonghe-kz', '现场.jpg', 'x');
    await expect(clientOf(practice).files.info({ file: id })).rejects.toThrow('file_not_found');
    expect(await submit(id)).toEqual({ ok: true });
    const whole = { id, name: '现场.jpg', mimetype: 'image/jpeg', size: 1, url_private: expect.any(String) };
    expect(submitted).toEqual([[expect.objectContaining(whole)], ['现场.jpg']]);
    expect(view()).toBeUndefined();
  });

  it('are refused beside the field before the bot hears of them, and stay chosen', async () => {
    const pdf = await attached(practice, 'zonghe-kz', '报告.pdf', 'x');
    const wrong = { evidence: '只接受这些类型的文件：jpg, png。' };
    expect(await submit(pdf)).toEqual({ ok: true, errors: wrong });
    expect(await submit()).toEqual({ ok: true, errors: { evidence: '请填写此必填项。' } });
    const pictures = await Promise.all(
      ['1.png', '2.png', '3.png'].map((name) => attached(practice, 'zonghe-kz', name, 'x')),
    );
    expect(await submit(...pictures)).toEqual({ ok: true, errors: { evidence: '最多可选 2 个文件。' } });
    expect(view()?.state.evidence?.files?.files).toMatchObject(pictures.map((id) => ({ id })));
    expect(submitted).toEqual([]);
  });

  it('must be uploads of the person’s own', async () => {
    const strange = await attached(practice, 'zonghe-fkz', '别人的.png', 'x');
    expect(await submit(strange)).toMatchObject({ ok: false, error: 'file_not_found' });
    expect(await submit('F000')).toMatchObject({ ok: false, error: 'file_not_found' });
    expect(submitted).toEqual([]);
  });
});
