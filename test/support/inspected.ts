import { changed, SMALL } from './campaigns.ts';
import type { TestOffice } from './office.ts';

/** The office of three sections with a checklist of two items, and a channel where the leading group reads alone. */
export const INSPECTED = `${changed(
  SMALL,
  ['channels: { summary: tongbao }', 'channels: { summary: tongbao, leading_group: lingdao }'],
  [
    'leading_group: { head: zhuren, office: [chuangjian-ban] }',
    'leading_group: { head: zhuren, office: [chuangjian-ban, ducha] }',
  ],
  [
    '  - { id: wuke, name: 无科室人员 }',
    '  - { id: wuke, name: 无科室人员 }\n  - { id: ducha, name: 督查员 }',
  ],
)}
inspection_checklist:
  - { id: plan, text: 台账清楚 }
  - { id: premises, text: 办公区域整洁 }
`;

/** Somebody inspects by typing: `zonghe plan pass 分工上墙`; sections, items and results by their ids. */
export async function records(
  office: TestOffice,
  who: string,
  ref: string,
  all: readonly string[],
): Promise<void> {
  for (const one of all) {
    const [section = '', item = '', ...said] = one.split(' ');
    await office.types(who, `/duban inspect record ${ref} section:${section} item:${item} ${said.join(' ')}`);
  }
}
