import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { practiceSeed } from '../../src/practice/seed.ts';
import { startPractice, type Practice } from '../../src/practice/server.ts';
import { campaignOf, changed, SMALL } from '../support/campaigns.ts';
import { openShell, type Shell } from '../support/cli.ts';
import { buildProgram, type Built } from '../support/program.ts';
import { SlackScreen } from '../support/screen.ts';

const firstLine = (text: string): string | undefined => text.split('\n')[0];

async function workspace(): Promise<Practice> {
  const practice = await startPractice({
    seed: practiceSeed(campaignOf(SMALL)),
    startAt: new Date('2022-05-05T08:55+08:00'),
    frozenClock: true,
    timezone: 'Asia/Shanghai',
    postingRate: false,
  });
  onTestFinished(() => practice.close());
  return practice;
}

let built: Built;

/** A command line of the program as it is built. */
const shellOf = (env: Record<string, string> = {}): Shell => openShell(env, [built.cli]);

/** A command line that works in that workspace, with a campaign file at hand. */
function shellIn(practice: Practice, env: Record<string, string> = {}): Shell {
  const shell = shellOf({
    SLACK_BOT_TOKEN: practice.tokens.bot,
    SLACK_APP_TOKEN: practice.tokens.app,
    SLACK_API_URL: practice.apiUrl,
    DUBAN_CAMPAIGN: 'plan.yaml',
    PORT: '0',
    ...env,
  });
  writeFileSync(join(shell.folder, 'plan.yaml'), SMALL);
  return shell;
}

describe('duban on the command line', { timeout: 60_000 }, () => {
  beforeAll(() => {
    built = buildProgram();
  });

  afterAll(() => built.remove());

  it('imports a file, lives a week by ticks from outside, and exports the record', async () => {
    const practice = await workspace();
    const screen = new SlackScreen(practice);
    const shell = shellIn(practice);
    const imported = await shell.duban('import', 'plan.yaml');
    expect(imported).toMatchObject({ code: 0, err: '' });
    expect(imported.out).toMatch(/Imported “小型创建”: \d+ changes\.\n$/);

    const colour: [string, string] = ['name: 文电科,', 'name: 又一科, colour: red,'];
    writeFileSync(
      join(shell.folder, 'bad.yaml'),
      changed(SMALL, colour, ['head: dangjian-kz', 'head: nobody']),
    );
    const [bad, deploy] = await Promise.all([
      shell.duban('import', 'bad.yaml'),
      shell.duban('tick', '--at', '2022-05-05T09:00:00+08:00'),
    ]);
    expect(bad).toMatchObject({ code: 2, out: '' });
    expect(bad.err.trim().split('\n')).toEqual([
      expect.stringMatching(/^bad\.yaml:25:\d+: .*colour/),
      expect.stringMatching(/^bad\.yaml:26:\d+: .*nobody/),
      expect.stringContaining('2'),
    ]);
    expect(deploy.code).toBe(0);
    expect(deploy.out.trim()).toBe('2022-05-05T09:00:00+08:00  weekly deployment  2022-W18  done');
    expect(screen.channel('ke-zonghe').map(firstLine)).toEqual(['2022年第18周任务 · 综合科']);

    practice.clock.set(new Date('2022-05-07T16:00+08:00'));
    const [summary, doctor] = await Promise.all([
      shell.duban('tick', '--at', '2022-05-07T16:00:00+08:00'),
      shell.duban('doctor'),
    ]);
    expect(summary.out.trim().split('\n')).toHaveLength(3);
    expect(screen.channel('tongbao').map(firstLine)).toEqual([
      '2022年第18周部署 · 小型创建',
      '2022年第18周进度 · 小型创建',
    ]);
    expect(doctor.code).toBe(0);
    expect(doctor.out).not.toContain('PROBLEM');

    const record: unknown = JSON.parse((await shell.duban('export')).out);
    expect(record).toMatchObject({
      campaign: { id: 'xiao' },
      sections: [{ name: '综合科' }, { name: '文电科' }, { name: '机关党建科', head: 'dangjian-kz' }],
      slots: [
        { job: 'weekly.deploy', state: 'fired' },
        { job: 'weekly.prompt', state: 'missed', reason: 'after_due' },
        { job: 'weekly.due', state: 'fired' },
        { job: 'weekly.summary', state: 'fired' },
      ],
    });
    const unknown = await shell.duban('export', '--for', 'nobody');
    expect(unknown).toEqual({ code: 2, out: '', err: 'Nobody on the list is called “nobody”.\n' });
  });

  it('shows the calendar without Slack and says all that is wrong with the environment, never a value', async () => {
    const wrong = {
      SLACK_BOT_TOKEN: 'geheim-1',
      SLACK_APP_TOKEN: 'geheim-2',
      DATABASE_URL: 'mysql://geheim',
      PORT: 'geheim',
    };
    const [calendar, start] = await Promise.all([
      shellOf().duban('calendar', '--from', '2022-05-01', '--to', '2022-05-31', '--json'),
      shellOf(wrong).duban('start'),
    ]);
    const slots = JSON.parse(calendar.out) as { job: string; period: string; due_at: string }[];
    expect(slots.filter(({ period }) => period === '2022-W18')).toMatchObject([
      { job: 'weekly.deploy', due_at: '2022-05-05T09:00:00+08:00', reason: 'days off from 30 Apr to 4 May' },
      { job: 'weekly.prompt', due_at: '2022-05-06T09:00:00+08:00' },
      { job: 'weekly.due', due_at: '2022-05-07T12:00:00+08:00', reason: 'Sat 7 May is a make-up workday' },
      { job: 'weekly.summary', due_at: '2022-05-07T16:00:00+08:00' },
    ]);
    expect(slots.find(({ job }) => job === 'monthly.inspection')?.due_at).toBe('2022-05-25T09:00:00+08:00');
    expect(start).toMatchObject({ code: 2, out: '' });
    expect(start.err.trim().split('\n')).toEqual(
      Object.keys(wrong).map((name) => expect.stringContaining(name)),
    );
    expect(start.err).not.toContain('geheim');
  });

  it('makes the folders of a new database, and says where none can be', async () => {
    const shell = shellOf();
    const inside = shell.with({ DATABASE_URL: 'sqlite:./not/there/yet/office.db' });
    expect(await inside.duban('calendar')).toMatchObject({ code: 0, err: '' });
    expect(existsSync(join(shell.folder, 'not/there/yet/office.db'))).toBe(true);
    writeFileSync(join(shell.folder, 'file'), '');
    const below = await shell.with({ DATABASE_URL: 'sqlite:./file/office/office.db' }).duban('export');
    expect(below).toMatchObject({ code: 1, out: '', err: expect.stringContaining('file/office/office.db') });
    if (process.platform !== 'linux') return;
    const proc = await shell.with({ DATABASE_URL: 'sqlite:/proc/office/office.db' }).duban('export');
    expect(proc).toMatchObject({ code: 1, out: '', err: expect.stringContaining('/proc/office/office.db') });
  });

  it('refuses what cannot work, and says what to do', async () => {
    const practice = await workspace();
    const shell = shellIn(practice);
    const port = new URL(practice.url).port;
    const [elsewhere, token, taken] = await Promise.all([
      shell.with({ SLACK_API_URL: 'https://slack.com/api/' }).duban('tick', '--at', '2022-05-05T09:00+08:00'),
      shellIn(practice, { SLACK_BOT_TOKEN: 'xoxb-wrong' }).duban('start'),
      shellIn(practice, { PORT: port }).duban('start'),
    ]);
    expect(elsewhere).toMatchObject({ code: 2, err: expect.stringContaining('--at') });
    expect(token).toMatchObject({ code: 1, err: expect.stringContaining('SLACK_BOT_TOKEN') });
    expect(token.err).not.toContain('wrong');
    expect(taken).toMatchObject({ code: 1, err: expect.stringContaining(`Port ${port}`) });
  });
});
