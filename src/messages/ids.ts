import { pickNamed, type TaskFilter } from '../tasks/picks.ts';

/** Every action, block and callback id: `noun.verb`. */
export const ACTION = {
  openReply: 'reply.open',
  noChange: 'reply.no_change',
  withdraw: 'reply.withdraw',
  choose: 'reply.choose',
  chooseForForm: 'reply.choose_form',
  postProgress: 'progress.post',
  useDraft: 'draft.use',
  addFromDraft: 'draft.add',
} as const;

/** `task.acknowledge` and so on: the move that a button or form is for stands behind it. */
export const TASK_ACTION = 'task';

/** Block and action ids of a task's forms; the field's name stands behind the block's. */
export const TASK_FORM = { field: 'task.field', input: 'task.input', card: 'task.card' } as const;

/** `rectification.accept` and so on: the move that a button or form is for stands behind it. */
export const RECTIFICATION_ACTION = 'rectification';

/** Block and action ids of a rectification's forms; the field's name stands behind the block's. */
export const RECTIFICATION_FORM = {
  field: 'rectification.field',
  files: 'rectification.files',
  input: 'rectification.input',
  card: 'rectification.card',
} as const;

/** Lists of tasks: turning a page (which way stands behind it), and the choices of App Home. */
export const TASK_LIST = {
  page: 'task_list.page',
  section: 'task_list.section',
  pick: 'task_list.pick',
} as const;

/** `inspection.record` and so on: what a button or form of a round is for stands behind it. */
export const INSPECTION_ACTION = 'inspection';

/** Block and action ids of the forms of a round; the item's id stands behind those of its result and note. */
export const INSPECTION_FORM = {
  result: 'inspection.result',
  note: 'inspection.note',
  text: 'inspection.text',
  files: 'inspection.files',
  input: 'inspection.input',
  card: 'inspection.card',
} as const;

/** The circular of a round: its buttons, its form, and the form's fields; the part stands behind a field's id. */
export const CIRCULAR = {
  edit: 'circular.edit',
  post: 'circular.post',
  submit: 'circular.submit',
  part: 'circular.part',
  input: 'circular.input',
} as const;

export const CALLBACK = { submitReply: 'reply.submit' } as const;

/** Block ids of the reply form; the task's id stands behind them. */
export const FORM = {
  state: 'reply.state',
  text: 'reply.text',
  blocker: 'reply.blocker',
  general: 'reply.general',
  input: 'reply.input',
} as const;

/** The choice that stands for all sections; no section can have such an id. */
export const EVERY_SECTION = '*';

/** A page of a list of tasks. */
export interface ListPlace {
  filter: TaskFilter;
  /** From 1. */
  page: number;
}

/** `red/xinxi/2`, as the value of a button that turns to that page; without a section `red//2`. */
export function listId({ filter, page }: ListPlace): string {
  return [filter.pick, filter.sectionId ?? '', page].join('/');
}

/** Reads the value of such a button; null when it is none of ours. */
export function readListId(value: string | undefined): ListPlace | null {
  const [, word = '', section = '', page = ''] =
    /^([a-z_]+)\/([a-z0-9-]*)\/(\d{1,4})$/.exec(value ?? '') ?? [];
  const pick = pickNamed(word);
  if (pick === null) return null;
  return { filter: { pick, sectionId: section === '' ? null : section }, page: Number(page) };
}

/** What a section is asked in a week, as the value of a button. */
export interface AskId {
  period: string;
  sectionId: string;
}

export function askId({ period, sectionId }: AskId): string {
  return `${period}/${sectionId}`;
}

/** Reads the value of a button; null when it is none of ours. */
export function readAskId(value: string | undefined): AskId | null {
  const match = /^(\d{4}-W\d{2})\/([a-z0-9-]+)$/.exec(value ?? '');
  return match?.[1] && match[2] ? { period: match[1], sectionId: match[2] } : null;
}

/** What a form remembers of where it came from. */
export function formOrigin(ask: AskId, channel: string | null): string {
  return channel === null ? askId(ask) : `${askId(ask)}@${channel}`;
}

/** Reads what a form remembers; null when it is none of ours. */
export function readFormOrigin(metadata: string): { ask: AskId; channel: string | null } | null {
  const [id, channel] = metadata.split('@');
  const ask = readAskId(id);
  return ask ? { ask, channel: channel ?? null } : null;
}

/** Reads the value of a chooser's button: a kept draft, and the section or task that was chosen for it. */
export function readDraftChoice(value: string | undefined): { draftId: string; chosen: string } | null {
  const match = /^([\w-]+)\/([a-z0-9-]+)$/.exec(value ?? '');
  return match?.[1] && match[2] ? { draftId: match[1], chosen: match[2] } : null;
}

/** A section in a round, as the value of a button. */
export interface InspectedId {
  inspectionId: string;
  sectionId: string;
}

export function inspectedId({ inspectionId, sectionId }: InspectedId): string {
  return `${inspectionId}/${sectionId}`;
}

/** Reads such a value; null when it is none of ours. */
export function readInspectedId(value: string | undefined): InspectedId | null {
  const match = /^([\w-]+)\/([a-z0-9-]+)$/.exec(value ?? '');
  return match?.[1] && match[2] ? { inspectionId: match[1], sectionId: match[2] } : null;
}

/** The page of a round's card, as the value of the button that turns to it. */
export function inspectionPageId(inspectionId: string, page: number): string {
  return `${inspectionId}/${page}`;
}

/** Reads such a value; null when it is none of ours. */
export function readInspectionPage(value: string | undefined): { inspectionId: string; page: number } | null {
  const match = /^([\w-]+)\/(\d{1,3})$/.exec(value ?? '');
  return match?.[1] && match[2] ? { inspectionId: match[1], page: Number(match[2]) } : null;
}
