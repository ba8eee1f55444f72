import type { KnownBlock } from '@slack/types';
import { putDelivery } from '../../db/deliveries.ts';
import type { Tx } from '../../db/transact.ts';
import { deployments } from '../../db/weeks.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { withAnswerMark, type AnswerMark } from '../messages/ask.ts';
import { currentRequest } from '../request.ts';
import type { SectionProgress, WeekProgress } from '../weeks/progress.ts';
import { personLanguages } from './languages.ts';

function markOf(section: SectionProgress | undefined): AnswerMark | null {
  if (!section?.reply || section.author === null) return null;
  if (section.state === 'missing' || section.state === 'no_tasks') return null;
  return { state: section.state, author: section.author, at: section.reply.lastAt };
}

/** Shows in the messages that asked for an answer who has given it, so that nobody asks or answers twice. */
export async function announceAnswers(
  tx: Tx,
  campaign: CampaignFacts,
  progress: WeekProgress,
  now: Date,
): Promise<void> {
  const { period } = progress.week;
  const languageOf = await personLanguages(tx, campaign);
  const blocksOf = new Map<string, KnownBlock[]>();
  const asked = await deployments(tx, period);
  for (const { sectionId, key, address, blocks } of asked) {
    const language = address.startsWith('@') ? languageOf(address.slice(1)) : campaign.language;
    const before = blocksOf.get(key) ?? (JSON.parse(blocks ?? '[]') as KnownBlock[]);
    const mark = markOf(progress.sections.find((one) => one.sectionId === sectionId));
    const view = { language, timezone: campaign.timezone };
    blocksOf.set(key, withAnswerMark(before, { sectionId, period }, mark, view));
  }
  for (const { key, address, threadKey, text, workHours } of asked) {
    const blocks = blocksOf.get(key);
    blocksOf.delete(key);
    if (!blocks || blocks.length === 0) continue;
    const shown = { key, address, threadKey, text, workHours, blocks: JSON.stringify(blocks) };
    await putDelivery(tx, { ...shown, request: currentRequest() }, now.toISOString());
  }
}
