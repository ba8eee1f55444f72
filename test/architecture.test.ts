import { describe, expect, it } from 'vitest';
import { importsOf, readSources, type Sources } from './architecture/sources.ts';
import { isPure, WALLS } from './architecture/walls.ts';

type WallName = keyof typeof WALLS;

const house = readSources(['src', 'commands', 'jobs', 'db'], /\.tsx?$/);

/** A file that breaks each wall, what is said of it, and its like that does not break it. */
const PLANTED: Record<
  WallName,
  { broken: Record<string, string>; said: string[]; fine: Record<string, string> }
> = {
  'Commands and jobs ask services, and services ask the database': {
    broken: { 'commands/task.ts': "import { findTask } from '../db/tasks.ts';" },
    said: ['commands/task.ts imports db/tasks.ts'],
    fine: {
      'commands/task.ts': "import type { TaskRow } from '../db/tasks.ts';",
      'src/tasks/service.ts': "import { findTask } from '../../db/tasks.ts';",
    },
  },
  'Services and the database never call commands or jobs': {
    broken: { 'src/tasks/service.ts': "import { JOBS } from '../../jobs/run.ts';" },
    said: ['src/tasks/service.ts imports jobs/run.ts'],
    fine: { 'src/office.ts': "import { JOBS } from '../jobs/run.ts';" },
  },
  'The database knows nothing of the office but its types': {
    broken: { 'db/tasks.ts': "import { isOpen, type TaskDates } from '../src/weeks/rules.ts';" },
    said: ['db/tasks.ts imports src/weeks/rules.ts'],
    fine: { 'db/tasks.ts': "import { type TaskDates } from '../src/weeks/rules.ts';" },
  },
  'Messages are made of facts: they never ask the database, and never call Slack': {
    broken: { 'src/messages/task.ts': "import {\n  findTask,\n} from '../../db/tasks.ts';" },
    said: ['src/messages/task.ts imports db/tasks.ts'],
    fine: { 'src/messages/task.ts': "import type { TaskRow } from '../../db/tasks.ts';" },
  },
  'Services return facts, never blocks or sentences': {
    broken: { 'src/tasks/service.ts': "import { taskCard } from '../messages/task.ts';" },
    said: ['src/tasks/service.ts imports src/messages/task.ts'],
    fine: { 'src/announce/task.ts': "import { taskCard } from '../messages/task.ts';" },
  },
  'Only src/slack talks to Slack': {
    broken: { 'jobs/weekly-due.ts': "import { WebClient } from '@slack/web-api';" },
    said: ['jobs/weekly-due.ts imports @slack/web-api'],
    fine: {
      'jobs/weekly-due.ts': "import type { WebClient } from '@slack/web-api';",
      'src/slack/clients.ts': "import { WebClient } from '@slack/web-api';",
    },
  },
  'The practice workspace is Slack, not the office: it knows the office’s types only': {
    broken: { 'src/practice/seed.ts': "import { readCampaign } from '../campaign/file/read.ts';" },
    said: ['src/practice/seed.ts imports src/campaign/file/read.ts'],
    fine: { 'src/practice/seed.ts': "import type { Campaign } from '../campaign/campaign.ts';" },
  },
  'The practice page knows the server by its contract only': {
    broken: { 'src/practice/page/api.ts': "import type { Workspace } from '../workspace.ts';" },
    said: ['src/practice/page/api.ts imports src/practice/workspace.ts'],
    fine: { 'src/practice/page/api.ts': "import type { Person } from '../contract.ts';" },
  },
  'Pure files reach neither database nor Slack, neither network nor disk': {
    broken: {
      'src/tasks/rules.ts': "import { readFileSync } from 'node:fs';\nexport { late } from './late.ts';",
      'src/tasks/late.ts': "const db = await import('../../db/tasks.ts');",
    },
    said: [
      'src/tasks/rules.ts imports node:fs',
      'src/tasks/rules.ts reaches db/tasks.ts by src/tasks/late.ts',
    ],
    fine: { 'src/tasks/service.ts': "import { readFileSync } from 'node:fs';" },
  },
  'Pure files have no clock, no chance and no environment': {
    broken: { 'src/calendar/day.ts': 'const today = new Date( );\nsetTimeout(() => Math.random(), 1);' },
    said: [
      'src/calendar/day.ts uses new Date()',
      'src/calendar/day.ts uses Math.random',
      'src/calendar/day.ts uses a timer',
    ],
    fine: {
      'src/calendar/day.ts': "const day = new Date(`${on}T00:00Z`); // not new Date()\nsay('Date.now');",
    },
  },
  'Only the composition root reads the real clock, the environment and chance': {
    broken: { 'db/tasks.ts': 'const at = Date.now();', 'src/tasks/service.ts': 'const id = randomUUID();' },
    said: ['db/tasks.ts uses Date.now', 'src/tasks/service.ts uses a random id'],
    fine: {
      'src/cli.ts': 'const { PORT } = process.env;',
      'src/practice/clock.ts': 'const at = new Date();',
    },
  },
  'What was done stays on record: only emptying a practice database takes lines of the audit away': {
    broken: {
      'db/audit.ts': "tx.updateTable('audit').set({ reason: '' });",
      'db/tasks.ts': 'await sql`delete from audit where noun = ${noun}`.execute(db);',
    },
    said: ["db/audit.ts says updateTable('audit", 'db/tasks.ts says delete from audit'],
    fine: {
      'db/audit.ts': "tx.insertInto('audit').values(row); // never updateTable('audit')",
      'db/forget.ts': "await tx.deleteFrom('audit').execute();",
    },
  },
  'No file is longer than 250 lines': {
    broken: { 'src/tasks/service.ts': 'export {};\n'.repeat(251) },
    said: ['src/tasks/service.ts has 251 lines'],
    fine: { 'src/tasks/service.ts': 'export {};\n'.repeat(250) },
  },
  'Everything is exported by its name': {
    broken: { 'commands/task.ts': 'export default function task() {}' },
    said: ['commands/task.ts exports a default'],
    fine: { 'commands/task.ts': '// export default\nexport function task() {}' },
  },
  'No two files need each other to run': {
    broken: {
      'src/tasks/service.ts': "import { split } from './breakdown.ts';",
      'src/tasks/breakdown.ts': "import { service } from './service.ts';",
    },
    said: ['src/tasks/service.ts → src/tasks/breakdown.ts → src/tasks/service.ts'],
    fine: {
      'src/tasks/service.ts': "import { split } from './breakdown.ts';",
      'src/tasks/breakdown.ts': "import type { Task } from './service.ts';",
    },
  },
};

const planted = (files: Record<string, string>): Sources => new Map(Object.entries(files));

describe('the walls of the house', () => {
  it('are looked for in the whole house', () => {
    const rooms = new Set([...house.keys()].map((path) => path.split('/')[0]));
    expect(rooms).toEqual(new Set(['src', 'commands', 'jobs', 'db']));
    const pure = [...house.keys()].filter(isPure);
    expect(pure).toContain('src/replies/rules.ts');
    expect(pure.length).toBeGreaterThan(40);
  });

  it('lead to files that exist: no import is overlooked because it was read wrongly', () => {
    const missing = [...house]
      .flatMap(([path, text]) => importsOf(path, text))
      .filter(({ to }) => /^(src|commands|jobs|db)\//.test(to) && !house.has(to));
    expect(missing).toEqual([]);
    for (const [path, text] of house) {
      const written = text.match(/^(?:import|export|\}).* from '[^']+';$/gm)?.length ?? 0;
      const bare = text.match(/^import '|\bimport\('/gm)?.length ?? 0;
      expect({ path, imports: importsOf(path, text).length }).toEqual({ path, imports: written + bare });
    }
  });

  it('let a command that only reads load no server', () => {
    const reached = new Set(['src/cli/calendar.ts']);
    for (const path of reached)
      for (const { to, typeOnly } of importsOf(path, house.get(path) ?? '')) if (!typeOnly) reached.add(to);
    expect([...reached].filter((one) => /^(express|ws|@slack\/.*)$/.test(one))).toEqual([]);
    expect(reached).toContain('src/practice/reset.ts');
  });

  describe.each(Object.keys(WALLS) as WallName[])('%s', (name) => {
    const { broken, said, fine } = PLANTED[name];

    it('stands', () => {
      expect(WALLS[name](house)).toEqual([]);
    });

    it('is seen when it is broken, and only then', () => {
      expect(WALLS[name](planted(broken))).toEqual(said);
      expect(WALLS[name](planted(fine))).toEqual([]);
    });
  });
});
