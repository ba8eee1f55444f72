import { expect, it } from 'vitest';
import type { Json } from '../../../src/practice/json.ts';
import { attaches, filesOnRecord, picture } from '../../support/attaching.ts';
import { inspected } from '../../support/findings.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

/** What Slack has to say of a message with a mention: `with` has its files, `bare` does not. */
type Heard = 'message with' | 'message bare' | 'app_mention with' | 'app_mention bare';

/** The event of a message as Slack may deliver it: of the two of a mention, each with its files or without. */
function event(bodies: readonly Json[], heard: Heard): Json {
  const [type, files] = heard.split(' ');
  const body = bodies.find((one) => (one['event'] as Json)['type'] === type);
  if (!body) throw new Error(`Slack has no ${heard}.`);
  if (files === 'with') return body;
  const { files: _files, subtype: _subtype, ...bare } = body['event'] as Json;
  return { ...body, event: bare };
}

/** Somebody mentions the bot with a file; Slack delivers these events of it, one after the other. */
async function mentions(
  office: TestOffice,
  who: string,
  said: { text: string; file: string },
  heard: readonly Heard[],
): Promise<string[]> {
  const { socket } = office.practice;
  const deliver = socket.event.bind(socket);
  const bodies: Json[] = [];
  const before = office.private(who).length;
  socket.event = (body) => void bodies.push(body);
  await attaches(office, who, 'ke-xinxi', [{ name: said.file, body: picture(said.file) }], {
    text: said.text,
  });
  socket.event = deliver;
  for (const one of heard) {
    deliver(event(bodies, one));
    await office.settled();
  }
  return office.private(who).slice(before);
}

it('keeps the files of a mention once, with whichever of its two events they come, and says so', async () => {
  const office = await openOffice({ at: '2022-05-11T10:00+08:00' });
  await inspected(office, [{ section: 'xinxi', item: 'premises', problem: '机房走道堆放杂物' }]);
  await office.types('xinxi-kz', '/duban rectify accept R1');
  const reports = (file: string, ...heard: Heard[]): Promise<string[]> =>
    mentions(office, 'xinxi-kz', { text: `@duban 整改 报告 R1 见${file}`, file }, heard);
  const attached = (file: string): string =>
    `已作为佐证材料附到 R1：\n${file} · ${String(picture(file).length)} B · 信息科科长 · 5月11日 · 尚未存档`;

  const late = ['app_mention bare', 'message with', 'message with'] as const;
  expect(await reports('后到.jpg', ...late)).toEqual([
    expect.stringMatching(/^✅[^]*见后到\.jpg/),
    attached('后到.jpg'),
  ]);
  expect(await reports('先到.jpg', 'message with', 'app_mention bare')).toEqual([
    expect.stringContaining('先到.jpg · '),
  ]);
  expect(await reports('另一.jpg', 'message bare', 'app_mention with', 'message bare')).toEqual([
    expect.stringMatching(/^✅/),
    attached('另一.jpg'),
  ]);
  expect(await reports('都有.jpg', 'app_mention with', 'message with')).toHaveLength(1);
  expect(await reports('只有一个.jpg', 'app_mention with')).toHaveLength(1);
  expect(await reports('只有消息.jpg', 'message with')).toHaveLength(1);
  const list = { text: '@duban 整改 列表', file: '风景.jpg' };
  expect(
    await mentions(office, 'xinxi-kz', list, ['app_mention bare', 'message with', 'message with']),
  ).toEqual([expect.stringContaining('R1'), expect.stringMatching(/^随消息发来的 1 个文件没有留存。/)]);

  const names = ['后到.jpg', '先到.jpg', '另一.jpg', '都有.jpg', '只有一个.jpg', '只有消息.jpg'];
  const proves = [['rectification', 'R1', 'xinxi', false]];
  const kept = names.map((name) => [name, expect.any(String), 'xinxi-kz', proves]);
  expect(await filesOnRecord(office)).toHaveLength(kept.length);
  expect(await filesOnRecord(office)).toEqual(expect.arrayContaining(kept));
  const { rectifications } = await office.exported();
  const history = rectifications[0]?.history ?? [];
  const of = (asked: string): string[] =>
    history.flatMap(({ event: one, reason }) => (one === asked ? [reason] : []));
  expect(of('report')).toEqual(names.map((name) => `见${name}`));
  expect(of('attach').toSorted()).toEqual(names.toSorted());
});

it('keeps a photo that comes after what an inspector recorded', async () => {
  const office = await openOffice({ at: '2022-05-11T10:00+08:00' });
  await office.practice.acts.perform({ as: 'chuangjian-ban', kind: 'join', channel: 'ke-xinxi' });
  await office.types('chuangjian-ban', '/duban inspect open special sections:xinxi');
  await office.types('chuangjian-ban', '/duban inspect start I1001');
  const record = { text: '@duban 督查 记录 I1001 科室:xinxi 项目:premises 符合', file: '走道.jpg' };
  const late = ['app_mention bare', 'message with', 'app_mention with'] as const;
  expect(await mentions(office, 'chuangjian-ban', record, late)).toEqual([
    expect.stringMatching(/^✅ 已记录 I1001 · 信息科/),
    expect.stringMatching(/^已作为佐证材料附到 I1001：\n走道\.jpg/),
  ]);
  const alone = { text: '@duban 督查 记录 I1001 科室:xinxi', file: '上墙.jpg' };
  expect(await mentions(office, 'chuangjian-ban', alone, ['message with', 'app_mention bare'])).toEqual([
    expect.stringContaining('上墙.jpg'),
  ]);
  expect(await filesOnRecord(office)).toEqual(
    ['上墙.jpg', '走道.jpg'].map((name) => [
      name,
      expect.any(String),
      'chuangjian-ban',
      [['inspection', 'I1001', 'xinxi', false]],
    ]),
  );
});
