import type { ModalView } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { TaskFacts } from '../tasks/facts.ts';
import { ruleOf, type TaskMove } from '../tasks/states.ts';
import { MOST_TITLE } from '../tasks/title.ts';
import { shortened } from '../text.ts';
import { LIMITS, plain, section } from './blocks.ts';
import { TASK_ACTION, TASK_FORM } from './ids.ts';
import { taskHeadline } from './task-card.ts';
import { moveLabel } from './task-words.ts';
import { fieldBlock, type Field, type FormChoices } from './task-fields.ts';

const FIELDS: Partial<Record<TaskMove | 'add', readonly Field[]>> = {
  add: ['title', 'section', 'day', 'goal', 'supporting', 'source', 'urgent'],
  split: ['title', 'section', 'day'],
  request_deferral: ['day', 'text'],
  suspend: ['day', 'text'],
  appoint: ['person'],
  reassign: ['section', 'day', 'text'],
  decide_talk: ['held', 'text'],
};

/** Moves that a button cannot make at once, because something has to be said with them. */
export function needsForm(move: TaskMove): boolean {
  return FIELDS[move] !== undefined || ruleOf(move).text === 'required';
}

/** The fields of a move's form, in order. */
export function fieldsOf(move: TaskMove | 'add'): readonly Field[] {
  return FIELDS[move] ?? ['text'];
}

/** Where an error of the whole form is shown: at its first field, or at the day when it is about the day. */
export function errorBlock(move: TaskMove | 'add', aboutDay: boolean): string {
  const fields = fieldsOf(move);
  return `${TASK_FORM.field}.${aboutDay && fields.includes('day') ? 'day' : (fields[0] ?? 'text')}`;
}

/** Where a form was opened, and the kept words that it makes a task of. */
export interface FormView {
  language: Language;
  /** The channel to answer in, if any. */
  from: string | null;
  draft?: { id: string; text: string };
}

/** The form of a move, or with `facts` null of a new task. */
export function taskForm(
  move: TaskMove | 'add',
  facts: TaskFacts | null,
  choices: FormChoices,
  view: FormView,
): ModalView {
  const t = words(view.language);
  const draft = shortened((view.draft?.text ?? '').replaceAll('\n', ' '), MOST_TITLE);
  const first = {
    section: facts?.section.id ?? null,
    title: draft,
    dueOn: facts?.task.dueOn ?? null,
    source: view.draft ? ('instruction' as const) : null,
  };
  const title =
    move === 'add' || !facts ? t('task_form.add') : moveLabel(move, facts.task.state, view.language);
  return {
    type: 'modal',
    callback_id: `${TASK_ACTION}.${move}`,
    private_metadata: [facts?.task.id ?? '', view.from ?? '', view.draft?.id ?? ''].join('@'),
    title: plain(title, LIMITS.modalTitle),
    submit: plain(t('form.submit'), LIMITS.modalTitle),
    close: plain(t('form.close'), LIMITS.modalTitle),
    blocks: [
      ...(facts ? [section(taskHeadline(facts, view.language))] : []),
      ...fieldsOf(move)
        .filter((field) => field !== 'goal' || choices.goals.length > 0)
        .filter((field) => field !== 'day' || !facts || facts.task.every === null || move !== 'reassign')
        .map((field) => fieldBlock(field, move, choices, first, view.language)),
    ],
  };
}
