import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLoopback, readConfig, type Config } from '../../src/config.ts';

function configOf(env: NodeJS.ProcessEnv): Config {
  const read = readConfig(env);
  if ('faults' in read) throw new Error(read.faults.join(', '));
  return read.config;
}

/** Asks the configuration which variables it looks at. */
function variablesRead(): string[] {
  const asked = new Set<string>();
  const env = new Proxy<NodeJS.ProcessEnv>(
    {},
    {
      get: (_env, name) => void (typeof name === 'string' && asked.add(name)),
    },
  );
  readConfig(env);
  return [...asked].filter((name) => /^[A-Z][A-Z_]+$/.test(name)).toSorted();
}

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
const exampleLines = example.split('\n').filter((line) => /^[A-Z]/.test(line));

describe('the environment', () => {
  it('may be empty: practice, a database in the folder, this machine only', () => {
    expect(configOf({})).toEqual({
      slack: null,
      signingSecret: null,
      databaseUrl: 'sqlite:./data/duban.db',
      evidenceFolder: resolve('data/evidence'),
      campaignFile: null,
      host: '127.0.0.1',
      port: 3210,
      logLevel: 'info',
      quarantineMs: 60_000,
    });
  });

  it('may have empty values, as a copied .env.example does', () => {
    const copied = Object.fromEntries(exampleLines.map((line) => line.split('=', 2)));
    expect(configOf(copied)).toEqual(configOf({}));
  });

  it('gives a whole configuration', () => {
    expect(
      configOf({
        SLACK_BOT_TOKEN: 'xoxb-bot',
        SLACK_APP_TOKEN: 'xapp-app',
        SLACK_SIGNING_SECRET: 'a signing secret',
        SLACK_API_URL: 'http://127.0.0.1:3210/api',
        DATABASE_URL: 'postgres://duban@db.example/duban',
        DUBAN_EVIDENCE: './proofs',
        DUBAN_CAMPAIGN: 'campaigns/sample.en.yaml',
        HOST: '0.0.0.0',
        PORT: '8080',
        LOG_LEVEL: 'warn',
        DUBAN_QUARANTINE_SECONDS: '1.5',
      }),
    ).toEqual({
      slack: {
        botToken: 'xoxb-bot',
        appToken: 'xapp-app',
        signingSecret: 'a signing secret',
        apiUrl: 'http://127.0.0.1:3210/api/',
      },
      signingSecret: 'a signing secret',
      databaseUrl: 'postgres://duban@db.example/duban',
      evidenceFolder: resolve('proofs'),
      campaignFile: 'campaigns/sample.en.yaml',
      host: '0.0.0.0',
      port: 8080,
      logLevel: 'warn',
      quarantineMs: 1_500,
    });
  });

  it('keeps evidence beside the file of the database, or under data for one that is elsewhere', () => {
    const folder = (DATABASE_URL: string): string => configOf({ DATABASE_URL }).evidenceFolder;
    expect(folder('sqlite:/srv/duban/office.db')).toBe('/srv/duban/evidence');
    expect(folder('postgres://duban@db.example/duban')).toBe(resolve('data/evidence'));
    expect(folder('sqlite::memory:')).toBe(resolve('data/evidence'));
  });

  it('says every fault at once, by the variable’s name and never with its value', () => {
    const env = {
      SLACK_BOT_TOKEN: 'xapp-in-the-wrong-place',
      SLACK_APP_TOKEN: 'xoxb-in-the-wrong-place',
      SLACK_SIGNING_SECRET: 'short',
      SLACK_API_URL: 'slack.example/api',
      DATABASE_URL: 'mysql://somewhere',
      HOST: 'localhost',
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DUBAN_QUARANTINE_SECONDS: '-1',
    };
    const read = readConfig(env);
    if (!('faults' in read)) throw new Error('it was taken');
    const wrong = Object.keys(env).filter((name) => name !== 'HOST');
    expect(read.faults.toSorted()).toEqual(wrong.toSorted());
    const said = JSON.stringify(read);
    for (const name of wrong) expect(said).not.toContain(Reflect.get(env, name));
  });

  it.each([
    ['PORT', '3210.5'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['SLACK_API_URL', 'ftp://slack.example/'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', './data/duban.db'],
    ['DUBAN_QUARANTINE_SECONDS', 'a minute'],
  ])('does not take %s=%s', (name, value) => {
    expect(readConfig({ [name]: value })).toMatchObject({ faults: [name] });
  });

  it('needs a bot token for Slack: without it the other secrets are not used', () => {
    expect(
      configOf({ SLACK_APP_TOKEN: 'xapp-app', SLACK_SIGNING_SECRET: 'a signing secret' }).slack,
    ).toBeNull();
  });
});

describe('.env.example', () => {
  it('names exactly the variables that are read', () => {
    const named = exampleLines.map((line) => line.replace(/=.*/, ''));
    expect(named.toSorted()).toEqual(variablesRead());
    expect(named).toContain('SLACK_API_URL');
  });

  it('has no values, so that nothing in it can be mistaken for a secret', () => {
    expect(exampleLines.filter((line) => !line.endsWith('='))).toEqual([]);
  });

  it('explains each variable in English and in Chinese', () => {
    const explained = example.split('\n\n').filter((part) => /^[A-Z]/m.test(part));
    expect(explained).toHaveLength(exampleLines.length);
    for (const part of explained) {
      const comments = part.split('\n').filter((line) => line.startsWith('#'));
      expect(comments.some((line) => /\p{Script=Han}/u.test(line))).toBe(true);
      expect(comments.some((line) => /[A-Za-z]{3}/.test(line) && !/\p{Script=Han}/u.test(line))).toBe(true);
    }
  });
});

describe('a rehearsal with --at', () => {
  it.each([
    'http://127.0.0.1:3210/api/',
    'http://127.9.9.9/api/',
    'http://localhost/api/',
    'http://[::1]:1/api/',
  ])('reaches nobody at %s', (url) => expect(isLoopback(url)).toBe(true));

  it.each(['https://slack.com/api/', 'http://127.0.0.1.example.com/api/', 'http://10.0.0.1/api/'])(
    'would reach people at %s',
    (url) => expect(isLoopback(url)).toBe(false),
  );
});
