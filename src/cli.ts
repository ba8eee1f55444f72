#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { COMMANDS } from './cli/commands.ts';
import type { Cli, ExitCode } from './cli/context.ts';
import { helpText, isCommand } from './cli/help.ts';
import type { ConfigVariable } from './config.ts';
import { languageOf, words, type Key } from './locales/words.ts';
import { printable } from './text.ts';

/** These take any text, so nothing can be wrong with them here. */
const ANY_TEXT = ['HOST', 'DUBAN_CAMPAIGN', 'DUBAN_EVIDENCE'] as const satisfies ConfigVariable[];

function configKey(variable: ConfigVariable): Key & `config.${string}` {
  const isAny = (one: ConfigVariable): one is (typeof ANY_TEXT)[number] =>
    ANY_TEXT.some((any) => any === one);
  return isAny(variable) ? 'config.text' : `config.${variable}`;
}

/** Commands that take words besides their options. */
const TAKES_WORDS: ReadonlySet<string> = new Set(['import', 'backup', 'restore', 'doctor']);

function loadDotEnv(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

// The program is built into a few large files; errors name the lines of the sources all the same.
process.setSourceMapsEnabled(true);

async function main(argv: readonly string[]): Promise<ExitCode> {
  loadDotEnv();
  const env = process.env;
  const language = languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']) ?? 'en';
  const t = words(language);
  const out = (line: string): void => void process.stdout.write(`${printable(line)}\n`);
  const err = (line: string): void => void process.stderr.write(`${printable(line)}\n`);
  const [name = '--help', ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    out(helpText(null, language));
    return 0;
  }
  if (!isCommand(name)) {
    err(t('cli.unknown_command', { command: name }));
    return 2;
  }
  const { options, run } = COMMANDS[name];
  let parsed;
  try {
    const help = { help: { type: 'boolean', short: 'h' } } as const;
    parsed = parseArgs({
      args: rest,
      options: { ...options, ...help },
      allowPositionals: TAKES_WORDS.has(name),
    });
  } catch (error) {
    err(
      t('cli.bad_option', { message: error instanceof Error ? error.message : String(error), command: name }),
    );
    return 2;
  }
  if (parsed.values['help'] === true) {
    out(helpText(name, language));
    return 0;
  }
  const { readConfig } = await import('./config.ts');
  const read = readConfig(env);
  if ('faults' in read) {
    for (const variable of read.faults) {
      const expected = t(configKey(variable));
      err(t('cli.config_fault', { variable, expected }));
    }
    return 2;
  }
  const newId = (): string => randomUUID();
  const cli: Cli = { config: read.config, language, words: t, out, err, newId, clock: () => new Date() };
  try {
    return await run(cli, { values: parsed.values, file: parsed.positionals[0], typed: parsed.positionals });
  } catch (error) {
    const { explain } = await import('./cli/explain.ts');
    return explain(error, cli);
  }
}

const code = await main(process.argv.slice(2));
process.exitCode = code;
// Whatever a failed start left open must not keep it alive.
if (code !== 0) setTimeout(() => process.exit(code), 500).unref();
