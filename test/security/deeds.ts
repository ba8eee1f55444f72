import { expect } from 'vitest';
import type { TestOffice } from '../support/office.ts';
import { pressesForged, submitsForged, type ForgedButton, type ForgedForm } from './forged.ts';
import { changedSince, everyRow } from './whole.ts';

/** Something that can be done by a button, by a form, or by both. */
export interface Deed {
  name: string;
  button?: ForgedButton;
  form?: ForgedForm;
}

/** Nothing was done, and it says so. */
const REFUSED = /没有改动|没有记下|没有保存|没有这|没有 [A-Z]\d+ 这|才能/;

/** One person tries it by one of its doors; returns what they are shown. */
export async function tries(
  office: TestOffice,
  who: string,
  { button, form }: Deed,
  byForm: boolean,
): Promise<string> {
  if (form && (byForm || !button)) return (await submitsForged(office, who, form)).join('\n');
  return button ? pressesForged(office, who, button) : '';
}

/** Each of these people tries it, by button and form in turn: all are told that it is not done, and not a row changes. */
export async function refusedTo(office: TestOffice, people: readonly string[], deed: Deed): Promise<void> {
  await office.delivered();
  const before = await everyRow(office.db);
  const took: string[] = [];
  for (const [index, who] of people.entries()) {
    const shown = await tries(office, who, deed, (index + before.size) % 2 === 0);
    if (!REFUSED.test(shown)) took.push(`${who} ${deed.name}: ${JSON.stringify(shown)}`);
  }
  expect(took).toEqual([]);
  await office.delivered();
  expect([deed.name, await changedSince(before, office.db)]).toEqual([deed.name, []]);
}
