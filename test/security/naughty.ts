import { createRequire } from 'node:module';
import { parse, stringify } from 'yaml';
import { INSPECTED, SMALL } from '../support/campaigns.ts';

/** What people paste without meaning harm, and what others write meaning it. */
const LISTED = createRequire(import.meta.url)('big-list-of-naughty-strings') as readonly string[];

/** What only this trade knows: Slack's tokens in every dress, cells that reckon, and characters that databases differ on. */
export const OWN: readonly string[] = [
  '<!channel> <!here|here> <!everyone|所有人>',
  '<!subteam^S0BOGUS|@lingdao>',
  '<@U0BOGUS> <@W0BOGUS|zhuren>',
  '<#C0BOGUS|x>',
  '<https://evil.example|https://gov.cn>',
  '<mailto:a@b.example|x> <tel:1|x>',
  '<!date^1^{date}^https://evil.example|x>',
  '&lt;!channel&gt; &amp;lt;!here&amp;gt;',
  '<<!channel>> <!channel',
  '＝HYPERLINK("https://evil.example") ＋1 －1 ＠SUM(1)',
  '=cmd|"/C calc"!A0',
  '@channel @here #tongbao',
  '*粗* _斜_ ~删~ `码` ```块``` > 引',
  '{section} {count, plural, other {#}}',
  'a\u0000b \ud83d \ude00 c',
  '👨‍👩‍👧‍👦🏳️‍🌈👍🏽',
  '𠮷野家𪚥龘〇㐂',
  'abc \u202Edef\u202C \u2067ghi\u2069',
  '１２３ ＡＢＣ',
  '__proto__ constructor toString',
  '{"__proto__":{"polluted":true}}',
];

/** Every one of them. */
export const NAUGHTY: readonly string[] = [...LISTED, ...OWN];

/** The same as few long texts, one of them to a line, so that a door need not be opened five hundred times. */
export function together(limit: number): string[] {
  const texts: string[] = [];
  for (const one of NAUGHTY) {
    const last = texts.at(-1);
    if (last === undefined || last.length + one.length > limit) texts.push(`情况：\n${one}`);
    else texts[texts.length - 1] = `${last}\n${one}`;
  }
  return texts;
}

/** What no campaign file may hold, since nobody can have meant it. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/u;
/** The longest title of a task. */
const LONGEST_TITLE = 250;

interface CampaignFile {
  campaign: { name: string; organization: string };
  people: { id: string; name: string }[];
  sections: { name: string }[];
  tasks: object[];
  inspection_checklist: { text: string }[];
  rhythm: object;
}

/** Those that a campaign file takes as they are. */
export const TITLES: readonly string[] = NAUGHTY.map((one) => one.replace(/\s+/g, ' ').trim()).filter(
  (one) => one !== '' && !UNPRINTABLE.test(one) && Array.from(one).length <= LONGEST_TITLE,
);

/** The campaign file of an office in which everything that has a name has a naughty one, and whose tasks have these titles. */
export function naughtyCampaign(titles: readonly string[]): string {
  const file = parse(INSPECTED) as CampaignFile;
  const [campaignName = '', organization = ''] = OWN;
  Object.assign(file.rhythm, (parse(SMALL) as CampaignFile).rhythm);
  Object.assign(file.campaign, { name: campaignName, organization });
  file.people.forEach((person, index) => (person.name = `${person.name} ${OWN[index]}`));
  file.sections.forEach((section, index) => (section.name = `${section.name} ${OWN[index]}`));
  file.inspection_checklist.forEach((item, index) => (item.text = `${item.text} ${OWN[index + 4]}`));
  const sections = ['zonghe', 'wendian', 'dangjian'];
  file.tasks.push(
    ...titles.map((title, index) => ({
      id: `n${index}`,
      title,
      lead: sections[index % 3],
      due_on: '2022-05-31',
    })),
  );
  return stringify(file);
}
