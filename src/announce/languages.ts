import { listPeople } from '../../db/people.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { Language } from '../campaign/campaign.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { languageOf } from '../locales/words.ts';

/** In which language each person is written to: that of their own Slack, otherwise the campaign's. */
export async function personLanguages(
  db: DbOrTx,
  campaign: CampaignFacts,
): Promise<(personId: string) => Language> {
  const known = new Map((await listPeople(db)).map((person) => [person.id, languageOf(person.language)]));
  return (personId) => known.get(personId) ?? campaign.language;
}
