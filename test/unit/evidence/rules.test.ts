import { describe, expect, it } from 'vitest';
import { contentFault, isProgram } from '../../../src/evidence/content.ts';
import { readSlackFiles } from '../../../src/evidence/given.ts';
import { cleanedName, evidenceFault, faultOf, MOST_BYTES, nextTry } from '../../../src/evidence/rules.ts';

const offered = (name: string, mime = '', size = 1_000) => evidenceFault({ name, mime, size });

describe('what is taken as evidence', () => {
  it('are pictures, PDF, documents of Office and WPS, text and CSV', () => {
    const taken: [string, string?][] = [
      ['现场.jpg', 'image/jpeg'],
      ['IMG_0042.HEIC', 'image/heic'],
      ['截图.png', 'image/png'],
      ['整改报告.pdf', 'application/pdf'],
      ['通知.ofd', 'application/octet-stream'],
      ['通知.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['台账.xls', 'application/vnd.ms-excel'],
      ['汇报.wps', 'application/octet-stream'],
      ['台账.et'],
      ['说明.txt', 'text/plain'],
      ['台账.csv', 'text/csv'],
      ['台账.csv', 'application/vnd.ms-excel'],
      ['Image from iOS', 'image/jpeg'],
    ];
    expect(taken.filter(([name, mime]) => offered(name, mime) !== null)).toEqual([]);
  });

  it('are no programs, scripts, archives or anything that nobody knows, whatever else they are called', () => {
    expect({
      exe: offered('安装.exe', 'application/octet-stream'),
      capitals: offered('SETUP.EXE'),
      doubled: offered('现场.jpg.exe', 'image/jpeg'),
      dotted: offered('现场.exe. ', ''),
      turned: offered('现场\u202Egpj.exe', 'image/jpeg'),
      disguised: offered('现场.jpg', 'application/x-msdownload'),
      script: offered('run.sh', 'text/x-sh'),
      macros: offered('台账.xlsm', 'application/vnd.ms-excel.sheet.macroenabled.12'),
      page: offered('page.html', 'text/html'),
      drawing: offered('logo.svg', 'image/svg+xml'),
      zip: offered('材料.zip', 'application/zip'),
      rar: offered('材料.rar'),
      film: offered('现场.mp4', 'video/mp4'),
      nothing: offered('材料'),
      contrary: offered('现场.jpg', 'application/pdf'),
    }).toEqual({
      exe: 'program',
      capitals: 'program',
      doubled: 'program',
      dotted: 'program',
      turned: 'program',
      disguised: 'program',
      script: 'program',
      macros: 'program',
      page: 'program',
      drawing: 'program',
      zip: 'archive',
      rar: 'archive',
      film: 'type',
      nothing: 'type',
      contrary: 'type',
    });
  });

  it('has 20 MB at most, and something in it', () => {
    expect(offered('现场.jpg', 'image/jpeg', MOST_BYTES)).toBeNull();
    expect(offered('现场.jpg', 'image/jpeg', MOST_BYTES + 1)).toBe('too_large');
    expect(offered('现场.jpg', 'image/jpeg', 0)).toBe('empty');
  });

  it('lies with Slack: what Slack has lost or only points at is not fetched', () => {
    const files = readSlackFiles([
      { id: 'F1', mode: 'tombstone' },
      { id: 'F2', name: '台账.xlsx', mode: 'external', is_external: true, size: 3 },
      { id: 'F3', file_access: 'check_file_info' },
      { id: 'F4', name: '现场.jpg', mimetype: 'image/jpeg', size: 3, mode: 'hosted', created: 1_651_700_000 },
      { name: 'no id' },
      'nothing',
    ]);
    expect(files.map((file) => [file.id, faultOf(file)])).toEqual([
      ['F1', 'gone'],
      ['F2', 'elsewhere'],
      ['F3', null],
      ['F4', null],
    ]);
    expect(readSlackFiles(undefined)).toEqual([]);
  });
});

describe('the content of a file', () => {
  it('shows a program, whatever it is called', () => {
    const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
    const programs = [
      'MZ\x90\x00',
      '\x7FELF\x02',
      '#!/bin/sh',
      '\xEF\xBB\xBF#!/bin/sh',
      '\xCF\xFA\xED\xFE',
      '\xCA\xFE\xBA\xBE',
    ];
    expect(programs.filter((one) => !isProgram(bytes(one)))).toEqual([]);
    const harmless = [
      'MZ/T 148 志愿服务',
      '\xFF\xD8\xFF\xE0',
      '%PDF-1.7',
      'PK\x03\x04',
      '# 标题',
      '编号,问题',
      '',
    ];
    expect(harmless.filter((one) => isProgram(bytes(one)))).toEqual([]);
  });

  it('is the picture or the PDF that its name says; a picture may be of another kind', () => {
    const faultIn = (name: string, mime: string, content: string) =>
      contentFault(Buffer.from(content, 'latin1'), { name, mime });
    const [zip, jpeg, heic] = ['PK\x03\x04', '\xFF\xD8\xFF\xE0', '\0\0\0\x18ftypheic'];
    expect({
      zip: faultIn('现场.jpg', 'image/jpeg', zip),
      named: faultIn('Image from iOS', 'image/jpeg', zip),
      pdf: faultIn('报告.pdf', 'application/pdf', zip),
      text: faultIn('现场.png', 'image/png', '编号'),
    }).toEqual({ zip: 'contrary', named: 'contrary', pdf: 'contrary', text: 'contrary' });
    const taken = [
      faultIn('现场.png', 'image/png', jpeg),
      faultIn('现场.jpg', 'image/jpeg', heic),
      faultIn('现场.webp', 'image/webp', 'RIFF\x24\0\0\0WEBPVP8 '),
      faultIn('报告.pdf', 'application/pdf', '\r\n%PDF-1.7'),
      faultIn('台账.docx', '', zip),
    ];
    expect(taken).toEqual([null, null, null, null, null]);
  });
});

describe('a name', () => {
  it('loses folders and what cannot be seen, and keeps its end', () => {
    expect(cleanedName('C:\\材料\\现场\u202E\u0000.jpg')).toBe('现场.jpg');
    expect(cleanedName(`${'长'.repeat(300)}.pdf`)).toBe(`${'长'.repeat(196)}.pdf`);
  });
});

describe('a file that could not be copied', () => {
  const now = new Date('2022-05-25T01:00:00Z');
  const after = (attempts: number): number | null => {
    const next = nextTry(attempts, now);
    return next && (next.getTime() - now.getTime()) / 60_000;
  };

  it('is tried again after a minute, then ever later, every six hours at last, and given up after two days of it', () => {
    const waits = Array.from({ length: 15 }, (_, index) => after(index + 1));
    expect(waits).toEqual([1, 2, 5, 15, 30, 60, 180, 360, 360, 360, 360, 360, 360, 360, 360]);
    expect(after(16)).toBeNull();
    expect(waits.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBeGreaterThan(48 * 60);
  });
});
