import type { Tx } from '../db/transact.ts';
import type { JobName, PlannedSlot } from '../src/calendar/cadence.ts';
import type { CampaignFacts } from '../src/campaign/facts.ts';
import type { Outcome } from '../src/slots/service.ts';

/** What a job is told about the slot that it works on. */
export interface Occasion {
  campaign: CampaignFacts;
  slot: PlannedSlot;
  now: Date;
  /** True when the slot is caught up after downtime. */
  late: boolean;
  newId: () => string;
}

/** Work that the clock asks for. It runs inside the transaction that claims its slot. */
export interface Job {
  name: JobName;
  /** False: it only records, so it waits for nothing and is never too late. */
  posts: boolean;
  run(tx: Tx, occasion: Occasion): Promise<Outcome>;
}
