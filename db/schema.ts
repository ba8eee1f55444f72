import type { ChannelTurnTable, DeliveryTable } from './schema-deliveries.ts';
import type { EvidenceLinkTable, EvidenceTable } from './schema-evidence.ts';
import type {
  CheckTable,
  CircularTable,
  FindingTable,
  InspectionCommentTable,
  InspectionSectionTable,
  InspectionTable,
  InspectorTable,
  RectificationTable,
  RectificationUrgingTable,
} from './schema-inspections.ts';
import type { AuditTable, DeferralTable, InstructionTable, TaskTable, UrgingTable } from './schema-tasks.ts';

/**
 * One schema for SQLite and PostgreSQL. Civil days are `YYYY-MM-DD` (`…On`), instants are ISO text in
 * UTC with milliseconds (`…At`, so that text order is time order), flags are 0 or 1, lists are JSON text.
 * A database holds one campaign.
 */
export interface Database {
  campaign: CampaignTable;
  person: PersonTable;
  leadingGroupMember: LeadingGroupMemberTable;
  section: SectionTable;
  sectionHandler: { sectionId: string; personId: string; position: number };
  goal: GoalTable;
  task: TaskTable;
  taskSupporting: { taskId: string; sectionId: string; position: number };
  deferral: DeferralTable;
  instruction: InstructionTable;
  urging: UrgingTable;
  audit: AuditTable;
  holidayNotice: HolidayNoticeTable;
  leave: LeaveTable;
  slot: SlotTable;
  week: WeekTable;
  weekTask: WeekTaskTable;
  prompt: PromptTable;
  delivery: DeliveryTable;
  channelTurn: ChannelTurnTable;
  inbox: { key: string; receivedAt: string };
  reply: ReplyTable;
  replyItem: ReplyItemTable;
  draft: DraftTable;
  inspection: InspectionTable;
  inspectionSection: InspectionSectionTable;
  inspector: InspectorTable;
  inspectionCheck: CheckTable;
  inspectionComment: InspectionCommentTable;
  finding: FindingTable;
  rectification: RectificationTable;
  rectificationUrging: RectificationUrgingTable;
  circular: CircularTable;
  evidence: EvidenceTable;
  evidenceLink: EvidenceLinkTable;
}

export type Flag = 0 | 1;

export interface CampaignTable {
  id: string;
  name: string;
  organization: string;
  startsOn: string;
  endsOn: string;
  timezone: string;
  language: string;
  calendar: string;
  summaryChannel: string;
  leadingGroupChannel: string | null;
  /** JSON of `Rhythm`, `QuietHours | null` and `ChecklistItem[]`. */
  rhythm: string;
  quietHours: string;
  checklist: string;
  /** JSON of `Urging`; null: imported before there were ladders. */
  urging: string | null;
  importedAt: string;
  /** Slots due before this instant are not this bot's to post; set by the first tick. */
  watchingSince: string | null;
  tickedAt: string | null;
  /** Until when everything that people wrote was heard; null before the bot was first connected. */
  heardAt: string | null;
  /** Until when a database that was restored knows what happened, by the office's clock; null: it never was. */
  restoredFrom: string | null;
  /** When it was restored, by the machine's clock. */
  restoredAt: string | null;
  /** Slack team the messages went to; tells a practice database from a real one. */
  team: string | null;
}

export interface PersonTable {
  id: string;
  position: number;
  name: string;
  /** Slack user id, e-mail or handle, as the campaign file has it. */
  slack: string;
  slackUserId: string | null;
  language: string | null;
  retiredAt: string | null;
}

export interface LeadingGroupMemberTable {
  personId: string;
  role: 'head' | 'deputy' | 'office';
  position: number;
}

export interface SectionTable {
  id: string;
  position: number;
  name: string;
  channel: string | null;
  headId: string | null;
  deputyId: string | null;
  isKey: Flag;
  retiredAt: string | null;
}

export interface GoalTable {
  id: string;
  position: number;
  pillarId: string;
  pillarName: string;
  name: string;
  weight: number;
  leadId: string;
  /** JSON list of section ids. */
  supporting: string;
  retiredAt: string | null;
}

export interface HolidayNoticeTable {
  calendar: string;
  year: number;
  /** JSON of `[from, to][]` and of days. */
  off: string;
  workdays: string;
  importedAt: string;
}

export interface LeaveTable {
  id: string;
  personId: string;
  fromOn: string;
  toOn: string;
  recordedBy: string;
  recordedAt: string;
}

export type SlotState = 'fired' | 'skipped' | 'missed';

export interface SlotTable {
  campaignId: string;
  job: string;
  /** The local period, e.g. `2022-W18`: survives daylight saving and clock steps. */
  period: string;
  dueAt: string;
  state: SlotState;
  /** Why it was skipped or missed, or that it was caught up late; null when all was ordinary. */
  reason: string | null;
  recordedAt: string;
}

/** A week that has been deployed; its dates are kept as they were told to the sections. */
export interface WeekTable {
  period: string;
  startsOn: string;
  endsOn: string;
  deployedAt: string;
  dueAt: string;
  summaryAt: string | null;
  /** JSON list of the short weeks that this one covers. */
  covers: string;
  /** 1 when a reply changed after the summary was written. */
  summaryStale: Flag;
}

/** What a section was asked in a week. `cycle` is the period of a recurring task, e.g. `2022-05`. */
export interface WeekTaskTable {
  period: string;
  sectionId: string;
  taskId: string;
  role: 'lead' | 'supporting';
  cycle: string;
  position: number;
}

/** Which delivered message asks which section; a thread under it belongs to that section. */
export interface PromptTable {
  deliveryKey: string;
  sectionId: string;
  period: string;
  kind: 'deploy' | 'prompt';
  at: string;
}

export type ReplySource = 'command' | 'modal' | 'button' | 'thread' | 'mention';

/** One submission. Rows are never changed but for the two end marks. */
export interface ReplyTable {
  id: string;
  period: string;
  sectionId: string;
  revision: number;
  /** Person in the campaign file. */
  authorId: string;
  /** 1: not a member of the section; somebody wrote on its behalf. */
  onBehalf: Flag;
  source: ReplySource;
  /** `channel:ts` of the message it came from, so that an edit or deletion finds it. */
  messageKey: string | null;
  text: string;
  submittedAt: string;
  late: Flag;
  /** An edit of the message put a newer row in its place. */
  supersededAt: string | null;
  withdrawnAt: string | null;
}

export type ItemState = 'in_progress' | 'done' | 'no_change' | 'blocked';

export interface ReplyItemTable {
  replyId: string;
  taskId: string;
  state: ItemState;
  text: string;
  /** What blocks it; empty unless somebody said so. */
  blocker: string;
  position: number;
}

/** Text that could not be saved as a reply yet, e.g. because its section has to be chosen first. */
export interface DraftTable {
  id: string;
  personId: string;
  text: string;
  source: ReplySource;
  messageKey: string | null;
  period: string | null;
  createdAt: string;
}
