import { describe, expect, it } from 'vitest';
import { inputErrors } from '../../../src/practice/input-errors.ts';
import { isPicture, kindOf } from '../../../src/practice/files/kinds.ts';
import { cleanName, contentDisposition, slugOf } from '../../../src/practice/files/names.ts';
import { times } from '../../support/limits/kit.ts';

describe('the name of a file', () => {
  it.each([
    ['第18周 汇总（终稿）.docx', '第18周 汇总（终稿）.docx'],
    ['../../etc/passwd', 'passwd'],
    [String.raw`C:\Users\kz\表.xlsx`, '表.xlsx'],
    ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie: x=1.txt'],
    ['照片\u202Egpj.exe', '照片gpj.exe'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(251)}.pdf`],
    ['..', ''],
    [' \u0000 ', ''],
  ])('%j is kept as %j', (given, kept) => expect(cleanName(given)).toBe(kept));

  it('is told to any browser, whatever stands in it', () => {
    expect(contentDisposition('attachment', `表 "一"\\(1).pdf`)).toBe(
      `attachment; filename="_ ____(1).pdf"; filename*=UTF-8''%E8%A1%A8%20%22%E4%B8%80%22%5C%281%29.pdf`,
    );
    expect(contentDisposition('inline', '坏\uD800.png')).toBe(
      `inline; filename="__.png"; filename*=UTF-8''%E5%9D%8F%EF%BF%BD.png`,
    );
  });

  it('ends an address in small letters', () => {
    expect([slugOf('Report 一.PDF'), slugOf('.env')]).toEqual(['report__.pdf', '_env']);
  });
});

describe('the kind of a file', () => {
  it('is known by the end of its name', () => {
    expect(kindOf('现场.JPG')).toEqual({ mimetype: 'image/jpeg', filetype: 'jpg', prettyType: 'JPEG' });
    expect(kindOf('constructor')).toEqual({
      mimetype: 'application/octet-stream',
      filetype: 'binary',
      prettyType: 'Binary',
    });
  });

  it('lets only pictures be shown that cannot carry scripts', () => {
    const names = ['a.png', 'a.jpeg', 'a.gif', 'a.webp', 'a.svg', 'a.html', 'a.pdf', 'png'];
    expect(names.filter(isPicture)).toEqual(['a.png', 'a.jpeg', 'a.gif', 'a.webp']);
  });
});

describe('a file input', () => {
  const MB = 1024 * 1024;
  const file = (more: object = {}) => ({ name: '图.png', filetype: 'png', size: 1, ...more });
  const errorOf = (files: object[], element: object = {}) => {
    const block = {
      type: 'input',
      block_id: 'b',
      element: { type: 'file_input', action_id: 'f', ...element },
    };
    return inputErrors([block], { b: { f: { type: 'file_input', files } } }, 'zh-CN').b;
  };

  it.each([
    ['as many as it asks for', times(2, () => file()), { max_files: 2 }, undefined],
    ['one more', times(3, () => file()), { max_files: 2 }, '最多可选 2 个文件。'],
    ['ten when it does not say', times(10, () => file()), {}, undefined],
    ['eleven', times(11, () => file()), {}, '最多可选 10 个文件。'],
    ['10 MB', [file({ size: 10 * MB })], {}, undefined],
    ['a byte more', [file({ size: 10 * MB + 1 })], {}, '每个文件不能超过 10 MB。'],
    ['a type that it names', [file({ name: '图.JPEG', filetype: 'jpg' })], { filetypes: ['jpg'] }, undefined],
    ['another type', [file()], { filetypes: ['pdf', 'jpg'] }, '只接受这些类型的文件：pdf, jpg。'],
    ['nothing', [], {}, '请填写此必填项。'],
  ])('takes or refuses %s', (_what, files, element, error) => {
    expect(errorOf(files, element)).toBe(error);
  });
});
