import { findDelivery } from '../../db/deliveries.ts';
import type { Tx } from '../../db/transact.ts';
import { addPrompts, deployKeys, type WeekRow } from '../../db/weeks.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { deployMessage, promptDirectMessage, promptThreadMessage, type WeekView } from '../messages/ask.ts';
import { planMessages } from '../messages/plan.ts';
import { emptyPage, summaryMessages } from '../messages/summary.ts';
import type { WeekProgress } from '../weeks/progress.ts';
import type { SectionAsk, WeekAsks } from '../weeks/service.ts';
import { askDirectly } from './direct.ts';
import { announce, announcePages, channelAddress } from './queue.ts';

function viewOf(campaign: CampaignFacts, week: WeekRow, occasion: Partial<Deployed> = {}): WeekView {
  return {
    language: campaign.language,
    timezone: campaign.timezone,
    period: week.period,
    deployedAt: week.deployedAt,
    dueAt: week.dueAt,
    covers: JSON.parse(week.covers) as string[],
    lateFor: occasion.lateFor?.toISOString() ?? null,
    uncoveredYear: occasion.uncoveredYear ?? null,
  };
}

/** What is to be said of a deployment besides its tasks. */
export interface Deployed {
  /** When it was due, if it is sent late. */
  lateFor: Date | null;
  uncoveredYear: string | null;
}

const keyOf = (campaign: CampaignFacts, ...parts: string[]): string => [campaign.id, ...parts].join('/');

/** Tells each section its tasks, and everybody the week's plan. */
export async function announceDeployment(
  tx: Tx,
  campaign: CampaignFacts,
  { week, asks, idle }: WeekAsks,
  now: Date,
  deployed: Deployed,
): Promise<void> {
  const view = viewOf(campaign, week, deployed);
  const common = { workHours: true, queuedAt: now };
  const at = now.toISOString();
  const kind = 'deploy' as const;
  for (const ask of asks) {
    if (ask.section.channel === null) continue;
    const key = keyOf(campaign, 'weekly.deploy', week.period, ask.section.id);
    const address = channelAddress(ask.section.channel);
    await announce(tx, { ...common, key, address, message: deployMessage([ask], view) });
    await addPrompts(tx, [{ deliveryKey: key, sectionId: ask.section.id, period: week.period, kind, at }]);
  }
  const direct = asks.filter((ask) => ask.section.channel === null);
  await askDirectly(
    tx,
    campaign,
    { kind, period: week.period },
    direct.map((ask) => ({ ask, personIds: ask.readerIds })),
    (own, language) => deployMessage(own, { ...view, language }),
    now,
  );
  const plan = planMessages(campaign.name, asks, idle, view);
  await announcePages(
    tx,
    channelAddress(campaign.summaryChannel),
    keyOf(campaign, 'weekly.plan', week.period),
    plan,
    now,
  );
}

/** Nudges the sections that have not replied: in their thread, and by direct message to who is asked. */
export async function announcePrompts(
  tx: Tx,
  campaign: CampaignFacts,
  week: WeekRow,
  missing: readonly SectionAsk[],
  now: Date,
): Promise<void> {
  const view = viewOf(campaign, week);
  const common = { workHours: true, queuedAt: now };
  const at = now.toISOString();
  const threads = await deployKeys(tx, week.period);
  const kind = 'prompt' as const;
  for (const ask of missing) {
    const threadKey = threads.get(ask.section.id);
    if (ask.section.channel === null || threadKey === undefined) continue;
    const key = keyOf(campaign, 'weekly.prompt', week.period, ask.section.id);
    const address = channelAddress(ask.section.channel);
    await announce(tx, { ...common, key, address, threadKey, message: promptThreadMessage(ask, view) });
    await addPrompts(tx, [{ deliveryKey: key, sectionId: ask.section.id, period: week.period, kind, at }]);
  }
  const asked = missing.map((ask) => ({
    ask,
    personIds: ask.asked.kind === 'office' ? ask.asked.personIds : [ask.asked.personId],
  }));
  await askDirectly(
    tx,
    campaign,
    { kind, period: week.period },
    asked,
    (own, language) => promptDirectMessage(own, { ...view, language }),
    now,
  );
}

const summaryKey = (campaign: CampaignFacts, period: string): string =>
  keyOf(campaign, 'weekly.summary', period);

/** True once the week's summary was written; from then on it is kept up to date in place. */
export async function summaryExists(tx: Tx, campaign: CampaignFacts, period: string): Promise<boolean> {
  return (await findDelivery(tx, summaryKey(campaign, period))) !== undefined;
}

/** Writes the week's summary, or brings the written one up to date where it stands. */
export async function announceSummary(
  tx: Tx,
  campaign: CampaignFacts,
  progress: WeekProgress,
  now: Date,
): Promise<void> {
  const key = summaryKey(campaign, progress.week.period);
  const messages = summaryMessages(campaign.name, progress, campaign.language);
  await announcePages(tx, channelAddress(campaign.summaryChannel), key, messages, now);
  for (let page = messages.length + 1; await findDelivery(tx, `${key}/${page}`); page += 1) {
    const address = channelAddress(campaign.summaryChannel);
    const message = emptyPage(campaign.language);
    await announce(tx, {
      key: `${key}/${page}`,
      address,
      threadKey: key,
      message,
      workHours: true,
      queuedAt: now,
    });
  }
}

/** A leader posts where things stand right now; `id` makes each posting a message of its own. */
export function announceProgress(
  tx: Tx,
  campaign: CampaignFacts,
  progress: WeekProgress,
  id: string,
  now: Date,
): Promise<void> {
  const messages = summaryMessages(campaign.name, progress, campaign.language);
  return announcePages(
    tx,
    channelAddress(campaign.summaryChannel),
    keyOf(campaign, 'progress', id),
    messages,
    now,
  );
}
