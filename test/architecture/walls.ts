import { code, importsOf, withoutComments, type Import, type Sources } from './sources.ts';

/** A rule that every file keeps: what breaks it, one line for each place. */
type Wall = (sources: Sources) => string[];

const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const isDb = inside('db');
const isTransport = (to: string): boolean => to === '@slack/bolt' || to === '@slack/web-api';

/** Files that take values and give values: no database, Slack, network, disk, clock, chance or environment. */
export function isPure(path: string): boolean {
  return (
    /^src\/(calendar|messages|campaign\/file)\//.test(path) ||
    /^src\/.*\/rules\.ts$/.test(path) ||
    /^src\/tasks\/(states|due|lights|spoken|verbs|ladder|picks|ref)\.ts$/.test(path) ||
    /^src\/rectifications\/(states|verbs|ref)\.ts$/.test(path) ||
    [
      'commands/inspect-parse.ts',
      'commands/parse.ts',
      'commands/rectify-parse.ts',
      'commands/task-parse.ts',
      'commands/written.ts',
      'src/people/posts.ts',
      'src/replies/parse.ts',
      'src/practice/payloads.ts',
    ].includes(path)
  );
}

/** Where the program is put together: the only place that knows the environment, the clock and chance. */
const COMPOSITION = new Set(['src/cli.ts', 'src/main.ts', 'src/office.ts']);

/** The practice workspace stands for Slack, whose clock and ids are its own and not the office's. */
const isPractice = inside('src/practice');

/** Rooms that may know what the bot says: they bring facts and messages together. */
const SPEAKING = /^src\/(announce|cli|messages|practice)\/|^src\/[^/]+\.ts$/;

function imports(sources: Sources): Import[] {
  return [...sources].flatMap(([path, text]) => importsOf(path, text));
}

/** No import for which `breaks` holds. */
function noImport(breaks: (one: Import) => boolean): Wall {
  return (sources) =>
    imports(sources)
      .filter(breaks)
      .map(({ from, to }) => `${from} imports ${to}`);
}

const IMPURE_PACKAGE = /^(kysely|better-sqlite3|pg|express|ws|pino|p-queue|node-cron)$/;
const isImpure = (to: string): boolean =>
  isDb(to) || isTransport(to) || IMPURE_PACKAGE.test(to) || (to.startsWith('node:') && to !== 'node:util');

const OUTSIDE: readonly [RegExp, string][] = [
  [/\bnew Date\(\s*\)/, 'new Date()'],
  [/\bDate\.now\b/, 'Date.now'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\brandom(UUID|Bytes|Int)\b/, 'a random id'],
  [/\bprocess\.env\b/, 'process.env'],
];
const TIMING: readonly [RegExp, string][] = [
  [/\bperformance\.now\b/, 'performance.now'],
  [/\bset(Timeout|Interval|Immediate)\b/, 'a timer'],
];

/** No file for which `watched` holds says any of these words in its code. */
function noWords(watched: (path: string) => boolean, words: readonly [RegExp, string][]): Wall {
  return (sources) =>
    [...sources]
      .filter(([path]) => watched(path))
      .flatMap(([path, text]) =>
        words.filter(([word]) => word.test(code(text))).map(([, name]) => `${path} uses ${name}`),
      );
}

/**
 * What a pure file reaches through other files is as pure as the file itself. The practice workspace's files are
 * asked only for themselves: its payloads take constant names from the file that also makes its ids.
 */
const purity: Wall = (sources) => {
  const found = new Set<string>();
  for (const start of [...sources.keys()].filter(isPure)) {
    const seen = new Set([start]);
    for (const path of seen) {
      for (const { to, typeOnly } of importsOf(path, sources.get(path) ?? '')) {
        if (typeOnly) continue;
        if (isImpure(to))
          found.add(path === start ? `${start} imports ${to}` : `${start} reaches ${to} by ${path}`);
        else if (sources.has(to) && !isPractice(to)) seen.add(to);
      }
    }
  }
  return [...found];
};

/** Files that need each other to run can only be understood together. */
const circles: Wall = (sources) => {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const { to, typeOnly } of importsOf(path, sources.get(path) ?? ''))
      if (!typeOnly && sources.has(to)) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return found;
};

const AUDIT_CHANGED =
  /\b(updateTable|deleteFrom|mergeInto|replaceInto|dropTable|alterTable)\(\s*['"]audit|\b(update|delete from|replace into|drop table|truncate)\s+audit\b/gi;

/** Nobody changes or removes a line of the audit, by query builder or by SQL. */
const untouchedAudit: Wall = (sources) =>
  [...sources]
    .filter(([path]) => path !== 'db/forget.ts')
    .flatMap(([path, text]) =>
      [...withoutComments(text).matchAll(AUDIT_CHANGED)].map(([found]) => `${path} says ${found}`),
    );

const LONGEST = 250;

/** Every wall of the house, by the sentence that it keeps. */
export const WALLS = {
  'Commands and jobs ask services, and services ask the database': noImport(
    ({ from, to, typeOnly }) => /^(commands|jobs)\//.test(from) && isDb(to) && !typeOnly,
  ),
  'Services and the database never call commands or jobs': noImport(
    ({ from, to, typeOnly }) =>
      !typeOnly &&
      /^(commands|jobs)\//.test(to) &&
      /^(src\/[^/]+\/|db\/)/.test(from) &&
      !from.startsWith('src/cli/'),
  ),
  'The database knows nothing of the office but its types': noImport(
    ({ from, to, typeOnly }) => isDb(from) && !typeOnly && /^(src|commands|jobs)\//.test(to),
  ),
  'Messages are made of facts: they never ask the database, and never call Slack': noImport(
    ({ from, to, typeOnly }) =>
      from.startsWith('src/messages/') &&
      !typeOnly &&
      (isDb(to) || isTransport(to) || to.startsWith('src/slack/')),
  ),
  'Services return facts, never blocks or sentences': noImport(
    ({ from, to, typeOnly }) =>
      from.startsWith('src/') && !SPEAKING.test(from) && !typeOnly && to.startsWith('src/messages/'),
  ),
  'Only src/slack talks to Slack': noImport(
    ({ from, to, typeOnly }) => !typeOnly && isTransport(to) && !from.startsWith('src/slack/'),
  ),
  'The practice workspace is Slack, not the office: it knows the office’s types only': noImport(
    ({ from, to, typeOnly }) =>
      isPractice(from) && !typeOnly && !isPractice(to) && /^(src|commands|jobs|db)\//.test(to),
  ),
  'The practice page knows the server by its contract only': noImport(
    ({ from, to, typeOnly }) =>
      from.startsWith('src/practice/page/') &&
      !to.startsWith('src/practice/page/') &&
      /^(src|commands|jobs|db)\//.test(to) &&
      !(typeOnly && /^src\/practice\/contract(-tools)?\.ts$/.test(to)),
  ),
  'Pure files reach neither database nor Slack, neither network nor disk': purity,
  'Pure files have no clock, no chance and no environment': noWords(isPure, [...OUTSIDE, ...TIMING]),
  'Only the composition root reads the real clock, the environment and chance': noWords(
    (path) => !COMPOSITION.has(path) && !isPractice(path),
    OUTSIDE,
  ),
  'What was done stays on record: only emptying a practice database takes lines of the audit away':
    untouchedAudit,
  'No file is longer than 250 lines': (sources) =>
    [...sources]
      .map(([path, text]) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > LONGEST)
      .map(({ path, lines }) => `${path} has ${lines} lines`),
  'Everything is exported by its name': (sources) =>
    [...sources]
      .filter(([, text]) => /^export default\b/m.test(code(text)))
      .map(([path]) => `${path} exports a default`),
  'No two files need each other to run': circles,
} as const satisfies Record<string, Wall>;
