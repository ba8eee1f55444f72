import { afterAll, beforeAll, expect, it } from 'vitest';
import { kept } from '../../src/text.ts';
import { attaches, filesOnRecord, picture } from '../support/attaching.ts';
import { keepOffice, type TestOffice } from '../support/office.ts';
import { records } from '../support/inspected.ts';
import { liveTokens } from '../support/shown.ts';
import { naughtyCampaign, OWN, TITLES, together } from './naughty.ts';

const TEXTS = together(2_900);
/** Slack makes a call of this before anybody hears of it; it is kept as the text that it is. */
const asHeard = (text: string): string => text.replaceAll('@channel @here', '<!channel> <!here>');

let office: TestOffice;
const names = TITLES.filter((_title, index) => index % 12 === 0);
const says = (who: string, typed: string) => office.types(who, `/duban ${typed}`);

beforeAll(async () => {
  office = await keepOffice({ campaign: naughtyCampaign(names), at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
});

afterAll(() => office.close());

/** Everything that the bot shows to anybody, anywhere, once it has been asked for all that it can show. */
async function everythingShown(refs: readonly string[]): Promise<string[]> {
  for (const who of ['chuangjian-ban', 'zonghe-kz']) {
    for (const typed of [
      '',
      'tasks 全部',
      'progress',
      'progress 2022-05',
      'calendar',
      'audit',
      'inspect',
      'rectify',
    ])
      await says(who, typed);
    for (const ref of refs) await says(who, ref);
    await office.opensHome(who);
  }
  const homes = ['chuangjian-ban', 'zonghe-kz'].map((who) => office.homeView(who));
  return [...office.posted(), ...homes].flatMap((message) => liveTokens(message));
}

it('whatever a section writes through any door is kept to the letter, and nothing in it comes to life', async () => {
  for (const text of TEXTS) {
    await office.types('zonghe-kz', `/duban reply ${text}`, 'ke-zonghe');
    await office.says('wendian-kz', 'ke-wendian', text, office.thread('ke-wendian'));
    await office.says('wendian-kz', 'tongbao', `@duban ${text}`);
    await office.says('dangjian-kz', null, text);
    await office.presses('zonghe-fkz', office.messages('ke-zonghe')[0], '回复');
    const tasks = { T1: { state: '受阻', text, blocker: text } };
    expect(await office.fills('zonghe-fkz', { general: text, tasks })).toEqual([]);
  }
  const [first = '', last = ''] = TEXTS;
  const said = await office.says('wendian-kz', 'ke-wendian', first, office.thread('ke-wendian'));
  await office.edits('wendian-kz', said, last);

  const { replies } = await office.exported();
  const heard = (source: string, section: string): string[] =>
    replies
      .filter((one) => one.source === source && one.section === section)
      .map(({ text }) => text)
      .toReversed();
  const all = TEXTS.map((text) => kept(asHeard(text)));
  expect(heard('command', 'zonghe')).toEqual(all);
  expect(heard('thread', 'wendian')).toEqual([...all, all[0], kept(asHeard(last))]);
  expect(heard('mention', 'wendian')).toEqual(all);
  expect(heard('mention', 'dangjian')).toEqual(all);
  expect(heard('modal', 'zonghe')).toEqual(TEXTS.map(kept));
  const items = replies.filter(({ source }) => source === 'modal').map((one) => one.items[0]);
  expect(items.map((item) => item?.blocker).toReversed()).toEqual(TEXTS.map(kept));

  await office.at('2022-05-07T16:00+08:00');
  expect(office.channel('tongbao').at(-1)).toContain('情况：');
  expect(await everythingShown([])).toEqual([]);
});

it('so is whatever is said of a task on its way, and every title that somebody gives one', async () => {
  const texts = TEXTS.slice(0, 3);
  for (const text of texts) {
    await says('zonghe-kz', 'task ack T2');
    await says('zonghe-kz', `task report T2 ${text}`);
    await says('zonghe-kz', `task defer T2 to:2022-06-10 ${text}`);
    await says('chuangjian-ban', `task reject T2 ${text}`);
    await says('zhuren', `task instruct T2 ${text}`);
    await says('zonghe-kz', `task answer T2 ${text}`);
    await says('zonghe-kz', `task submit T2 ${text}`);
    await says('chuangjian-ban', `task return T2 ${text}`);
    await office.delivered();
  }
  for (const name of OWN) await says('chuangjian-ban', `task add ${name} section:zonghe due:2022-05-20`);
  await office.delivered();
  const { tasks } = await office.exported();
  const reasons = tasks.find(({ ref }) => ref === 'T2')?.history.map(({ reason }) => reason) ?? [];
  const told = reasons.filter((reason) => reason !== '');
  expect(new Set(told)).toEqual(new Set(texts.map((text) => kept(asHeard(text)))));
  expect(told.length).toBeGreaterThanOrEqual(texts.length * 6);
});

it('so is whatever is found in an inspection, and every name of a file', async () => {
  for (const day of ['20', '25']) await office.at(`2022-05-${day}T09:00+08:00`);
  const text = TEXTS[5] ?? '';
  await records(office, 'ducha-yuan', 'I1', [
    `zonghe plan fail ${text}`,
    `wendian premises fail ${OWN.join('；')}`,
  ]);
  await says('zonghe-kz', `inspect ask I1 ${text}`);
  await says('ducha-yuan', 'inspect finish I1 force');
  await office.delivered();
  await says('zonghe-kz', 'rectify accept R1');
  await says('zonghe-kz', `rectify report R1 ${text}`);
  const files = OWN.map((name) => ({ name: `${name.replaceAll('/', '')}.jpg`, body: picture(name) }));
  const thread = office
    .messages('ke-zonghe')
    .findLast((one) => one.text.includes('R1') && one.threadTs === undefined);
  await attaches(office, 'zonghe-kz', 'ke-zonghe', files, thread ? { under: thread } : {});
  await says('zonghe-kz', `rectify done R1 ${text}`);
  await says('chuangjian-ban', 'inspect circular I1');
  await says('chuangjian-ban', `inspect circular I1 problems ${text}`);
  await says('chuangjian-ban', 'inspect circular I1 post');
  await office.delivered();
  const { findings, circulars } = await office.exported();
  expect(findings.map(({ problem }) => problem)).toEqual([
    kept(asHeard(text)),
    kept(asHeard(OWN.join('；'))),
  ]);
  expect(circulars).toHaveLength(1);
  expect(await filesOnRecord(office)).toHaveLength(OWN.length);
  const refs = ['inspect show I1', 'audit I1', 'rectify show R1', 'audit R1', 'task show T2', 'audit T2'];
  const shown = await everythingShown(refs);
  expect(shown).toEqual([]);
});

it('and the record is the same when it is read back from its file', async () => {
  const record = await office.exported();
  expect(JSON.parse(JSON.stringify(record, null, 2))).toEqual(record);
  expect(record.tasks.map(({ title }) => title).slice(5, 5 + names.length)).toEqual(names);
});
