import { findInspection } from '../../db/inspections.ts';
import type { DbOrTx } from '../../db/transact.ts';
import { peopleNamed } from '../people/service.ts';
import type { InspectedSection, InspectionFacts } from './facts.ts';
import type { Prefill } from './items.ts';
import { prefillFor } from './prefill.ts';
import { inspectionRef } from './ref.ts';
import type { InspectionViewer } from './visible.ts';

/** A record that fills in a form, with whose it is and in which round it was made. */
export interface KnownCheck extends Prefill {
  by: string;
  /** As people say it, `I3`. */
  ref: string;
}

/** What fills in the form of a section for somebody, by item, with who said so. */
export async function knownChecks(
  db: DbOrTx,
  facts: InspectionFacts,
  inspected: InspectedSection,
  form: { own: boolean; viewer: InspectionViewer },
): Promise<Map<string, KnownCheck>> {
  const found = [...(await prefillFor(db, facts, inspected, form))];
  const checks = found.map(([, { check }]) => check);
  const people = await peopleNamed(db, [...new Set(checks.map((one) => one.recordedBy))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const refs = new Map([[facts.round.id, facts.ref]]);
  for (const { inspectionId } of checks) {
    if (refs.has(inspectionId)) continue;
    const round = await findInspection(db, inspectionId);
    refs.set(inspectionId, round ? inspectionRef(round) : inspectionId);
  }
  return new Map(
    found.map(([itemId, one]) => [
      itemId,
      {
        ...one,
        by: names.get(one.check.recordedBy) ?? one.check.recordedBy,
        ref: refs.get(one.check.inspectionId) ?? one.check.inspectionId,
      },
    ]),
  );
}
