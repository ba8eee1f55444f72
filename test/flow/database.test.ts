import { sql } from 'kysely';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../db/connect.ts';
import { SMALL } from '../support/campaigns.ts';
import { standing } from '../support/form.ts';
import { ownFolder } from '../support/folder.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

const GIVEN_BACK =
  /^未保存：记录正被另一个程序占用，一般很快就好；一直这样请通知管理员（编号 [0-9a-f]{8}）。您写的内容在下面，恢复后请再发一次。\n/;
const READ_ONLY =
  /^未保存：记录现在只能查看、不能写入，请通知管理员（编号 [0-9a-f]{8}）。您写的内容在下面，恢复后请再发一次。\n/;

interface LockedOffice {
  office: TestOffice;
  /** Another process takes the database's write lock; what is returned lets it go. */
  locks: () => Promise<() => Promise<void>>;
}

async function deployed(): Promise<LockedOffice> {
  const databaseUrl = `sqlite:${join(ownFolder(), 'office.db')}`;
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00', databaseUrl });
  await office.at('2022-05-05T09:00+08:00');
  const other = connect(databaseUrl);
  onTestFinished(() => other.destroy());
  return {
    office,
    async locks() {
      await sql`begin immediate`.execute(other);
      return async () => void (await sql`rollback`.execute(other));
    },
  };
}

describe('a database that another process has locked', () => {
  it('has a command and a form answered within Slack’s three seconds, nothing is lost, and both can be sent again', async () => {
    const { office, locks } = await deployed();
    await office.presses('wendian-kz', office.messages('ke-wendian')[0], '回复');
    const filling = { tasks: { T3: { state: '已完成', text: '收文 42 件' } }, general: '下周补充' };
    const unlock = await locks();
    const before = performance.now();
    const [answer, errors] = await Promise.all([
      office.types('zonghe-kz', '/duban reply T1 完成 报了三条', 'ke-zonghe'),
      office.fills('wendian-kz', filling),
      // A whole office at the same moment: nobody's waiting makes the next one's longer.
      ...Array.from({ length: 11 }, () => office.types('jianzhi', '/duban reply 科室:wendian 收文 42 件')),
    ]);
    expect(performance.now() - before).toBeLessThan(3_000);
    expect(answer).toMatch(GIVEN_BACK);
    expect(answer.split('\n').slice(1)).toEqual(['reply T1 完成 报了三条']);
    expect(errors).toEqual([
      expect.stringMatching(
        /^未保存：记录正被另一个程序占用，.*（编号 [0-9a-f]{8}）。您填写的内容还在这里，恢复后请再点「提交」。$/,
      ),
    ]);
    expect(standing(office.form('wendian-kz'))).toContain('T3 做了什么: 收文 42 件');
    expect(standing(office.form('wendian-kz'))).toContain('其他说明: 下周补充');
    await unlock();
    expect(await office.types('zonghe-kz', '/duban reply T1 完成 报了三条', 'ke-zonghe')).toContain(
      '✅ 已保存',
    );
    expect(await office.fills('wendian-kz', {})).toEqual([]);
    expect((await office.exported()).replies).toMatchObject([
      { section: 'zonghe', revision: 1 },
      {
        section: 'wendian',
        revision: 1,
        text: '下周补充',
        items: [{ text: '收文 42 件' }, { task: 'archive' }],
      },
    ]);
  });

  it('has a thread message told once, and saved when Slack brings it again', async () => {
    const { office, locks } = await deployed();
    const unlock = await locks();
    const said = office.says('zonghe-kz', 'ke-zonghe', '@duban T1 完成 报了三条', office.thread('ke-zonghe'));
    await office.practice.until(() => office.private('zonghe-kz').length > 0);
    expect(office.private('zonghe-kz')[0]).toMatch(GIVEN_BACK);
    await unlock();
    await said;
    await office.practice.until(() => office.private('zonghe-kz').length === 2);
    await office.settled();
    expect(office.private('zonghe-kz')[1]).toContain('✅ 已保存：综合科');
    expect(office.private('zonghe-kz')).toHaveLength(2);
    expect((await office.exported()).replies).toHaveLength(1);
  });

  it('waits for a lock that is short, and nobody notices', async () => {
    const { office, locks } = await deployed();
    const unlock = await locks();
    const typed = office.types('zonghe-kz', '/duban reply 报了三条', 'ke-zonghe');
    await office.reached();
    await unlock();
    expect(await typed).toContain('✅ 已保存');
  });
});

describe('a read-only database', () => {
  it('has everybody told, and reading goes on', async () => {
    const { office } = await deployed();
    await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '回复');
    await sql`pragma query_only = on`.execute(office.db);
    expect(await office.types('zonghe-kz', '/duban reply 报了三条', 'ke-zonghe')).toMatch(READ_ONLY);
    expect(await office.fills('zonghe-kz', { general: '报了三条' })).toHaveLength(1);
    expect(await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '无变化')).toContain(
      '未办成：记录现在只能查看、不能写入',
    );
    expect(await office.types('jianzhi', '/duban reply 两卷已归档')).toMatch(READ_ONLY);
    expect(await office.types('zonghe-kz', '/duban')).toContain('*综合科* 尚未回复 2022年第18周');
    await sql`pragma query_only = off`.execute(office.db);
    expect(await office.fills('zonghe-kz', {})).toEqual([]);
    expect((await office.exported()).replies).toMatchObject([{ text: '报了三条' }]);
  });
});
