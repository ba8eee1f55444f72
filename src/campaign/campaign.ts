import type { Day, QuietHours, Rhythm } from '../calendar/rhythm.ts';
import type { Urging } from '../tasks/ladder.ts';

export type Language = 'zh-CN' | 'en';

/** How often a task comes back. */
export type Every = 'week' | 'month' | 'quarter' | 'year';

/** Which days are workdays: China's State Council notices, or plain Monday to Friday. */
export type CalendarName = 'CN' | 'none';

/** Somebody who takes part; `slack` is a Slack user id, an e-mail address or a handle. */
export interface CampaignPerson {
  id: string;
  name: string;
  slack: string;
}

/** A section that owes a reply each week. A vacant post is null. */
export interface CampaignSection {
  id: string;
  name: string;
  /** Slack channel name (without `#`) or id; null: prompts go to head and deputy by direct message. */
  channel: string | null;
  head: string | null;
  deputy: string | null;
  handlers: string[];
  /** A key section may get special inspections. */
  key: boolean;
}

export interface CampaignGoal {
  id: string;
  name: string;
  pillar: { id: string; name: string };
  weight: number;
  lead: string;
  supporting: string[];
}

export interface CampaignTask {
  id: string;
  title: string;
  goal: string | null;
  lead: string;
  supporting: string[];
  /** Null: the task is done once. */
  every: Every | null;
  fromOn: Day | null;
  dueOn: Day | null;
}

export interface ChecklistItem {
  id: string;
  goal: string | null;
  text: string;
}

/** A campaign file that has been read and found good. Lists keep the file's order. */
export interface Campaign {
  id: string;
  name: string;
  organization: string;
  startsOn: Day;
  endsOn: Day;
  timezone: string;
  language: Language;
  calendar: CalendarName;
  channels: { summary: string; leadingGroup: string | null };
  people: CampaignPerson[];
  leadingGroup: { head: string | null; deputies: string[]; office: string[] };
  sections: CampaignSection[];
  goals: CampaignGoal[];
  tasks: CampaignTask[];
  rhythm: Rhythm;
  quietHours: QuietHours | null;
  urging: Urging;
  checklist: ChecklistItem[];
}
