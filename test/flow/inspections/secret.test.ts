import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { calendar } from '../../../src/cli/calendar.ts';
import type { Cli } from '../../../src/cli/context.ts';
import { doctor } from '../../../src/cli/doctor.ts';
import { exportFor } from '../../../src/export.ts';
import { words } from '../../../src/locales/words.ts';
import { isObject, objectsOf } from '../../../src/practice/json.ts';
import { ownFolder } from '../../support/folder.ts';
import { INSPECTED, records } from '../../support/inspected.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { shown } from '../../support/shown.ts';

/** Opened the special round; is on its team and in the campaign office. */
const OPENER = 'ducha';
const TEAM = [OPENER, 'zonghe-fkz'];
/** The campaign office's other member, the leader, heads of inspected sections and of another one, a handler, and somebody of none. */
const OUTSIDERS = ['chuangjian-ban', 'zhuren', 'wendian-kz', 'dangjian-kz', 'zonghe-kz', 'jianzhi', 'wuke'];
const REASON = '暗访台账';
const SAID = '先看党费账';

const TYPED = [
  '',
  'help',
  'tasks',
  'tasks all',
  'tasks 文电科',
  'task show T3',
  'progress',
  'progress 文电科',
  'progress 2022-05',
  'calendar',
  'audit',
  'audit I1001',
  'audit R1001',
  'audit T3',

  'inspect',
  'inspect list',
  'inspect show I1001',
  'inspect I1001',
  'inspect progress',
  'inspect progress 文电科',
  'inspect record I1001 section:wendian item:plan fail 缺',
  'inspect check I1001 item:plan pass',
  'inspect ask I1001 何时来',
  'inspect start I1001',
  'inspect finish I1001 force',
  'inspect cancel I1001 不查了',
  'inspect join I1001',
  'inspect leave I1001',
  'inspect circular I1001',
  'inspect circular I1001 post',
  'inspect circular I1001 next 无',
  '督查 通报 I1001 发布',
  'rectify',
  'rectify list',
  'rectify show R1001',
  'rectify pass R1001',
  '整改 列表 文电科',
];

/** What two offices never share: ids that are drawn, and how many messages came before. */
function comparable(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\d{10}\.\d{6}/g, 'TS');
}

interface Watched {
  office: TestOffice;
  log: string[];
}

const OPENS = `/duban inspect open special sections:wendian,dangjian on:2022-05-26 inspectors:@zonghe-fkz ${REASON}`;

/** An office whose monthly round of May is over, and whose special one is planned; everything that is logged is kept. */
async function begun(opens: boolean): Promise<Watched> {
  const log: string[] = [];
  const office = await openOffice({
    campaign: INSPECTED,
    at: '2022-05-17T10:00+08:00',
    log: (line) => log.push(line),
  });
  if (opens) await office.types(OPENER, OPENS);
  await office.types('chuangjian-ban', '/duban inspect open monthly on:2022-05-19');
  office.clock('2022-05-19T10:00+08:00');
  await records(office, 'chuangjian-ban', 'I1', ['wendian plan fail 缺目录', 'zonghe plan pass']);
  await office.types('chuangjian-ban', '/duban inspect finish I1 force');
  await office.delivered();
  return { office, log };
}

/** Days pass; somebody writes about the round, in the thread of the other one and to the bot. */
async function daysPass(office: TestOffice): Promise<void> {
  for (const section of ['wendian', 'dangjian'])
    await office.types(OPENER, `/duban inspect ask I1001 section:${section} ${SAID}`);
  for (const at of ['2022-05-23T09:00', '2022-05-24T09:00', '2022-05-25T09:00', '2022-05-26T08:30'])
    await office.at(`${at}+08:00`);
  for (const who of OUTSIDERS) await office.opensHome(who);
  await office.says('wendian-kz', 'ke-wendian', 'I1001 什么时候来？', office.thread('ke-wendian'));
  await office.says('wendian-kz', null, '督查 查看 I1001');
  await office.says('chuangjian-ban', null, 'inspect show I1001');
  await office.says('zonghe-kz', null, '整改 查看 R1001');
  await office.delivered();
}

/** Every answer that somebody gets who presses the buttons of a message with the id of another round in them. */
async function pressesForged(
  office: TestOffice,
  who: string,
  id: { of: string; forged: string },
): Promise<string[]> {
  const answers: string[] = [];
  for (const message of office.practice.workspace.messages.all()) {
    const isTheirs =
      message.ephemeralTo === undefined || message.ephemeralTo === office.practice.workspace.person(who).id;
    if (!isTheirs || !message.blocks || !JSON.stringify(message.blocks).includes(id.of)) continue;
    message.blocks = JSON.parse(
      JSON.stringify(message.blocks).replaceAll(id.of, id.forged),
    ) as typeof message.blocks;
    const { channel, ts } = message;
    for (const block of message.blocks) {
      for (const element of objectsOf(isObject(block) ? block['elements'] : [])) {
        if (element['type'] !== 'button') continue;
        const before = office.private(who).length;
        const [blockId, actionId] = [String(block['block_id']), String(element['action_id'])];
        await office.practice.acts.perform({
          as: who,
          kind: 'click',
          in: { channel, ts },
          blockId,
          actionId,
        });
        await office.settled();
        answers.push(`${actionId}: ${office.private(who).slice(before).join('\n')} ${office.window(who)}`);
      }
    }
  }
  return answers;
}

/** What the command line says to whoever runs it on a copy of the database. */
async function commandLine({ office }: Watched, command: typeof doctor): Promise<string> {
  const said: string[] = [];
  const database = join(ownFolder(), 'office.db');
  await sql`vacuum into ${sql.lit(database)}`.execute(office.db);
  const { tokens, apiUrl } = office.practice;
  const slack = { botToken: tokens.bot, appToken: tokens.app, apiUrl, signingSecret: null };
  const folder = { evidenceFolder: ownFolder(), campaignFile: null, host: '127.0.0.1', port: 0 };
  const config: Cli['config'] = {
    ...folder,
    slack,
    signingSecret: null,
    databaseUrl: `sqlite:${database}`,
    logLevel: 'silent',
    quarantineMs: 1_000,
  };
  const say = (line: string): void => void said.push(line);
  const { clock, newId } = office.deps;
  const lines = { out: say, err: say, clock, newId };
  await command({ config, language: 'zh-CN', words: words('zh-CN'), ...lines });
  return said.join('\n').replaceAll(/\/\S*duban-\S+/g, 'PLACE');
}

/** The record as somebody may see it, row by row in an order that no drawn id decides. */
async function recordOf(office: TestOffice, who: string): Promise<Record<string, unknown>> {
  const record = await exportFor(office.deps, who);
  return Object.fromEntries(
    Object.entries(record).map(([name, part]) => [
      name,
      Array.isArray(part) ? part.map((row) => comparable(JSON.stringify(row))).toSorted() : part,
    ]),
  );
}

const everywhere = ({ office }: Watched, who: string): string[] =>
  [...office.direct(who).map(shown), office.home(who)].map(comparable);

it('a special round that has not started is to everybody outside its team as if it did not exist, on every surface', async () => {
  const secret = await begun(true);
  const other = await begun(false);
  const { office } = secret;
  const rounds = (await office.exported()).inspections;
  const [monthly = '', special = ''] = rounds.map((round) => round.id);
  expect(rounds.map((round) => round.ref)).toEqual(['I1', 'I1001']);
  for (const one of [office, other.office]) await daysPass(one);

  for (const who of OUTSIDERS) {
    expect(everywhere(secret, who)).toEqual(everywhere(other, who));
    for (const typed of TYPED) {
      const [answer = '', expected] = await Promise.all(
        [office, other.office].map((one) => one.types(who, `/duban ${typed}`)),
      );
      expect(`${who}: ${typed}\n${comparable(answer)}`).toBe(
        `${who}: ${typed}\n${comparable(expected ?? '')}`,
      );
    }
    expect(await recordOf(office, who)).toEqual(await recordOf(other.office, who));
  }
  for (const channel of ['tongbao', 'lingdao', 'ke-zonghe', 'ke-wendian'])
    expect(office.channel(channel).map(comparable)).toEqual(other.office.channel(channel).map(comparable));

  const [elsewhere = ''] = (await other.office.exported()).inspections.map(({ id }) => id);
  await office.types('chuangjian-ban', '/duban inspect circular I1');
  await other.office.types('chuangjian-ban', '/duban inspect circular I1');
  const forged = await pressesForged(office, 'chuangjian-ban', { of: monthly, forged: special });
  expect(forged.length).toBeGreaterThan(1);
  const unknown = { of: elsewhere, forged: special };
  expect(forged).toEqual(await pressesForged(other.office, 'chuangjian-ban', unknown));

  const ofMay = (cli: Cli) => calendar(cli, { from: '2022-05-17', to: '2022-06-30', json: true });
  for (const command of [ofMay, doctor])
    expect(await commandLine(secret, command)).toBe(await commandLine(other, command));

  // Whatever was said of it anywhere, was said to its team alone; and the log has none of it.
  const { workspace } = office.practice;
  const team = new Set(TEAM.map((who) => workspace.person(who).id));
  const told = workspace.messages
    .all()
    .filter(
      (one) =>
        one.botId === workspace.botId && [REASON, SAID].some((said) => JSON.stringify(one).includes(said)),
    );
  expect(told.length).toBeGreaterThan(0);
  for (const one of told)
    expect(team).toContain(
      one.ephemeralTo ??
        TEAM.map((who) => workspace.person(who).id).find(
          (id) => workspace.direct(id, workspace.bot.id).id === one.channel,
        ),
    );
  expect(
    secret.log.filter((line) => line.includes(REASON) || line.includes(special) || /\bI2\b/.test(line)),
  ).toEqual([]);

  // Once it has begun, its sections hear what was said before: under the notice, and in the message of the day.
  expect(office.private(OPENER)).toContainEqual(
    expect.stringContaining('已记入 I1001，开始后再告知机关党建科。'),
  );
  await office.at('2022-05-26T09:00+08:00');
  expect(office.channel('ke-wendian').at(-1)).toBe(`*督查员说*\n> ${SAID}`);
  expect(office.direct('dangjian-kz').map(shown).at(-1)).toContain(`机关党建科 · 督查员：${SAID}`);
  expect(await office.types('wendian-kz', '/duban inspect show I1001')).toContain('专项督查');
  expect(await office.types('zonghe-kz', '/duban inspect show I1001')).toContain('没有 I1001 这一轮督查');
}, 60_000);
