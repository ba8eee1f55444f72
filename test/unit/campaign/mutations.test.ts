import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCollection, isPair, parseDocument, visit, type Document, type Node, type Pair } from 'yaml';
import { readNotice } from '../../../src/campaign/file/notice.ts';
import { readCampaign } from '../../../src/campaign/file/read.ts';
import { words } from '../../../src/locales/words.ts';
import { describeFault, type Fault } from '../../../src/campaign/file/fault.ts';
import { EN_SAMPLE, fileText, ZH_SAMPLE } from './files.ts';

/** What is wrong with an answer: no faults told, a place that is not in the text, or no words for it. */
function wrongWith(text: string, read: { faults: Fault[] } | object): string[] {
  if (!('faults' in read)) return [];
  const lines = text.split('\n');
  const wrong = read.faults.flatMap((fault, index) => {
    const said = (['zh-CN', 'en'] as const).map((language) => describeFault(fault, words(language)));
    const width = lines[fault.line - 1]?.length ?? -1;
    const inside = fault.column >= 1 && fault.column <= width + 1;
    const inOrder = index === 0 || fault.line >= (read.faults[index - 1]?.line ?? 0);
    const worded = said.every((line) => /^plan\.yaml:\d+:\d+: ./.test(line));
    return inside && inOrder && worded ? [] : said;
  });
  return read.faults.length === 0 ? ['refused without a reason'] : wrong;
}

function nodesOf(document: Document): (Node | Pair)[] {
  const nodes: (Node | Pair)[] = [];
  visit(document, { Pair: (_, pair) => void nodes.push(pair), Value: (_, node) => void nodes.push(node) });
  return nodes;
}

/** Takes the node out of the document, or puts another value in its place. */
function mutate(document: Document, which: number, value: unknown): void {
  const nodes = nodesOf(document);
  const target = nodes[which % nodes.length];
  visit(document, (_key, node) => {
    if (node !== target || node === document.contents) return undefined;
    if (value === undefined) return visit.REMOVE;
    if (isPair(node)) {
      node.value = document.createNode(value);
      return visit.BREAK;
    }
    return document.createNode(value);
  });
}

const anyValue = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    101,
    true,
    [],
    {},
    [null],
    { id: 'x' },
    'constructor',
    '__proto__',
  ),
  fc.string({ unit: 'grapheme' }),
  fc.jsonValue({ maxDepth: 2 }),
);

const sample = fc.constantFrom(ZH_SAMPLE, EN_SAMPLE);

describe('a file that somebody has edited in a hurry', () => {
  it('never throws when values are deleted or replaced', () => {
    fc.assert(
      fc.property(
        sample,
        fc.array(fc.tuple(fc.nat(), anyValue), { minLength: 1, maxLength: 4 }),
        (from, edits) => {
          const document: Document = parseDocument(from);
          for (const [which, value] of edits) mutate(document, which, value);
          const text = String(document);
          expect(wrongWith(text, readCampaign(text, 'plan.yaml'))).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('never throws when the text itself is cut or typed over', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\t',
        '\n',
        '[',
        '{',
        '"',
        ': ',
        '- ',
        '&a ',
        '*a',
        '!!map ',
        '---\n',
        '\u0000',
        '\ud800',
        '? ',
      ),
    );
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 40 }), typed);
    fc.assert(
      fc.property(sample, fc.array(edit, { minLength: 1, maxLength: 3 }), (from, edits) => {
        let text = from;
        for (const [where, length, put] of edits) {
          const at = where % text.length;
          text = text.slice(0, at) + put + text.slice(at + length);
        }
        expect(wrongWith(text, readCampaign(text, 'plan.yaml'))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('never throws on a holiday notice either', () => {
    const notice = fileText('../../../campaigns/cn-holidays.example.yaml');
    fc.assert(
      fc.property(fc.nat(), anyValue, (which, value) => {
        const document: Document = parseDocument(notice);
        mutate(document, which, value);
        expect(wrongWith(String(document), readNotice(String(document), 'plan.yaml'))).toEqual([]);
      }),
    );
  });

  it('finds something to change in each sample', () => {
    expect(isCollection(parseDocument(ZH_SAMPLE).contents)).toBe(true);
    expect(nodesOf(parseDocument(ZH_SAMPLE)).length).toBeGreaterThan(500);
  });
});
