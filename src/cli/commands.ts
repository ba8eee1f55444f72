import type { ParseArgsConfig } from 'node:util';
import { InputError, type Cli, type ExitCode } from './context.ts';
import type { CommandName } from './help.ts';

type Values = Record<string, string | boolean | undefined>;

/** A command as it was typed: its options, the file it names, and all words besides the options. */
interface Called {
  values: Values;
  file: string | undefined;
  typed: readonly string[];
}

interface Command {
  options: NonNullable<ParseArgsConfig['options']>;
  run: (cli: Cli, called: Called) => Promise<ExitCode>;
}

const text = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Every command. Each loads what it needs when it runs, so that none waits for the others' libraries. */
export const COMMANDS: Record<CommandName, Command> = {
  start: {
    options: {},
    run: async (cli) => (await import('./start.ts')).start(cli),
  },
  practice: {
    options: { 'no-bot': { type: 'boolean' }, 'request-url': { type: 'string' } },
    run: async (cli, { values }) => {
      const { practice } = await import('./practice.ts');
      return practice(cli, { alone: values['no-bot'] === true, requestUrl: text(values['request-url']) });
    },
  },
  tick: {
    options: { at: { type: 'string' } },
    run: async (cli, { values }) => (await import('./tick.ts')).tick(cli, text(values['at'])),
  },
  calendar: {
    options: { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } },
    run: async (cli, { values: { from, to, json } }) => {
      const { calendar } = await import('./calendar.ts');
      return calendar(cli, { from: text(from), to: text(to), json: json === true });
    },
  },
  import: {
    options: { 'dry-run': { type: 'boolean' } },
    run: async (cli, { file, values }) => {
      if (file === undefined) throw new InputError(cli.words('cli.missing_file'));
      const { importFile } = await import('./import.ts');
      return importFile(cli, file, values['dry-run'] === true);
    },
  },
  export: {
    options: { out: { type: 'string' }, for: { type: 'string' } },
    run: async (cli, { values }) => {
      const { exportTo } = await import('./export.ts');
      return exportTo(cli, { file: text(values['out']), person: text(values['for']) });
    },
  },
  manifest: {
    options: { url: { type: 'string' } },
    run: async (cli, { values }) => {
      const { manifest } = await import('../manifest.ts');
      cli.out(JSON.stringify(manifest(text(values['url']) ?? null), null, 2));
      return 0;
    },
  },
  backup: {
    options: {},
    run: async (cli, { file }) => (await import('./backup.ts')).backup(cli, file),
  },
  restore: {
    options: {},
    run: async (cli, { file }) => (await import('./backup.ts')).restoreFrom(cli, file),
  },
  doctor: {
    options: {},
    run: async (cli, { typed: [what, ...rest] }) => {
      if (what === 'settle') return (await import('./doctor-uncertain.ts')).settleMessage(cli, rest);
      if (what !== undefined) throw new InputError(cli.words('uncertain.usage'));
      return (await import('./doctor.ts')).doctor(cli);
    },
  },
};
