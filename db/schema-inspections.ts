import type { InspectionState } from '../src/inspections/states.ts';
import type { RectificationState } from '../src/rectifications/states.ts';
import type { Flag } from './schema.ts';
import type { Door } from './schema-tasks.ts';

/** A round of inspections on site (督查): the monthly one of every section, or a special one of some. */
export interface InspectionTable {
  id: string;
  /** Said aloud as `I3`; never reused. */
  number: number;
  kind: 'monthly' | 'special';
  /** The month that it belongs to, `2022-05`. There is one monthly round for each. */
  period: string;
  heldOn: string;
  state: InspectionState;
  /** Why a special inspection is held; empty for a monthly one. */
  reason: string;
  /** JSON of `ChecklistItem[]`, as it was when the round was opened. */
  checklist: string;
  /** Null: the clock opened it. */
  openedBy: string | null;
  openedAt: string;
  /** When its sections were told of it; null while they must not know, or have not been told. */
  noticedAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

/** A section that a round inspects. */
export interface InspectionSectionTable {
  inspectionId: string;
  sectionId: string;
  position: number;
}

/** Somebody who inspects. Who left half-way keeps what they recorded. */
export interface InspectorTable {
  inspectionId: string;
  personId: string;
  position: number;
  leftAt: string | null;
}

/** What the check of one item came to: it conforms (符合), does not, or does not apply. */
export type CheckResult = 'pass' | 'fail' | 'na';

/** One record of an item on site, or of a section's own check before. A newer record supersedes an older one; none is changed. */
export interface CheckTable {
  id: string;
  inspectionId: string;
  sectionId: string;
  /** Of the round's checklist. */
  itemId: string;
  /** 1: the section's own check (自查), which proves nothing and fills in the inspectors' form. */
  own: Flag;
  result: CheckResult;
  note: string;
  recordedBy: string;
  recordedAt: string;
  door: Door;
  supersededAt: string | null;
}

/** What was asked or said in the thread of a round. */
export interface InspectionCommentTable {
  id: string;
  inspectionId: string;
  sectionId: string;
  authorId: string;
  text: string;
  /** `channel:ts` of the message; null when it was typed in a form. */
  messageKey: string | null;
  at: string;
  withdrawnAt: string | null;
}

/** A problem that a check found. */
export interface FindingTable {
  id: string;
  inspectionId: string;
  sectionId: string;
  itemId: string;
  problem: string;
  /** What the checklist asks for. */
  basis: string;
  /** The newest finding of the same section and item in an earlier round; null: it is the first. */
  repeats: string | null;
  notedAt: string;
}

/** The mending of a finding (整改), until it is closed. */
export interface RectificationTable {
  id: string;
  /** Said aloud as `R7`; never reused. */
  number: number;
  findingId: string;
  state: RectificationState;
  /** What is to be done; empty while nobody has said. */
  measure: string;
  /** Who of the section sees to it; null: its head. */
  personId: string | null;
  dueOn: string;
  /** Counts the tries, from 1: each re-inspection that fails begins another. */
  round: number;
  /** While suspended: when the office looks at it again. */
  reviewOn: string | null;
  /** Who accepted or disputed it for its section; null before. */
  answeredBy: string | null;
  /** Who did the work last, and what was done; null before. */
  doneBy: string | null;
  doneText: string | null;
  doneAt: string | null;
  /** When its section was told; null while it is only noted. */
  issuedAt: string | null;
}

/** A step of the urging ladder that was made for a rectification. */
export interface RectificationUrgingTable {
  rectificationId: string;
  dueOn: string;
  workdays: number;
  madeOn: string;
  /** JSON list of the people who were told. */
  told: string;
  circular: Flag;
  talk: Flag;
}

/**
 * What an office told of a round (通报), part by part; kept as it was posted. Before that a part is null while nobody
 * has edited it: it says what the facts are.
 */
export interface CircularTable {
  inspectionId: string;
  overall: string | null;
  practice: string | null;
  problems: string | null;
  next: string | null;
  editedBy: string | null;
  editedAt: string | null;
  postedBy: string | null;
  postedAt: string | null;
}
