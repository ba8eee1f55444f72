/** How far a file has got that is to be copied out of Slack. */
export type EvidenceState =
  /** Not yet copied (尚未存档): it is tried, again and again. */
  | 'waiting'
  | 'copied'
  /** Never taken: its type, its size or its content. */
  | 'refused'
  /** Given up. */
  | 'failed';

/** A file that proves something (佐证材料). Its content lies in the evidence folder under its hash; Slack deletes its own. */
export interface EvidenceTable {
  id: string;
  slackFileId: string;
  name: string;
  mime: string;
  /** Bytes: as Slack says until it is copied, as counted from then on; null when Slack does not say. */
  size: number | null;
  /** Of its content, in hexadecimal; null until it is copied. */
  sha256: string | null;
  state: EvidenceState;
  /** A code: why it was refused or given up, or why the last try failed. */
  reason: string | null;
  /** Tries that failed. */
  attempts: number;
  /** By the office's clock: when it is tried next, or until when somebody has it in hand. */
  nextAt: string;
  /** When the last try ended; null before the first. */
  triedAt: string | null;
  /** Person in the campaign file. */
  uploadedBy: string;
  /** When it was uploaded to Slack. */
  happenedAt: string;
  recordedAt: string;
  copiedAt: string | null;
}

/** What evidence can prove: a rectification, or a round (of one section, or altogether). */
export type EvidenceNoun = 'rectification' | 'inspection';

/** That a file proves something. One file may prove many things, and is kept once. */
export interface EvidenceLinkTable {
  evidenceId: string;
  noun: EvidenceNoun;
  subjectId: string;
  /** Of which section, in a round of several; null where the subject says it. */
  sectionId: string | null;
  /** `channel:ts` of the message that it came with; null when it came with a form. */
  messageKey: string | null;
  at: string;
  /** When its message was deleted. */
  withdrawnAt: string | null;
}
