import { putCheck, type CheckRow } from '../../db/inspections.ts';
import type { CheckResult } from '../../db/schema-inspections.ts';
import type { Tx } from '../../db/transact.ts';
import { campaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import type { SlackFile } from '../evidence/given.ts';
import { keepEvidence, type EvidenceKept } from '../evidence/keeping.ts';
import type { ChecklistItem } from '../campaign/campaign.ts';
import { sameName } from '../text.ts';
import { onceFor, type Repeated } from '../once.ts';
import { peopleNamed } from '../people/service.ts';
import { noteCheck } from '../rectifications/noting.ts';
import { rectificationRef } from '../rectifications/ref.ts';
import type { InspectedSection, InspectionFacts } from './facts.ts';
import { notBeforeItsDay, startWithin } from './moving.ts';
import {
  addRoundLine,
  factsAfter,
  refusedRound,
  roundFor,
  sectionIn,
  teamOnly,
  type Delivered,
  type RoundAsked,
  type RoundChange,
  type Telling,
} from './round.ts';
import { inspectionAfter } from './states.ts';
import { isOfPosts, isRecusedFrom } from '../people/posts.ts';

/** What somebody says of an item. */
export interface ItemAsked {
  itemId: string;
  result: CheckResult;
  /** Words are needed where it does not conform. */
  note: string;
}

/** Records of one section, as somebody makes them on site, or the section of itself. */
export interface RecordAsked extends RoundAsked {
  /** By id or name. */
  section: string;
  items: readonly ItemAsked[];
  /** The section's own check (自查). */
  own: boolean;
  /** When the form was opened: what others have recorded since then stands. Left out: nothing is spared. */
  asOf?: string;
  /** What was attached to the form, or to the message. */
  files?: readonly SlackFile[];
  /** The message that they came with, as `channel:ts`; left out for a form. */
  messageKey?: string;
}

/** A record of an item with who made it, by name. */
export interface NamedCheck {
  check: CheckRow;
  by: string;
}

/** What became of an item. */
export interface ItemRecorded extends ItemAsked {
  text: string;
  /** The record that it took the place of, when somebody had made one. */
  was: NamedCheck | null;
  /** The rectification that it noted, by its number; null: there is none. */
  rectification: string | null;
  /** The rectification that no longer stands, because the item conforms after all; null: there was none. */
  withdrawn: string | null;
}

/** Records that were kept. */
export interface ChecksRecorded extends RoundChange {
  kind: 'recorded';
  deed: 'record' | 'self_check';
  section: InspectedSection;
  recorded: ItemRecorded[];
  /** Items that somebody else recorded otherwise while the form was open: theirs stands. */
  spared: (NamedCheck & { text: string })[];
  /** What became of the files that came with them. */
  evidence: EvidenceKept[];
  /** The first record of a round begins it. */
  started: boolean;
}

/** An item by its id, its text, or the number that it has on the notice. */
export function itemNamed(checklist: InspectionFacts['checklist'], asked: string): ChecklistItem | undefined {
  const named = checklist.find(({ id, text }) => sameName(id, asked) || sameName(text, asked));
  return named ?? (/^\d{1,3}$/.test(asked) ? checklist[Number(asked) - 1] : undefined);
}

/** Refuses items that are not on the checklist, and faults without words. */
function itemsMeant(
  { ref, checklist }: InspectionFacts,
  { items, files = [] }: Pick<RecordAsked, 'items' | 'files'>,
): ItemAsked[] {
  if (items.length === 0 && files.length === 0) throw refusedRound({ kind: 'empty', inspection: ref });
  const meant = items.map((item) => {
    const found = itemNamed(checklist, item.itemId);
    if (found) return { ...item, itemId: found.id, note: item.note.trim() };
    const known = checklist.map(({ id, text }) => ({ id, text }));
    throw refusedRound({ kind: 'unknown_item', inspection: ref, item: item.itemId, known });
  });
  const unexplained = meant.filter(({ result, note }) => result === 'fail' && note === '');
  if (unexplained.length > 0) {
    const ids = unexplained.map(({ itemId }) => itemId);
    throw refusedRound({ kind: 'unexplained', inspection: ref, items: ids });
  }
  return meant;
}

/** Refuses whoever may not record: inspectors do on sections that are not their own; of its own check, the section's own people. */
export function recordersOnly(
  facts: InspectionFacts,
  { section }: InspectedSection,
  asked: Pick<RecordAsked, 'caller' | 'own'>,
): void {
  const { ref, inspectors, round } = facts;
  const { personId } = asked.caller;
  if (asked.own) {
    if (!isOfPosts(personId, section))
      throw refusedRound({ kind: 'not_of_section', inspection: ref, section: section.name });
  } else {
    if (isRecusedFrom(personId, section)) {
      const names = inspectors.filter((one) => !isRecusedFrom(one.id, section)).map((one) => one.name);
      throw refusedRound({ kind: 'own_section', inspection: ref, section: section.name, names });
    }
    if (!inspectors.some((one) => one.id === personId))
      teamOnly(facts, { ...asked.caller, isOffice: false }, 'record');
  }
  if (inspectionAfter('record', round.state) === null)
    throw refusedRound({ kind: 'moved_on', inspection: ref, deed: 'record', state: round.state });
}

const isSame = (item: ItemAsked, { result, note }: CheckRow): boolean =>
  item.result === result && item.note === note;

/** Keeps what is said of one item; the facts tell what stood before it. */
async function recordItem(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  campaign: CampaignFacts,
  of: { facts: InspectionFacts; section: InspectedSection; asked: RecordAsked; item: ItemAsked },
  now: Date,
): Promise<Pick<ItemRecorded, 'rectification' | 'withdrawn'>> {
  const { facts, section, asked, item } = of;
  const { caller, door, own } = asked;
  const at = now.toISOString();
  const { itemId, result, note } = item;
  const check = {
    id: deps.newId(),
    inspectionId: facts.round.id,
    sectionId: section.section.id,
    itemId,
    own: own ? 1 : 0,
    result,
    note,
    recordedBy: caller.personId,
    recordedAt: at,
    door,
  } as const;
  await putCheck(tx, check);
  const details = { section: section.section.id, check: itemId, result };
  const by = { personId: caller.personId, name: caller.name };
  const event = own ? 'self_check' : 'record';
  await addRoundLine(tx, facts, { event, by, door, reason: note, details }, at);
  if (own) return { rectification: null, withdrawn: null };
  const noted = { inspection: facts.round, check, personId: caller.personId, door };
  const rectification = await noteCheck(tx, deps, campaign, noted, facts.today, at);
  const before = section.findings.find(
    (one) => one.finding.itemId === itemId && one.rectification.state === 'noted',
  );
  return {
    rectification: rectification && rectificationRef(rectification),
    withdrawn: rectification === null && before ? rectificationRef(before.rectification) : null,
  };
}

/** Keeps what was attached to the records of a section. */
function attached(
  tx: Tx,
  deps: Pick<Deps, 'newId'>,
  { facts, section, asked }: { facts: InspectionFacts; section: InspectedSection; asked: RecordAsked },
  now: Date,
): Promise<EvidenceKept[]> {
  const { caller, door, files = [], messageKey } = asked;
  const proven = { noun: 'inspection', subjectId: facts.round.id, sectionId: section.section.id } as const;
  const from = messageKey === undefined ? {} : { messageKey };
  return keepEvidence(tx, deps, { ...proven, ...from, files, personId: caller.personId, door }, now);
}

/**
 * Puts what was found of a section's items on record, in place of what stood there, once however often the same
 * delivery brings it; what says the same as before is left as it is. An item that does not conform is noted at once
 * under a number, of which its section hears when the round is finished. The first record on the round's day begins it.
 */
export function recordChecks(
  deps: Deps,
  asked: Delivered<RecordAsked>,
  tell: Telling<ChecksRecorded>,
): Promise<ChecksRecorded | Repeated> {
  return onceFor(deps, asked.inboxKey, async (tx, now) => {
    const campaign = await campaignFacts(tx);
    const before = await roundFor(tx, campaign, asked, now);
    const section = sectionIn(before, asked.section);
    recordersOnly(before, section, asked);
    const items = itemsMeant(before, asked);
    const by = { personId: asked.caller.personId, name: asked.caller.name };
    const starts = !asked.own && before.round.state === 'planned';
    if (starts) notBeforeItsDay(before);
    const facts = starts
      ? (await startWithin(tx, campaign, before, { by, door: asked.door, reason: '' }, now)).facts
      : before;
    const standing = asked.own ? section.own : section.checks;
    const names = await peopleNamed(tx, [...new Set([...standing.values()].map((one) => one.recordedBy))]);
    const named = (check: CheckRow): NamedCheck => ({
      check,
      by: names.find((one) => one.id === check.recordedBy)?.name ?? check.recordedBy,
    });
    const textOf = (id: string): string => before.checklist.find((one) => one.id === id)?.text ?? id;
    const recorded: ItemRecorded[] = [];
    const spared: ChecksRecorded['spared'] = [];
    for (const item of items) {
      const text = textOf(item.itemId);
      const was = standing.get(item.itemId);
      if (was && isSame(item, was)) continue;
      const isNewer = was !== undefined && asked.asOf !== undefined && was.recordedAt > asked.asOf;
      if (was && isNewer && was.recordedBy !== asked.caller.personId) {
        spared.push({ ...named(was), text });
        continue;
      }
      const noted = await recordItem(tx, deps, campaign, { facts, section, asked, item }, now);
      recorded.push({ ...item, text, was: was ? named(was) : null, ...noted });
    }
    const evidence = await attached(tx, deps, { facts, section, asked }, now);
    const after = await factsAfter(tx, campaign, facts, now);
    const done: ChecksRecorded = {
      kind: 'recorded',
      deed: asked.own ? 'self_check' : 'record',
      facts: after,
      by,
      section: sectionIn(after, section.section.id),
      recorded,
      spared,
      evidence,
      started: starts,
    };
    await tell(tx, campaign, done);
    return done;
  });
}
