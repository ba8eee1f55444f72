import type { Every } from '../src/campaign/campaign.ts';
import type { TaskState } from '../src/tasks/states.ts';
import type { Flag } from './schema.ts';

/** Where a task comes from. */
export type TaskSource = 'plan' | 'meeting' | 'instruction' | 'inspection';

/** By which door something was done; `import`, `clock` and `console`, the command line, are nobody's hand in Slack. */
export type Door = 'command' | 'modal' | 'button' | 'thread' | 'mention' | 'import' | 'clock' | 'console';

/** A task, from the campaign file or added since. */
export interface TaskTable {
  id: string;
  /** Said aloud as `T12`; never reused. */
  number: number;
  position: number;
  title: string;
  goalId: string | null;
  leadId: string;
  every: Every | null;
  fromOn: string | null;
  /** The due day that counts: with deferrals that were granted. */
  dueOn: string | null;
  /** The due day as it was given first; kept for ever. */
  originalDueOn: string | null;
  /** The lead section as it was given first: a declined task may have gone to another one. */
  originalLeadId: string;
  retiredAt: string | null;
  state: TaskState;
  urgent: Flag;
  source: TaskSource;
  parentId: string | null;
  /** Who of the lead section handles it; null: its head. */
  assigneeId: string | null;
  /** While suspended: when the office looks at it again. */
  reviewOn: string | null;
  /** Null for a task of the campaign file. */
  addedBy: string | null;
  /** Null for a task that was there before tasks had states. */
  addedAt: string | null;
}

/** A wish for a later due day, and what became of it. */
export interface DeferralTable {
  id: string;
  taskId: string;
  fromOn: string;
  toOn: string;
  reason: string;
  requestedBy: string;
  requestedAt: string;
  /** Null: nobody has, or the wish fell with what it was made for. */
  decidedBy: string | null;
  decidedAt: string | null;
  /** Null until it is decided. */
  granted: Flag | null;
}

/**
 * A leader's instruction (批示) on a task: acknowledged, answered, and the answer read by the leader; or withdrawn
 * before it was answered.
 */
export interface InstructionTable {
  id: string;
  taskId: string;
  authorId: string;
  text: string;
  givenAt: string;
  acknowledgedBy: string | null;
  acknowledgedAt: string | null;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
  readAt: string | null;
  withdrawnAt: string | null;
}

/** A step of the urging ladder that was made for a task. */
export interface UrgingTable {
  taskId: string;
  /** The due day from which it was counted: a task that was deferred is urged anew. */
  dueOn: string;
  /** Workdays after the due day; before it when negative. */
  workdays: number;
  madeOn: string;
  /** JSON list of the people who were told. */
  told: string;
  /** 1: the next circular names the task. */
  circular: Flag;
  /** 1: a talk was proposed. */
  talk: Flag;
}

/** One thing that somebody did. Rows are added and never changed. */
export interface AuditTable {
  /** What it was done to: its kind and its id. */
  noun: AuditNoun;
  subjectId: string;
  /** Counts the lines of one subject, from 1. */
  line: number;
  event: string;
  fromState: string | null;
  toState: string | null;
  /** Null: the clock, or an import. */
  actorId: string | null;
  door: Door;
  /** What was said with it. */
  reason: string;
  /** JSON of what else there is to know, such as the new due day. */
  details: string;
  at: string;
}

export type AuditNoun = 'task' | 'leave' | 'campaign' | 'reply' | 'inspection' | 'rectification' | 'message';
