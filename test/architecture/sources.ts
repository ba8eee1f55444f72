import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Source texts by their path from the project's folder, e.g. `src/cli.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** One import of a file: what it names, and whether anything of it is left when types are erased. */
export interface Import {
  from: string;
  /** The imported file's path, or the package's name as written. */
  to: string;
  typeOnly: boolean;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every file of these folders whose name ends so. */
export function readSources(folders: readonly string[], extension: RegExp): Sources {
  const sources = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !extension.test(entry.name)) continue;
      const file = join(entry.parentPath, entry.name);
      sources.set(file.slice(ROOT.length).replaceAll('\\', '/'), readFileSync(file, 'utf8'));
    }
  }
  return sources;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?([^'";]*?)\s*\bfrom\s+'([^']+)'/gm;
const BARE = /^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm;

function onlyTypes(clause: string): boolean {
  const named = /^\{([\s\S]*)\}$/.exec(clause.trim())?.[1];
  if (named === undefined) return false;
  const names = named.split(',').map((name) => name.trim());
  return names.every((name) => name === '' || name.startsWith('type '));
}

/** What a file imports and re-exports; paths are resolved. */
export function importsOf(path: string, text: string): Import[] {
  const resolved = (to: string): string => (to.startsWith('.') ? join(dirname(path), to) : to);
  return [
    ...[...text.matchAll(STATEMENT)].map(([, type, clause = '', to = '']) => ({
      from: path,
      to: resolved(to),
      typeOnly: type !== undefined || onlyTypes(clause),
    })),
    ...[...text.matchAll(BARE)].map(([, bare, dynamic]) => ({
      from: path,
      to: resolved(bare ?? dynamic ?? ''),
      typeOnly: false,
    })),
  ];
}

/** The text without comments. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g, ' ');
}

/** The text without comments and without the contents of quoted strings, so that words in them do not count. */
export function code(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g,
    (found) => (found.startsWith('/') ? ' ' : "''"),
  );
}
