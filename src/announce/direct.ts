import { groupBy } from '../../db/group-by.ts';
import type { Tx } from '../../db/transact.ts';
import { addPrompts, type PromptRow } from '../../db/weeks.ts';
import type { Language } from '../campaign/campaign.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import type { Message } from '../messages/blocks.ts';
import type { SectionAsk } from '../weeks/service.ts';
import { askInDay } from './day.ts';
import { personLanguages } from './languages.ts';
import { announce } from './queue.ts';

/** A message names so many sections at most; the rest go into others in its thread. */
const MOST_SECTIONS = 5;

/** A section, and who is to be asked for it by direct message. */
export interface DirectAsk {
  ask: SectionAsk;
  personIds: readonly string[];
}

/** Each person once, with all the sections that they are asked for, so many at a time. */
function byPerson(pairs: readonly DirectAsk[]): { personId: string; pages: SectionAsk[][] }[] {
  const asked = pairs.flatMap(({ ask, personIds }) => personIds.map((personId) => ({ ask, personId })));
  return [...groupBy(asked, (pair) => pair.personId)].map(([personId, group]) => ({
    personId,
    pages: Array.from({ length: Math.ceil(group.length / MOST_SECTIONS) }, (_, index) =>
      group.slice(index * MOST_SECTIONS, (index + 1) * MOST_SECTIONS).map((pair) => pair.ask),
    ),
  }));
}

/**
 * Asks people directly for what their sections owe in a week, each in one message, which is also the one that
 * they have from the clock on that day.
 */
export async function askDirectly(
  tx: Tx,
  campaign: CampaignFacts,
  { kind, period }: Pick<PromptRow, 'kind' | 'period'>,
  pairs: readonly DirectAsk[],
  messageOf: (asks: readonly SectionAsk[], language: Language) => Message,
  now: Date,
): Promise<void> {
  const languageOf = await personLanguages(tx, campaign);
  const at = now.toISOString();
  for (const { personId, pages } of byPerson(pairs)) {
    const address = `@${personId}`;
    const own = `${campaign.id}/weekly.${kind}/${period}/${address}`;
    let first: string | null = null;
    for (const [index, asks] of pages.entries()) {
      const message = messageOf(asks, languageOf(personId));
      const asked: { key: string; message: Message; threadKey?: string } =
        first === null
          ? await askInDay(tx, campaign, personId, { key: own, message }, now)
          : { key: `${own}/${index + 1}`, message, threadKey: first };
      first ??= asked.key;
      const deliveryKey = asked.key;
      await announce(tx, { ...asked, address, workHours: true, queuedAt: now });
      await addPrompts(
        tx,
        asks.map((ask) => ({ deliveryKey, sectionId: ask.section.id, period, kind, at })),
      );
    }
  }
}
