/** The parts of the export that stories read. */
export interface OfficeRecord {
  slots: { job: string; period: string; due_at: string; state: string; reason: string | null }[];
  weeks: { period: string; due_at: string; covers: string[] }[];
  week_tasks: { period: string; section: string; task: string; role: string; cycle: string }[];
  leave: { person: string; from: string; to: string; recorded_by: string }[];
  prompts: { section: string; period: string; kind: string; delivery: string }[];
  replies: Reply[];
  tasks: TaskRecord[];
  inspections: InspectionRecord[];
  checks: {
    inspection: string;
    section: string;
    item: string;
    own: boolean;
    result: string;
    note: string;
    recorded_by: string;
    superseded_at: string | null;
  }[];
  findings: { id: string; ref: string; inspection: string; section: string; problem: string }[];
  audit: (HistoryRecord & { noun: string; subject: string })[];
  circulars: unknown[];
  evidence: EvidenceRecord[];
  rectifications: RectificationRecord[];
  drafts: { author: string; text: string }[];
  deliveries: {
    key: string;
    channel: string;
    address: string;
    state: string;
    ts: string | null;
    error: string | null;
  }[];
}

export interface InspectionRecord {
  id: string;
  ref: string;
  state: string;
  held_on: string;
  sections: string[];
  inspectors: { person: string; left_at: string | null }[];
  comments: { section: string; author: string; text: string; at: string; withdrawn_at: string | null }[];
  history: HistoryRecord[];
}

export interface Reply {
  section: string;
  period: string;
  author: string;
  on_behalf: boolean;
  submitted_at: string;
  late: boolean;
  source: string;
  revision: number;
  text: string;
  items: { task: string; state: string; text: string; blocker: string }[];
  superseded_at: string | null;
  withdrawn_at: string | null;
}

export interface HistoryRecord {
  actor: string | null;
  at: string;
  event: string;
  from: string | null;
  to: string | null;
  reason: string;
  door: string;
  details: unknown;
}

export interface TaskRecord {
  id: string;
  ref: string;
  title: string;
  lead: string;
  original_lead: string;
  supporting: string[];
  assignee: string | null;
  due_on: string | null;
  original_due_on: string | null;
  state: string;
  urgent: boolean;
  source: string;
  parent: string | null;
  review_on: string | null;
  deferrals: {
    from: string;
    to: string;
    reason: string;
    decided_by: string | null;
    decided_at: string | null;
    granted: boolean | null;
  }[];
  instructions: {
    author: string;
    text: string;
    answer: string | null;
    read_at: string | null;
    withdrawn_at: string | null;
  }[];
  urgings: {
    due_on: string;
    workdays: number;
    made_on: string;
    told: string[];
    circular: boolean;
    talk: boolean;
  }[];
  history: HistoryRecord[];
}

export interface EvidenceRecord {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string | null;
  state: string;
  reason: string | null;
  uploaded_by: string;
  happened_at: string;
  recorded_at: string;
  copied_at: string | null;
  proves: { noun: string; ref: string; section: string | null; at: string; withdrawn_at: string | null }[];
}

export interface RectificationRecord {
  id: string;
  ref: string;
  finding: string;
  inspection: string;
  section: string;
  state: string;
  measure: string;
  person: string | null;
  due_on: string;
  round: number;
  review_on: string | null;
  answered_by: string | null;
  done_by: string | null;
  done_text: string | null;
  done_at: string | null;
  issued_at: string | null;
  urgings: TaskRecord['urgings'];
  history: HistoryRecord[];
}
