import { auditOf, newestAudit, type AuditRow } from '../../db/audit.ts';
import { findCampaign } from '../../db/campaign.ts';
import { listInspections, type InspectionRow } from '../../db/inspections.ts';
import { listPeople } from '../../db/people.ts';
import { listFindings } from '../../db/rectifications.ts';
import { listEveryTask, listInstructions } from '../../db/task-follow-up.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { ChecklistItem } from '../campaign/campaign.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { inspectionNamed, viewerOf } from '../inspections/facts.ts';
import { inspectionRef } from '../inspections/ref.ts';
import { hidesLine, sightOf } from '../inspections/sight.ts';
import { sectionNames, type Caller } from '../people/service.ts';
import { rectificationNamed } from '../rectifications/facts.ts';
import { rectificationRef } from '../rectifications/ref.ts';
import { Refusal } from '../refusal.ts';
import { deedOf } from '../tasks/deeds.ts';
import { taskOnRecord } from '../tasks/facts.ts';
import { refOf } from '../tasks/ref.ts';
import { readDetails, type KeptDetails } from './rules.ts';

/** What something was done to, by the names that people know. */
export type AuditSubject =
  | { noun: 'task'; ref: string; title: string }
  | { noun: 'reply'; section: string; period: string }
  | { noun: 'inspection'; ref: string; kind: InspectionRow['kind']; period: string }
  | { noun: 'rectification'; ref: string; section: string }
  | { noun: 'leave'; person: string }
  | { noun: 'campaign'; name: string }
  | { noun: 'message'; address: string };

/** One thing that was done, with every id in it turned into a name. */
export interface AuditLine extends Omit<AuditRow, 'details'> {
  /** Null: the clock, or an import. */
  actor: string | null;
  subject: AuditSubject;
  /** What was done, as people call it. */
  deed: string;
  details: Omit<KeptDetails, 'instruction'> & { instruction?: { author: string; text: string } };
}

/** All that was ever done with a task, a round or a rectification. */
export interface SubjectAudit {
  subject: AuditSubject;
  lines: AuditLine[];
}

/** What was done last, to whatever it was; the oldest line first. */
export interface RecentAudit {
  lines: AuditLine[];
}

/** What an item of a round's checklist says; its id where the checklist has none such. */
function itemText(round: InspectionRow | undefined, itemId: string): string {
  const checklist = JSON.parse(round?.checklist ?? '[]') as ChecklistItem[];
  return checklist.find((item) => item.id === itemId)?.text ?? itemId;
}

interface Namer {
  subjectOf: (row: Pick<AuditRow, 'noun' | 'subjectId'>, details?: KeptDetails) => AuditSubject;
  lineOf: (row: AuditRow) => AuditLine;
}

/** Gives lines the names of what they are about. */
async function namer(db: DbOrTx): Promise<Namer> {
  const people = new Map((await listPeople(db)).map((person) => [person.id, person.name]));
  const tasks = new Map((await listEveryTask(db)).map((task) => [task.id, task]));
  const sections = await sectionNames(db);
  const instructions = new Map((await listInstructions(db)).map((row) => [row.id, row]));
  const campaign = await findCampaign(db);
  const rounds = new Map((await listInspections(db)).map((row) => [row.id, row]));
  const findings = new Map((await listFindings(db)).map((one) => [one.rectification.id, one]));
  const nameOf = (id: string): string => people.get(id) ?? id;
  const subjectOf: Namer['subjectOf'] = ({ noun, subjectId }, details = {}) => {
    switch (noun) {
      case 'task': {
        const task = tasks.get(subjectId);
        return { noun, ref: task ? refOf(task) : subjectId, title: task?.title ?? '' };
      }
      case 'reply': {
        const [period = '', section = ''] = subjectId.split('/');
        return { noun, period, section: sections.get(section) ?? section };
      }
      case 'inspection': {
        const round = rounds.get(subjectId);
        if (!round) throw new Error(`there never was a round ${subjectId}`);
        return { noun, ref: inspectionRef(round), kind: round.kind, period: round.period };
      }
      case 'rectification': {
        const found = findings.get(subjectId);
        const ref = found ? rectificationRef(found.rectification) : subjectId;
        return { noun, ref, section: sections.get(found?.finding.sectionId ?? '') ?? '' };
      }
      case 'leave':
        return { noun, person: nameOf(details.person ?? '') };
      case 'message':
        return { noun, address: details.address ?? '' };
      case 'campaign':
        return { noun, name: subjectId === campaign?.id ? campaign.name : subjectId };
    }
  };
  const lineOf = (row: AuditRow): AuditLine => {
    const { instruction, ...details } = readDetails(row);
    const found = instruction === undefined ? undefined : instructions.get(instruction);
    return {
      ...row,
      actor: row.actorId === null ? null : nameOf(row.actorId),
      subject: subjectOf(row, details),
      deed: row.noun === 'task' ? deedOf(row) : row.event,
      details: {
        ...details,
        ...(details.person === undefined ? {} : { person: nameOf(details.person) }),
        ...(details.section === undefined
          ? {}
          : { section: sections.get(details.section) ?? details.section }),
        ...(details.check === undefined ? {} : { check: itemText(rounds.get(row.subjectId), details.check) }),
        ...(found ? { instruction: { author: nameOf(found.authorId), text: found.text } } : {}),
      },
    };
  };
  return { subjectOf, lineOf };
}

/** Refuses everybody but the campaign office, before anything is looked up: nobody learns what there is. */
function officeOnly(caller: Pick<Caller, 'isOffice'>): void {
  if (!caller.isOffice) throw new Refusal({ code: 'office_only' });
}

type Auditor = Pick<Caller, 'personId' | 'isOffice' | 'isLeader' | 'sections'>;

/** What somebody names as `T12`, `I3` or `R7`, also a task that was taken out of the campaign. */
async function subjectNamed(
  db: DbOrTx,
  campaign: CampaignFacts,
  caller: Auditor,
  asked: string,
  now: Date,
): Promise<{ noun: 'task' | 'inspection' | 'rectification'; subjectId: string }> {
  const viewer = viewerOf(caller);
  switch (asked.trim().charAt(0).toUpperCase()) {
    case 'I':
      return { noun: 'inspection', subjectId: (await inspectionNamed(db, asked, viewer)).id };
    case 'R': {
      const { rectification } = await rectificationNamed(db, campaign, { asked, viewer }, now);
      return { noun: 'rectification', subjectId: rectification.id };
    }
    default:
      return { noun: 'task', subjectId: (await taskOnRecord(db, asked)).id };
  }
}

/** The whole record of a task, a round or a rectification, for the campaign office. */
export async function subjectAudit(
  db: DbOrTx,
  campaign: CampaignFacts,
  caller: Auditor,
  asked: string,
  now: Date,
): Promise<SubjectAudit> {
  officeOnly(caller);
  const { noun, subjectId } = await subjectNamed(db, campaign, caller, asked, now);
  const { subjectOf, lineOf } = await namer(db);
  const sight = await sightOf(db, viewerOf(caller));
  const lines = (await auditOf(db, noun, subjectId)).filter((line) => !hidesLine(sight, line)).map(lineOf);
  return { subject: subjectOf({ noun, subjectId }), lines };
}

/** The newest lines of everything, for the campaign office: of rounds, those of which the caller may know. */
export async function recentAudit(db: DbOrTx, caller: Auditor, most: number): Promise<RecentAudit> {
  officeOnly(caller);
  const sight = await sightOf(db, viewerOf(caller));
  const { lineOf } = await namer(db);
  const newest = (await newestAudit(db, most, [...sight.hidden])).filter((line) => !hidesLine(sight, line));
  return { lines: newest.toReversed().map(lineOf) };
}
