import type { InspectionRow } from '../../db/inspections.ts';
import { listSections } from '../../db/people.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { inspectionFacts, type InspectedSection, type InspectionFacts } from '../inspections/facts.ts';
import { ANYBODY } from '../inspections/sight.ts';
import type { SectionWithHandlers } from '../people/service.ts';
import { asKnownTo, rectificationFacts, type RectificationFacts } from '../rectifications/facts.ts';
import { rectificationProgress } from '../rectifications/progress.ts';
import type { RectificationState } from '../rectifications/states.ts';
import { namedSince, type NamedOverdue } from './named.ts';

/** A section as a circular names it. */
type CircularSection = Pick<SectionWithHandlers, 'name' | 'retiredAt'>;

/** What was recorded of one section. */
export interface InspectedCounts {
  section: CircularSection;
  pass: number;
  /** Without what was decided to be no fault. */
  fail: number;
  /** Items that do not conform by the record, and whose findings were withdrawn. */
  withdrawn: number;
  na: number;
  /** Of a section that left the plan nothing is missed. */
  unrecorded: number;
  findings: number;
  /** What conforms and of which something was noted. */
  noted: { item: string; note: string }[];
}

/** A finding that its section was told of and that was not withdrawn. */
export interface CircularFinding {
  ref: string;
  section: CircularSection;
  problem: string;
  basis: string;
  repeats: { ref: string; on: Day } | null;
  state: RectificationState;
  measure: string;
  /** Who sees to it: whoever was named, the section's head, its deputy; null: both posts are vacant. */
  person: string | null;
  dueOn: Day;
  reviewOn: Day | null;
  /** Who may re-inspect, by name. */
  reviewers: string[];
  overdue: boolean;
}

/** All that the circular of a round is drafted from. Everything is in roster order. */
export interface CircularFacts {
  round: InspectionRow;
  ref: string;
  /** Items of the checklist. */
  items: number;
  sections: InspectedCounts[];
  findings: CircularFinding[];
  /** What the ladder of urging has brought into this circular. */
  named: NamedOverdue[];
  /** Rectifications that are overdue: of a monthly round's circular all that everybody may know of, else its own. */
  overdue: number;
  today: Day;
}

function countsOf(
  { section, checks, findings: found }: InspectedSection,
  { checklist }: InspectionFacts,
  findings: number,
): InspectedCounts {
  const withdrawn = checklist.filter(({ id }) => {
    const last = found.findLast(({ finding }) => finding.itemId === id);
    return checks.get(id)?.result === 'fail' && last?.rectification.state === 'withdrawn';
  }).length;
  const of = (result: string): number => [...checks.values()].filter((one) => one.result === result).length;
  return {
    section,
    pass: of('pass'),
    fail: of('fail') - withdrawn,
    withdrawn,
    na: of('na'),
    unrecorded: section.retiredAt === null ? checklist.filter((item) => !checks.has(item.id)).length : 0,
    findings,
    noted: checklist.flatMap(({ id, text }) => {
      const check = checks.get(id);
      return check?.result === 'pass' && check.note !== '' ? [{ item: text, note: check.note }] : [];
    }),
  };
}

function findingOf(facts: RectificationFacts): CircularFinding {
  const { rectification: row, finding, names } = facts;
  return {
    ref: facts.ref,
    section: facts.section,
    problem: finding.problem,
    basis: finding.basis,
    repeats: facts.repeats,
    state: row.state,
    measure: row.measure,
    person: names.person ?? names.head ?? names.deputy,
    dueOn: row.dueOn,
    reviewOn: row.reviewOn,
    reviewers: facts.reviewers.map((one) => one.name),
    overdue: facts.overdue,
  };
}

/** What there is to tell of a round, as it is at that instant. */
export async function circularFacts(
  db: DbOrTx,
  campaign: CampaignFacts,
  round: InspectionRow,
  now: Date,
): Promise<CircularFacts> {
  const facts = await inspectionFacts(db, campaign, round, now);
  const order = (await listSections(db)).map((section) => section.id);
  const place = ({ section }: InspectedSection): number =>
    order.includes(section.id) ? order.indexOf(section.id) : order.length;
  const sections: InspectedCounts[] = [];
  const findings: CircularFinding[] = [];
  for (const inspected of facts.sections.toSorted((one, other) => place(one) - place(other))) {
    const told = inspected.findings.filter(
      ({ rectification }) => rectification.issuedAt !== null && rectification.state !== 'withdrawn',
    );
    sections.push(countsOf(inspected, facts, told.length));
    for (const { rectification } of told) {
      const found = await rectificationFacts(db, campaign, rectification, now);
      // The circular of a monthly round is everybody's to read.
      findings.push(findingOf(round.kind === 'monthly' ? await asKnownTo(db, ANYBODY, found) : found));
    }
  }
  const known = await rectificationProgress(db, campaign, ANYBODY, now);
  const own = findings.filter((one) => one.overdue).length;
  return {
    round,
    ref: facts.ref,
    items: facts.checklist.length,
    sections,
    findings,
    named: await namedSince(db, campaign, round),
    overdue: round.kind === 'monthly' ? known.findings.filter((one) => one.overdue).length : own,
    today: facts.today,
  };
}
