import { expect, it } from 'vitest';
import { setTeam } from '../../db/campaign.ts';
import { PRACTICE_TEAM } from '../../src/team.ts';
import { isObject, type Json } from '../../src/practice/json.ts';
import { SMALL } from '../support/campaigns.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { replacing, tamper } from './tampered.ts';
import { changedSince, everyRow } from './whole.ts';

const ELSEWHERE = replacing(PRACTICE_TEAM, 'T0ELSEWHERE');

/** As an app is called that was installed for a whole organization: no workspace is named. */
function unnamed(body: Json): Json {
  const { authorizations: _none, team_id: _team, ...rest } = body;
  const without = (field: string, name: string): Json =>
    isObject(rest[field]) ? { [field]: { ...rest[field], [name]: undefined } } : {};
  const nameless = { ...without('user', 'team_id'), ...without('view', 'app_installed_team_id') };
  return {
    ...rest,
    ...nameless,
    team: null,
    is_enterprise_install: true,
    enterprise: { id: 'E1', name: '' },
  };
}

/** Through every door; the people and channels have the ids of ours. */
async function knockEverywhere(office: TestOffice): Promise<void> {
  const said = await office.says('zonghe-kz', 'ke-zonghe', '别处的回复', office.thread('ke-zonghe'));
  await office.edits('zonghe-kz', said, '别处的修改');
  await office.deletes('zonghe-kz', said);
  await office.says('zonghe-kz', null, 'T1 完成 别处的私信');
  await office.says('wendian-kz', 'tongbao', '@duban T3 完成 别处的提及');
  await office.types('zonghe-kz', '/duban reply T1 完成 别处的命令', 'ke-zonghe');
  await office.types('chuangjian-ban', '/duban leave 2022-05-06 2022-05-07 @wendian-kz');
  await office.types('chuangjian-ban', '/duban task add 别处的任务 section:zonghe due:2022-05-20');
  await office.presses('zonghe-kz', office.messages('ke-zonghe')[0], '无变化');
  await office.opensHome('zonghe-kz');
  await office.fills('wendian-kz', { general: '别处的表单' });
}

it('what another workspace brings is refused at every door, though its people have the same ids', async () => {
  const lines: string[] = [];
  const office = await openOffice({
    campaign: SMALL,
    at: '2022-05-05T08:55+08:00',
    log: (line) => lines.push(line),
  });
  await office.at('2022-05-05T09:00+08:00');
  const opensForm = () => office.presses('wendian-kz', office.messages('ke-wendian')[0], '回复');

  for (const change of [ELSEWHERE, unnamed]) {
    await opensForm();
    const [rows, shown] = [await everyRow(office.db), office.posted().length];
    lines.length = 0;
    const end = tamper(office.practice, change);
    await knockEverywhere(office);
    await office.delivered();
    end();
    expect(await changedSince(rows, office.db)).toEqual([]);
    expect(office.posted()).toHaveLength(shown);
    // A mention is two events.
    expect(lines.filter((line) => line.includes('slack.foreign_team'))).toHaveLength(12);
    expect(lines.filter((line) => line.includes('别处'))).toEqual([]);
  }
  await opensForm();
  expect(await office.fills('wendian-kz', { general: '这里的表单' })).toEqual([]);
  expect((await office.exported()).replies).toMatchObject([{ section: 'wendian', text: '这里的表单' }]);
});

it('a database of one workspace is not served to another', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.stopsBot();
  await setTeam(office.db, 'xiao', 'T0OURS');
  const { workspace } = office.practice;
  const startsIn = (team: string): Promise<void> => {
    Object.defineProperty(workspace, 'teamId', { value: team, configurable: true });
    office.clock('2022-05-05T09:00+08:00');
    return office.startsBot();
  };
  await expect(startsIn('T0OTHER')).rejects.toMatchObject({
    facts: { code: 'other_workspace', team: 'T0OURS' },
  });
  await expect(startsIn(PRACTICE_TEAM)).rejects.toMatchObject({ facts: { code: 'practice_database' } });
  expect(office.messages('ke-zonghe')).toEqual([]);
  await startsIn('T0OURS');
  expect(office.messages('ke-zonghe')).toHaveLength(1);
});
