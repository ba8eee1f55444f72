import { describe, expect, it } from 'vitest';
import { smallest, told } from './files.ts';

describe('a file that is not good YAML', () => {
  it.each([
    ['an empty file', '', ['plan.yaml:1:1: The file is empty. Fill it in like the samples in campaigns/.']],
    [
      'nothing but a comment',
      '# later\n',
      ['plan.yaml:1:1: The file is empty. Fill it in like the samples in campaigns/.'],
    ],
    ['a list instead of groups', '- a\n- b\n', ['plan.yaml:1:1: This should be a group of "key: value".']],
    [
      'a tab for indentation',
      'campaign:\n\tid: club\n',
      ['plan.yaml:2:1: A tab is used for indentation. Use spaces.'],
    ],
    [
      'lines that are not aligned',
      'people:\n  - id: ann\n  name: Ann\n',
      ['plan.yaml:3:1: The indentation does not fit the lines above. Align lines of the same level.'],
    ],
    [
      'a bracket that is never closed',
      'people: [ann, bob\nsections: []\n',
      [
        'plan.yaml:2:1: This cannot be read: a bracket, quote, comma or colon may be missing before it. Check this line and the one above.',
      ],
    ],
    [
      'a colon in a text',
      'campaign:\n  name: Reading: a club\n',
      [
        'plan.yaml:2:9: A colon too many here, or wrong indentation. Put a value that contains ": " in double quotes.',
      ],
    ],
    [
      'a second document',
      `${smallest()}---\ncampaign: {}\n`,
      ['plan.yaml:6:1: A file holds one campaign. Delete the "---" and what follows it.'],
    ],
    [
      'a key that is a list',
      smallest('[a]: b\n'),
      ['plan.yaml:6:1: A key is one simple word. Write "key: value" as in the sample.'],
    ],
    [
      'a tag',
      smallest('goals: !!set []\n'),
      ['plan.yaml:6:8: Tags with "!" are not used here. Delete the tag and keep the value.'],
    ],
    [
      'an alias to nothing',
      smallest('tasks: *later\n'),
      ['plan.yaml:6:8: The alias *later stands for nothing, or for itself. Write the content out.'],
    ],
    [
      'an alias to itself',
      smallest('tasks: &all [*all]\n'),
      [
        'plan.yaml:6:14: An entry of this list is empty. Fill it in or delete it.',
        'plan.yaml:6:14: The alias *all stands for nothing, or for itself. Write the content out.',
      ],
    ],
  ])('%s is told with what to do', (_what, text, lines) => {
    expect(told(text).toSorted()).toEqual(lines);
  });

  it('goes on after mistakes that leave the rest readable', () => {
    const text = smallest(
      'tasks:\n  - { id: a, title: A, lead: desk, lead: desk }\n  - { id: b, title: "\\d" }\n',
    )
      .replace('name: Ann', 'name: Ann, slack: @ann')
      .replace('starts_on: 2022-01-03', 'starts_on: soon');
    expect(told(text)).toEqual([
      'plan.yaml:1:54: "soon" is not a date that exists. Write year-month-day, such as 2022-03-01.',
      'plan.yaml:3:39: A value cannot begin with @. Put the whole value in double quotes.',
      'plan.yaml:7:36: The key "lead" is written twice here. Keep one of the two.',
      'plan.yaml:8:5: "lead" is missing. Add it.',
      'plan.yaml:8:22: This backslash means nothing in double quotes. Use single quotes, or write "\\" as "\\\\".',
    ]);
  });
});

describe('a file with characters that nobody can see', () => {
  it('names them, written as they are or as escapes', () => {
    const text = smallest('tasks:\n  - { id: a, title: "A\\u0000", lead: desk }\n').replace(
      'Reading club',
      'Reading\u0007 \ud800club',
    );
    expect(told(text)).toEqual([
      'plan.yaml:1:36: Invisible control character U+0007 here. Delete it and type again.',
      'plan.yaml:1:38: Invisible control character U+D800 here. Delete it and type again.',
      'plan.yaml:7:21: Invisible control character U+0000 here. Delete it and type again.',
    ]);
  });

  it('leaves every letter, mark and emoji alone', () => {
    expect(told(smallest().replace('Reading club', '读书会 📚 👩‍👩‍👧 Ñandú'))).toEqual([]);
  });
});

describe('a file made to break its reader', () => {
  const tooDeep = 'Too many levels inside each other here. Keep to the levels of the sample.';

  it.each([
    ['brackets', `a: ${'['.repeat(100_000)}`],
    ['braces', '{a: '.repeat(50_000)],
    ['dashes', '- '.repeat(50_000)],
    ['indentation', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('is refused before it is read: %s', (_what, text) => {
    expect(told(text)).toEqual([expect.stringContaining(tooDeep)]);
  });

  it('is told when aliases would fill the memory', () => {
    const rows = Array.from(
      { length: 12 },
      (_, row) => `a${row + 1}: &a${row + 1} [${`*a${row},`.repeat(10)}]`,
    );
    const lines = told(smallest(`a0: &a0 [x]\n${rows.join('\n')}\n`));
    expect(lines.length).toBeLessThan(202);
    expect(lines.join('\n')).toContain('stands for nothing, or for itself');
  });

  it('is told that it is too large', () => {
    expect(told(`# ${'x'.repeat(2_000_000)}`)).toEqual([
      'plan.yaml:1:1: The file has more than 2000000 characters, too many for a campaign. Check that it is the right file.',
    ]);
  });

  it('gets two hundred faults and the number of the others', () => {
    const people = Array.from({ length: 500 }, () => '{ id: ann, name: Ann }').join(',\n  ');
    const lines = told(smallest().replace('{ id: ann, name: Ann }', people));
    expect(lines).toHaveLength(201);
    expect(lines.slice(-2)).toEqual([
      'plan.yaml:203:9: The id "ann" is already used on line 3. Choose another.',
      'plan.yaml:203:9: 299 more faults are not listed. Correct those above and import again.',
    ]);
  });
});
