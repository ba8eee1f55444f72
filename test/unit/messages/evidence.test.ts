import { describe, expect, it } from 'vitest';
import type { EvidenceFacts } from '../../../src/evidence/facts.ts';
import { readSlackFiles } from '../../../src/evidence/given.ts';
import { evidenceError, evidenceLines, sizeLabel, troubleText } from '../../../src/messages/evidence.ts';

const FILE: EvidenceFacts = {
  id: 'e1',
  slackFileId: 'F1',
  name: '<!channel> 现场.jpg',
  mime: 'image/jpeg',
  size: 1_258_291,
  sha256: null,
  state: 'waiting',
  reason: null,
  attempts: 0,
  nextAt: '',
  triedAt: null,
  uploadedBy: 'kz',
  uploader: '科长',
  happenedAt: '2022-05-24T15:59:00.000Z',
  recordedAt: '2022-05-24T16:01:00.000Z',
  copiedAt: null,
  happenedOn: '2022-05-24',
  recordedOn: '2022-05-25',
};

describe('what is shown of evidence', () => {
  it('is a line with name, size, who, both days and whether it is copied; nothing in a name is markup', () => {
    expect(evidenceLines([FILE], 'zh-CN')).toEqual([
      '&lt;!channel&gt; 现场.jpg · 1.2 MB · 科长 · 5月24日上传，5月25日记录 · 尚未存档',
    ]);
    const copied = { ...FILE, state: 'copied', recordedOn: FILE.happenedOn } as const;
    expect(evidenceLines([copied], 'en')).toEqual([
      '&lt;!channel&gt; 现场.jpg · 1.2 MB · 科长 · 24 May · copied',
    ]);
  });

  it('is a few lines, and how many more there are', () => {
    const many = Array.from({ length: 7 }, (_, index) => ({ ...FILE, name: `${index}.jpg` }));
    expect(evidenceLines(many, 'en')).toHaveLength(6);
    expect(evidenceLines(many, 'en').at(-1)).toBe('… and 2 more files');
  });

  it('says what is not taken and what to do instead', () => {
    expect(evidenceLines([{ ...FILE, name: 'a.exe', state: 'refused', reason: 'program' }], 'en')).toEqual([
      '“a.exe” was not taken: programs and scripts are no evidence; use a picture, a PDF, an Office or WPS document, text or CSV.',
    ]);
    const files = readSlackFiles([
      { id: 'F1', name: '现场.jpg', mimetype: 'image/jpeg', size: 5 },
      { id: 'F2', name: '大图.jpg', mimetype: 'image/jpeg', size: 50 * 1024 * 1024 },
    ]);
    expect(evidenceError(files, 'zh-CN')).toBe(
      '「大图.jpg」未收：一个文件最多 20 MB，请压缩图片或拆分文档后再上传。',
    );
    expect(evidenceError(files.slice(0, 1), 'zh-CN')).toBeNull();
  });

  it('tells its uploader whether there is something to do', () => {
    const named = { ...FILE, name: '现场.jpg' };
    expect(troubleText(named, 'zh-CN')).toBe('「现场.jpg」尚未存档，会自动再试，您不用做什么。');
    expect(troubleText({ ...named, state: 'failed', reason: 'http_404' }, 'zh-CN')).toBe(
      '「现场.jpg」没能存档，已不再试。还需要它的话，请在原处重新上传。',
    );
    expect(troubleText({ ...named, state: 'failed', reason: 'gone' }, 'zh-CN')).toBe(
      '「现场.jpg」未收：Slack 里已经没有这个文件，请重新上传。',
    );
  });

  it('has a size that people read, also when Slack does not say it', () => {
    expect([5, 1_023, 20_480, 10_485_760].map(sizeLabel)).toEqual(['5 B', '1023 B', '20 KB', '10.0 MB']);
    expect(evidenceLines([{ ...FILE, size: null }], 'zh-CN')[0]).toContain(' · 大小不详 · ');
  });
});
