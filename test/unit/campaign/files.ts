import { readFileSync } from 'node:fs';
import type { Campaign, Language } from '../../../src/campaign/campaign.ts';
import { describeFault } from '../../../src/campaign/file/fault.ts';
import { readCampaign } from '../../../src/campaign/file/read.ts';
import { words } from '../../../src/locales/words.ts';

export const ZH_SAMPLE = fileText('../../../campaigns/sample.zh-CN.yaml');
export const EN_SAMPLE = fileText('../../../campaigns/sample.en.yaml');

export function fileText(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

/** A campaign as small as can be, with more lines at the end. */
export function smallest(more = ''): string {
  return `campaign: { id: club, name: Reading club, starts_on: 2022-01-03, ends_on: 2022-12-30, timezone: UTC }
channels: { summary: club }
people: [{ id: ann, name: Ann }]
leading_group: { office: [ann] }
sections: [{ id: desk, name: Desk, head: ann }]
${more}`;
}

export function campaignIn(text: string): Campaign {
  const read = readCampaign(text, 'plan.yaml');
  if ('campaign' in read) return read.campaign;
  throw new Error(read.faults.map((fault) => describeFault(fault, words('en'))).join('\n'));
}

/** What a person is told about a file; nothing when it is good. */
export function told(text: string, language: Language = 'en'): string[] {
  const read = readCampaign(text, 'plan.yaml');
  return 'faults' in read ? read.faults.map((fault) => describeFault(fault, words(language))) : [];
}
