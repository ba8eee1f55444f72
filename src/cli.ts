#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { OtherCampaignError } from './campaign/service.ts';
import { calendar } from './cli/calendar.ts';
import { InputError, type Cli, type ExitCode } from './cli/context.ts';
import { doctor } from './cli/doctor.ts';
import { helpText, isCommand, type CommandName } from './cli/help.ts';
import { importFile } from './cli/import.ts';
import { withDeps } from './cli/open.ts';
import { tick } from './cli/tick.ts';
import { openWorkspace } from './cli/workspace.ts';
import { readConfig, type ConfigVariable } from './config.ts';
import { exportAll } from './export.ts';
import { languageOf, words, type Key, type Words } from './locales/words.ts';
import { withoutSecrets } from './log.ts';
import { startBot, startRehearsal, type Running } from './main.ts';
import { manifest } from './manifest.ts';
import { PortInUse } from './practice/listen.ts';
import { RequestUrlRefused } from './practice/request-url.ts';
import { refusalText } from './messages/refusals.ts';
import { Refusal } from './refusal.ts';
import { sampleCampaign } from './samples.ts';
import { StartupError, type StartupFacts } from './startup.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Record<string, string | boolean | undefined>;
interface Called {
  values: Values;
  file: string | undefined;
}

const text = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Runs until Ctrl+C or a request to end; a second one ends at once. */
async function untilStopped(running: Running): Promise<ExitCode> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  process.once('SIGINT', () => process.exit(1));
  await running.stop();
  return 0;
}

async function start(cli: Cli): Promise<ExitCode> {
  const { slack } = cli.config;
  if (!slack) return rehearse(cli);
  const running = await startBot(cli, slack);
  cli.out(cli.words('cli.started', { team: slack.apiUrl, url: running.url }));
  return untilStopped(running);
}

async function rehearse(cli: Cli): Promise<ExitCode> {
  const running = await startRehearsal(cli);
  cli.out(cli.words('cli.started_practice', { url: running.url }));
  return untilStopped(running);
}

async function practice(cli: Cli, { values }: Called): Promise<ExitCode> {
  const requestUrl = text(values['request-url']);
  if (values['no-bot'] === true) return untilStopped(await openWorkspace(cli, requestUrl));
  if (requestUrl !== undefined) throw new InputError(cli.words('cli.request_url_alone'));
  return rehearse(cli);
}

async function exportTo(cli: Cli, file: string | undefined): Promise<ExitCode> {
  const json = JSON.stringify(await withDeps(cli, exportAll), null, 2);
  if (file === undefined) {
    cli.out(json);
    return 0;
  }
  writeFileSync(file, `${json}\n`);
  cli.err(cli.words('cli.exported', { file }));
  return 0;
}

function runImport(cli: Cli, { file, values }: Called): Promise<ExitCode> {
  if (file === undefined) throw new InputError(cli.words('cli.missing_file'));
  return importFile(cli, file, values['dry-run'] === true);
}

function runCalendar(cli: Cli, { values }: Called): Promise<ExitCode> {
  const { from, to, json } = values;
  const campaignFile = cli.config.campaignFile ?? sampleCampaign();
  return calendar(cli, campaignFile, { from: text(from), to: text(to), json: json === true });
}

const COMMANDS: Record<
  CommandName,
  { options: Options; run: (cli: Cli, called: Called) => Promise<ExitCode> }
> = {
  start: { options: {}, run: (cli) => start(cli) },
  practice: {
    options: { 'no-bot': { type: 'boolean' }, 'request-url': { type: 'string' } },
    run: practice,
  },
  tick: { options: { at: { type: 'string' } }, run: (cli, { values }) => tick(cli, text(values['at'])) },
  calendar: {
    options: { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } },
    run: runCalendar,
  },
  import: { options: { 'dry-run': { type: 'boolean' } }, run: runImport },
  export: {
    options: { out: { type: 'string' } },
    run: (cli, { values }) => exportTo(cli, text(values['out'])),
  },
  manifest: {
    options: { url: { type: 'string' } },
    run: async (cli, { values }) => {
      cli.out(JSON.stringify(manifest(text(values['url']) ?? null), null, 2));
      return 0;
    },
  },
  doctor: { options: {}, run: (cli) => doctor(cli) },
};

function startupText(facts: StartupFacts, t: Words): string {
  switch (facts.code) {
    case 'bad_token':
      return t('cli.bad_token', { variable: facts.variable, error: facts.error });
    case 'slack_away':
      return t('doctor.slack_down', { code: facts.error });
    case 'no_receiver':
      return t('cli.no_receiver');
    case 'practice_database':
      return t('cli.practice_database');
    case 'port_in_use':
      return t('cli.port_in_use', { port: String(facts.port) });
    case 'database':
      return t('cli.database', { message: facts.message });
  }
}

/** What went wrong, for the person at the keyboard, and how the process ends. */
function explain(error: unknown, cli: Pick<Cli, 'words' | 'err' | 'language'>): ExitCode {
  const { words: t, err } = cli;
  if (error instanceof InputError || error instanceof RequestUrlRefused) {
    err(error instanceof InputError ? error.message : t('cli.request_url_elsewhere'));
    return 2;
  }
  if (error instanceof StartupError) err(startupText(error.facts, t));
  else if (error instanceof PortInUse) err(t('cli.port_in_use', { port: String(error.port) }));
  else if (error instanceof OtherCampaignError) err(t('cli.other_campaign', error.stored));
  else if (error instanceof Refusal && error.facts.code === 'no_campaign') err(t('cli.no_campaign'));
  else if (error instanceof Refusal) err(refusalText(error.facts, cli.language));
  else
    err(
      t('cli.unexpected', {
        message: withoutSecrets(error instanceof Error ? error.message : String(error)),
      }),
    );
  return 1;
}

/** HOST and DUBAN_CAMPAIGN take any text, so nothing can be wrong with them here. */
function configKey(variable: ConfigVariable): Key & `config.${string}` {
  return variable === 'HOST' || variable === 'DUBAN_CAMPAIGN' ? 'config.text' : `config.${variable}`;
}

function loadDotEnv(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  loadDotEnv();
  const env = process.env;
  const language = languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']) ?? 'en';
  const t = words(language);
  const out = (line: string): void => void process.stdout.write(`${line}\n`);
  const err = (line: string): void => void process.stderr.write(`${line}\n`);
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
    parsed = parseArgs({ args: rest, options: { ...options, ...help }, allowPositionals: name === 'import' });
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
    return await run(cli, { values: parsed.values, file: parsed.positionals[0] });
  } catch (error) {
    return explain(error, cli);
  }
}

const code = await main(process.argv.slice(2));
process.exitCode = code;
// Whatever a failed start left open must not keep it alive.
if (code !== 0) setTimeout(() => process.exit(code), 500).unref();
