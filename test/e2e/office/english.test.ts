import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../src/practice/package-root.ts';
import { openRehearsal } from './rehearsal.ts';

it('shows an English office everything in English', async () => {
  const office = await openRehearsal(join(packageRoot(), 'campaigns/sample.en.yaml'));
  const desk = await office.tabOf('desk-lead');
  const messages = await desk.enter('team-desk');
  await desk.page.getByRole('button', { name: /^To the next due slot/ }).click();
  const asked = messages.filter({ has: desk.page.getByRole('button', { name: 'Reply', exact: true }) });
  await asked.first().waitFor();
  await desk.say('/duban help');
  await messages.filter({ hasText: 'Only visible to you' }).last().waitFor();
  expect(await desk.page.locator('html').getAttribute('lang')).toBe('en');
  expect(await desk.page.title()).toBe('Town Library · Practice workspace');
  expect(await desk.page.locator('body').innerText()).not.toMatch(/\p{Script=Han}/u);
  expect(office.troubles).toEqual([]);
});
