import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { words, type Words } from '../locales/words.ts';
import type { TaskFacts } from '../tasks/facts.ts';
import { ruleOf, type TaskMove } from '../tasks/states.ts';
import { MOST_TITLE } from '../tasks/title.ts';
import { shortened } from '../text.ts';
import { LIMITS, plain, section } from './blocks.ts';
import { dayLabel } from './dates.ts';
import { choiceOptions, inputField, type Choice } from './form-fields.ts';
import { TASK_ACTION, TASK_FORM } from './ids.ts';
import { taskHeadline } from './task-card.ts';

/** What the form of a move needs besides the task. */
export interface FormChoices {
  /** The first good day for the move, offered in a date field. */
  day: string;
  people: readonly Choice[];
  sections: readonly Choice[];
}

/** What may be asked in a form; a move asks for one to three of them. */
export type Field = 'title' | 'section' | 'day' | 'person' | 'held' | 'text' | 'urgent';

const FIELDS: Partial<Record<TaskMove | 'add', readonly Field[]>> = {
  add: ['title', 'section', 'day', 'urgent'],
  split: ['title', 'section', 'day'],
  request_deferral: ['day', 'text'],
  suspend: ['day', 'text'],
  appoint: ['person'],
  reassign: ['section', 'text'],
  decide_talk: ['held', 'text'],
};

/** Moves that a button cannot make at once, because something has to be said with them. */
export function needsForm(move: TaskMove): boolean {
  return FIELDS[move] !== undefined || ruleOf(move).text === 'required';
}

function textLabel(move: TaskMove, t: Words): string {
  switch (move) {
    case 'report':
    case 'submit':
    case 'instruct':
    case 'answer_instruction':
      return t(`task_form.text_${move}`);
    case 'decide_talk':
      return t('task_form.text_talk');
    case 'reassign':
      return t('task_form.text_remark');
    default:
      return t('task_form.text_reason');
  }
}

function dayLabelOf(move: TaskMove | 'add', t: Words): string {
  return move === 'request_deferral' || move === 'suspend'
    ? t(`task_form.day_${move}`)
    : t('task_form.day_due');
}

/** What is due when, and which days are possible, beside the day field of a move that names one. */
function dayHint(move: TaskMove | 'add', dueOn: string | null, earliest: string, language: Language): string {
  const t = words(language);
  const days = {
    due: dueOn === null ? '' : dayLabel(dueOn, language),
    earliest: dayLabel(earliest, language),
  };
  if (move === 'request_deferral') return t('task_form.hint_defer', days);
  if (move !== 'suspend') return '';
  return dueOn === null ? t('task_form.hint_review_only', days) : t('task_form.hint_review', days);
}

function input(
  field: Field,
  label: string,
  element: InputBlock['element'],
  more: { optional?: boolean; hint?: string } = {},
): KnownBlock {
  return inputField(`${TASK_FORM.field}.${field}`, label, element, more);
}

function fieldBlock(
  field: Field,
  move: TaskMove | 'add',
  choices: FormChoices,
  first: { section: string | null; title: string; dueOn: string | null },
  language: Language,
): KnownBlock {
  const t = words(language);
  const action_id = TASK_FORM.input;
  const chosen = (all: PlainTextOption[]): { initial_option?: PlainTextOption } => {
    const initial = all.find((one) => one.value === first.section);
    return initial ? { initial_option: initial } : {};
  };
  switch (field) {
    case 'title':
      return input(field, t('task_form.title'), {
        type: 'plain_text_input',
        action_id,
        max_length: MOST_TITLE,
        ...(first.title === '' ? {} : { initial_value: first.title }),
      });
    case 'day':
      return input(
        field,
        dayLabelOf(move, t),
        { type: 'datepicker', action_id, initial_date: choices.day },
        { hint: dayHint(move, first.dueOn, choices.day, language) },
      );
    case 'person': {
      const all = choiceOptions(choices.people);
      return input(field, t('task_form.person'), {
        type: 'static_select',
        action_id,
        options: all,
        ...chosen(all),
      });
    }
    case 'section': {
      const all = choiceOptions(choices.sections);
      return input(field, t('task_form.section'), {
        type: 'static_select',
        action_id,
        options: all,
        ...chosen(all),
      });
    }
    case 'held': {
      const all = choiceOptions([
        { id: 'yes', name: t('task_form.held_yes') },
        { id: 'no', name: t('task_form.held_no') },
      ]);
      return input(field, t('task_form.held'), { type: 'radio_buttons', action_id, options: all });
    }
    case 'urgent': {
      const all = choiceOptions([{ id: 'urgent', name: t('task_form.urgent') }]);
      return input(
        field,
        t('task_form.urgent'),
        { type: 'checkboxes', action_id, options: all },
        { optional: true },
      );
    }
    case 'text': {
      const optional = move === 'add' || ruleOf(move).text !== 'required';
      const element = { type: 'plain_text_input' as const, action_id, multiline: true };
      return input(field, move === 'add' ? t('task_form.text_remark') : textLabel(move, t), element, {
        optional,
      });
    }
  }
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
  const first = { section: facts?.section.id ?? null, title: draft, dueOn: facts?.task.dueOn ?? null };
  const title = move === 'add' ? t('task_form.add') : t(`move.${move}`);
  return {
    type: 'modal',
    callback_id: `${TASK_ACTION}.${move}`,
    private_metadata: [facts?.task.id ?? '', view.from ?? '', view.draft?.id ?? ''].join('@'),
    title: plain(title, LIMITS.modalTitle),
    submit: plain(t('form.submit'), LIMITS.modalTitle),
    close: plain(t('form.close'), LIMITS.modalTitle),
    blocks: [
      ...(facts ? [section(taskHeadline(facts, view.language))] : []),
      ...fieldsOf(move).map((field) => fieldBlock(field, move, choices, first, view.language)),
    ],
  };
}
