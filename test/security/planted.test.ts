import { join } from 'node:path';
import express from 'express';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { doctor } from '../../src/cli/doctor.ts';
import { readConfig } from '../../src/config.ts';
import { exportAll } from '../../src/export.ts';
import { healthRoutes } from '../../src/health.ts';
import { words } from '../../src/locales/words.ts';
import { makeLog } from '../../src/log.ts';
import { isObject } from '../../src/practice/json.ts';
import { serve } from '../../src/serve.ts';
import { attaches, picture } from '../support/attaching.ts';
import { SMALL } from '../support/campaigns.ts';
import { openShell } from '../support/cli.ts';
import { ownFolder } from '../support/folder.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { shown } from '../support/shown.ts';
import { everyRow } from './whole.ts';

const BOT = 'xoxb-1-canary-Bot';
const APP = 'xapp-1-canary-App';
const SIGNING = 'canary"signing\\secret';
const PASSWORD = 'canaryPassword';
const ANSWERS = 'https://hooks.slack.com/commands/T1/2/canaryAnswer';

/** What a delivery carries that opens something: addresses to answer to and of files, and what opens a window. */
const OPENING = new Set(['response_url', 'trigger_id', 'url_private', 'url_private_download', 'token']);

function opening(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(opening);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([field, inner]) =>
    OPENING.has(field) && typeof inner === 'string' && inner !== '' ? [inner] : opening(inner),
  );
}

/** Collects from now on what deliveries and answers of Slack carry that opens something. */
function collecting({ practice: { traffic } }: TestOffice): Set<string> {
  const seen = new Set<string>();
  const note = traffic.note.bind(traffic);
  traffic.note = (passage) => {
    for (const one of opening([passage.request, passage.response])) seen.add(one);
    note(passage);
  };
  return seen;
}

/** A week in which everything is done by every door, and in which nothing works at first. */
async function badWeek(office: TestOffice): Promise<void> {
  const { faults } = office.practice;
  const fails = (method: string): void => {
    for (const kind of ['http', 'drop', 'ratelimit'] as const) faults.add({ method, kind });
  };
  fails('chat.postMessage');
  await office.at('2022-05-05T09:00+08:00');
  await office.types('zonghe-kz', '/duban reply T1 完成 报了两条', 'ke-zonghe');
  for (const method of ['chat.postEphemeral', 'views.open', 'views.publish', 'files.info']) fails(method);
  await office.presses('wendian-kz', office.messages('ke-wendian')[0], '回复');
  await office.presses('wendian-kz', office.messages('ke-wendian')[0], '无变化');
  await office.opensHome('zonghe-kz');
  await attaches(office, 'zonghe-kz', 'ke-zonghe', [{ name: '现场.jpg', body: picture('现场') }], {
    text: 'T2 已签',
    ...office.thread('ke-zonghe'),
  });
  await sql`create trigger broken before insert on reply begin select raise(abort, ${sql.lit(`${BOT} ${ANSWERS}`)}); end`.execute(
    office.db,
  );
  await office.types('wendian-kz', '/duban reply 又一条');
  await office.presses('wendian-kz', office.messages('ke-wendian')[0], '无变化');
  await office.says('wendian-kz', 'ke-wendian', '再一条', office.thread('ke-wendian'));
  faults.clear();
  for (const day of ['06T09:00', '07T12:00', '07T16:00']) await office.at(`2022-05-${day}+08:00`);
}

/** Everything that anybody is told by `/healthz`, `/readyz` and `/metrics`. */
async function health({ deps, bot }: TestOffice): Promise<string> {
  const routes = express().use(healthRoutes(deps, () => bot));
  const server = await serve(routes, '127.0.0.1', 0);
  const pages = ['healthz', 'readyz', 'metrics'].map(async (page) =>
    (await fetch(`${server.url}/${page}`)).text(),
  );
  const texts = await Promise.all(pages);
  await server.close();
  return texts.join('\n');
}

it('a week in which everything fails leaves nothing in log, record, answers or metrics that opens anything', async () => {
  const log: string[] = [];
  const scrubbed = makeLog('trace', [SIGNING], { write: (line) => log.push(line) });
  const raw: string[] = [];
  const office = await openOffice({
    campaign: SMALL,
    at: '2022-05-05T08:55+08:00',
    log: (line) => raw.push(line),
  });
  const secrets = collecting(office);
  await badWeek(office);
  for (const kind of [/\/response\//, /files-pri/, /\d+\.\d+\.[0-9a-f]+/])
    expect([...secrets].filter((one) => kind.test(one)).length).toBeGreaterThan(0);
  const told = office.practice.workspace.messages.all().map(shown).join('\n');
  expect(told).toMatch(/编号/);
  // What nobody foresaw is in the log with all that it says, which then goes through the scrubber.
  const failures = raw.filter((line) => line.includes('canary'));
  expect(failures.length).toBeGreaterThan(0);
  for (const line of raw) scrubbed.info(JSON.parse(line));

  const isIn = (text: string): string[] =>
    [...secrets, BOT, 'xoxb-', 'xapp-', ANSWERS].filter((secret) => text.includes(secret));
  const places = {
    log: raw.filter((line) => !failures.includes(line)).join('\n'),
    scrubbed: log.join('\n'),
    export: JSON.stringify(await exportAll(office.deps)),
    told,
    health: await health(office),
    traffic: JSON.stringify(office.practice.traffic.recent(5_000)).replaceAll(
      /"(trigger_id|url_private\w*)":"[^"]*"/g,
      '',
    ),
    rows: [...(await everyRow(office.db))].filter((row) => !row.startsWith('inbox ')).join('\n'),
  };
  for (const [place, text] of Object.entries(places)) expect([place, isIn(text)]).toEqual([place, []]);
}, 60_000);

it('every line of the log is without secrets, wherever in it they stand', () => {
  const lines: string[] = [];
  const log = makeLog('trace', [SIGNING, PASSWORD], { write: (line) => lines.push(line) });
  const all = [BOT, APP, SIGNING, PASSWORD, ANSWERS];
  for (const secret of all) {
    const error = Object.assign(new Error(`refused ${secret}`, { cause: new Error(secret) }), {
      data: { headers: { authorization: `Bearer ${secret}` }, [secret]: [secret] },
    });
    for (const level of ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const)
      log[level]({ event: secret, err: error, deep: { list: [secret] } }, `said ${secret}`);
  }
  expect(lines).toHaveLength(all.length * 6);
  expect(lines.filter((line) => line.includes('canary'))).toEqual([]);
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
});

it('the command line tells no secret when nothing can be reached, at the level that logs most', async () => {
  const slack = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_API_URL: 'http://127.0.0.1:1/api/' };
  const env = { ...slack, SLACK_SIGNING_SECRET: SIGNING, LOG_LEVEL: 'trace' };
  const database = `postgres://duban:${PASSWORD}@127.0.0.1:1/duban`;
  const started = await openShell({ ...env, DATABASE_URL: database }).duban('start');
  expect(started.code).not.toBe(0);

  const read = readConfig({ ...env, DATABASE_URL: `sqlite:${join(ownFolder(), 'office.db')}` });
  if (!('config' in read)) throw new Error('the environment is not understood');
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const own = { out: say, err: say, clock: () => new Date(), newId: () => 'id' };
  expect(await doctor({ config: read.config, language: 'en', words: words('en'), ...own })).not.toBe(0);
  for (const text of [started.out + started.err, said.join('\n')]) {
    expect(text).not.toBe('');
    expect(text).not.toContain('canary');
  }
}, 60_000);
