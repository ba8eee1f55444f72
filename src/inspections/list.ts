import type { DbOrTx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { inspectionFacts, type InspectionFacts } from './facts.ts';
import { roundsFor } from './visits.ts';
import type { InspectionViewer } from './visible.ts';

/** The rounds of which somebody may know. */
export interface RoundList {
  /** The newest, newest first. */
  rounds: InspectionFacts[];
  /** How many older ones there are. */
  older: number;
}

/** The newest rounds of which somebody may know, so many at most. */
export async function roundList(
  db: DbOrTx,
  campaign: CampaignFacts,
  viewer: InspectionViewer,
  most: number,
  now: Date,
): Promise<RoundList> {
  const known = (await roundsFor(db, viewer)).toReversed();
  const rounds: InspectionFacts[] = [];
  for (const { round } of known.slice(0, most)) rounds.push(await inspectionFacts(db, campaign, round, now));
  return { rounds, older: Math.max(0, known.length - most) };
}
