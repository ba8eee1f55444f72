import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { healthRoutes } from '../../../src/health.ts';
import { serve } from '../../../src/serve.ts';
import { SMALL } from '../../support/campaigns.ts';
import { openOffice } from '../../support/office.ts';

it('a week that was lived can be read from the metrics', async () => {
  const office = await openOffice({ campaign: SMALL, at: '2022-05-05T08:55+08:00' });
  await office.at('2022-05-05T09:00+08:00');
  await office.types('zonghe-kz', '/duban reply T1 完成 报了三条', 'ke-zonghe');
  await office.delivered();
  const listening = await serve(express().use(healthRoutes(office.deps, () => office.bot)), '127.0.0.1', 0);
  onTestFinished(() => listening.close());
  const text = await (await fetch(`${listening.url}/metrics`)).text();
  const own = text.split('\n').filter((line) => line.startsWith('duban_'));
  const sent = (await office.exported()).deliveries.length;
  expect(own.filter((line) => !/_(bucket|sum)\{/.test(line))).toEqual([
    'duban_slots{state="fired"} 1',
    'duban_replies{source="command"} 1',
    `duban_deliveries{state="sent"} ${sent}`,
    'duban_outbox_oldest_seconds 0',
    'duban_slack_connected 1',
    expect.stringMatching(/^duban_acknowledgement_seconds_count\{kind="event"\} \d+$/),
    'duban_acknowledgement_seconds_count{kind="command"} 1',
    `duban_slack_call_seconds_count{call="post"} ${sent}`,
    'duban_slack_call_seconds_count{call="update"} 1',
  ]);
  expect(own).toContain('duban_acknowledgement_seconds_bucket{kind="command",le="+Inf"} 1');
});
