import type { YAMLError } from 'yaml';
import { finding, type Finding } from './fault.ts';

/** Mistakes after which the rest of the file still says what its author meant. */
const HARMLESS = new Set(['DUPLICATE_KEY', 'BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'TAG_RESOLVE_FAILED']);

/** Whether the rest of the file may be checked in spite of the mistake. */
export function isHarmless(error: YAMLError): boolean {
  return HARMLESS.has(error.code);
}

/** A mistake in the YAML itself, told to somebody who has never heard of YAML. */
export function syntaxFinding(error: YAMLError, text: string): Finding {
  const [from] = error.pos;
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return finding('yaml-duplicate-key', { key: /^["']?([^"':\s]*)/.exec(text.slice(from))?.[1] ?? '' });
    case 'TAB_AS_INDENT':
      return finding('yaml-tab', {});
    case 'BAD_INDENT':
      return error.message.startsWith('Flow') ? finding('yaml-bracket', {}) : finding('yaml-indent', {});
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
    case 'BLOCK_IN_FLOW':
    case 'MULTILINE_IMPLICIT_KEY':
      return finding('yaml-bracket', {});
    case 'BLOCK_AS_IMPLICIT_KEY':
      return finding('yaml-colon', {});
    case 'BAD_SCALAR_START':
      return finding('yaml-quote', { start: text.charAt(from) });
    case 'BAD_DQ_ESCAPE':
      return finding('yaml-escape', {});
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
    case 'BAD_COLLECTION_TYPE':
      return finding('yaml-tag', {});
    case 'MULTIPLE_DOCS':
      return finding('yaml-documents', {});
    default:
      return finding('yaml-other', {});
  }
}

/** What people can neither see nor have meant: controls, half a character, what Unicode forbids. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|[\p{Surrogate}\u{fffe}\u{ffff}]/gu;

/** The characters of a text that people can neither see nor have meant, by their offset. */
export function unprintables(text: string): { offset: number; finding: Finding }[] {
  return [...text.matchAll(UNPRINTABLE)].map((match) => {
    const code = match[0].codePointAt(0) ?? 0;
    const character = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return { offset: match.index, finding: finding('control-character', { character }) };
  });
}

/** The text with a space for each unprintable character, so that all offsets stay. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, ' ');
}

const MOST_LEVELS = 40;

/**
 * Where the text first has more levels than any campaign needs, or null. It is asked before parsing: a
 * parser calls itself for each level, and some thousands of them end the process. Brackets in texts count
 * too, which only a text with dozens of unclosed ones would notice.
 */
export function tooDeepAt(text: string): number | null {
  let levels = 0;
  for (const { index, 0: bracket } of text.matchAll(/[[{\]}]/g)) {
    levels = Math.max(0, levels + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (levels > MOST_LEVELS) return index;
  }
  const listsInLists = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${MOST_LEVELS},}|^ {200,}`, 'm');
  return listsInLists.exec(text)?.index ?? null;
}
