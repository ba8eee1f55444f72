import { leadingRolesOf, sectionsOf } from '../db/people.ts';
import { listInspections } from '../db/inspections.ts';
import { listFindings } from '../db/rectifications.ts';
import type { DbOrTx } from '../db/transact.ts';
import { JOB_NAMES } from './calendar/slots.ts';
import { inspectionRef } from './inspections/ref.ts';
import { sightOf, type Sight } from './inspections/sight.ts';
import { personNamed } from './people/service.ts';
import { rectificationRef } from './rectifications/ref.ts';

/** For whom a record is written, as far as it decides what stands in it. */
export interface Reader {
  personId: string;
  isOffice: boolean;
  isLeader: boolean;
  sight: Sight;
  /** What people call the rounds and rectifications of which they may not know: `I3`, `R7`. */
  hiddenRefs: ReadonlySet<string>;
}

/** Somebody of the campaign by id, name or handle; a refusal for anybody else. */
export async function readerNamed(db: DbOrTx, asked: string): Promise<Reader> {
  const { id: personId } = await personNamed(db, asked);
  const roles = await leadingRolesOf(db, personId);
  const isOffice = roles.some((row) => row.role === 'office');
  const isLeader = roles.some((row) => row.role !== 'office');
  const sectionIds = (await sectionsOf(db, personId)).map((section) => section.id);
  const sight = await sightOf(db, { personId, isOffice, isLeader, sectionIds });
  const rounds = (await listInspections(db)).filter(({ id }) => sight.hidden.has(id));
  const rectifications = (await listFindings(db)).map((one) => one.rectification);
  const unseen = rectifications.filter(({ id }) => sight.hidden.has(id));
  const hiddenRefs = new Set([...rounds.map(inspectionRef), ...unseen.map(rectificationRef)]);
  return { personId, isOffice, isLeader, sight, hiddenRefs };
}

/** Whether somebody may know of a message: of nobody else's direct messages, and of none about what is hidden. */
export function isToldOf(
  { personId, hiddenRefs }: Reader,
  { key, address }: { key: string; address: string },
): boolean {
  if (address.startsWith('@') && address !== `@${personId}`) return false;
  return !key.split('/').some((part) => hiddenRefs.has(part));
}

/** Dates of the campaign's calendar are everybody's; a slot of any other job would say that somebody was told something. */
export function isPublicJob(job: string): boolean {
  return JOB_NAMES.some((one) => one === job);
}
