import type { InputBlock, StaticSelect } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { words, type Words } from '../locales/words.ts';
import { USUAL_DAYS } from '../tasks/due.ts';
import { TASK_SOURCES, type TaskSource } from '../tasks/sources.ts';
import { ruleOf, type TaskMove } from '../tasks/states.ts';
import { MOST_TITLE } from '../tasks/title.ts';
import { dayLabel } from './dates.ts';
import { choiceOptions, inputField, type Choice } from './form-fields.ts';
import { TASK_FORM } from './ids.ts';

/** What the form of a move needs besides the task. */
export interface FormChoices {
  /** The first good day for the move, offered in a date field. */
  day: string;
  people: readonly Choice[];
  sections: readonly Choice[];
  goals: readonly Choice[];
}

/** What may be asked in a form; a move asks for one to three of them, a new task only for its title and section. */
export type Field =
  'title' | 'section' | 'day' | 'goal' | 'supporting' | 'source' | 'person' | 'held' | 'text' | 'urgent';

/** What stands in a form when it opens. */
export interface FirstValues {
  section: string | null;
  title: string;
  dueOn: string | null;
  source: TaskSource | null;
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

/** A choice of one, with the first one made already. */
function select(choices: readonly Choice[], first: string | null): StaticSelect {
  const all = choiceOptions(choices);
  const initial = all.find((one) => one.value === first);
  return {
    type: 'static_select',
    action_id: TASK_FORM.input,
    options: all,
    ...(initial ? { initial_option: initial } : {}),
  };
}

/** What is due when, and which days are possible, beside the day field of a move that names one. */
function dayHint(move: TaskMove | 'add', dueOn: string | null, earliest: string, language: Language): string {
  const t = words(language);
  const days = {
    due: dueOn === null ? '' : dayLabel(dueOn, language),
    earliest: dayLabel(earliest, language),
  };
  if (move === 'request_deferral') return t('task_form.hint_defer', days);
  if (move === 'add') return t('task_form.hint_usual', USUAL_DAYS);
  if (move === 'reassign')
    return dueOn === null ? t('task_form.hint_hand_over_undated') : t('task_form.hint_hand_over', days);
  if (move !== 'suspend') return '';
  return dueOn === null ? t('task_form.hint_review_only', days) : t('task_form.hint_review', days);
}

function input(
  field: Field,
  label: string,
  element: InputBlock['element'],
  more: { optional?: boolean; hint?: string } = {},
): InputBlock {
  return inputField(`${TASK_FORM.field}.${field}`, label, element, more);
}

/** A field of a form, with what stands in it when the form opens. */
export function fieldBlock(
  field: Field,
  move: TaskMove | 'add',
  choices: FormChoices,
  first: FirstValues,
  language: Language,
): InputBlock {
  const t = words(language);
  const action_id = TASK_FORM.input;
  switch (field) {
    case 'title':
      return input(field, t('task_form.title'), {
        type: 'plain_text_input',
        action_id,
        max_length: MOST_TITLE,
        ...(first.title === '' ? {} : { initial_value: first.title }),
      });
    case 'day': {
      const hint = dayHint(move, first.dueOn, choices.day, language);
      if (move === 'add' || move === 'reassign') {
        return input(field, dayLabelOf(move, t), { type: 'datepicker', action_id }, { optional: true, hint });
      }
      const element = { type: 'datepicker' as const, action_id, initial_date: choices.day };
      return input(field, dayLabelOf(move, t), element, { hint });
    }
    case 'person':
      return input(field, t('task_form.person'), select(choices.people, null));
    case 'section':
      return input(field, t('task_form.section'), select(choices.sections, first.section));
    case 'goal':
      return input(field, t('task_form.goal'), select(choices.goals, null), { optional: true });
    case 'supporting':
      return input(
        field,
        t('task_form.supporting'),
        { type: 'multi_static_select', action_id, options: choiceOptions(choices.sections) },
        { optional: true },
      );
    case 'source': {
      const all = TASK_SOURCES.map((id) => ({ id, name: t(`source.${id}`) }));
      return input(field, t('task_form.source'), select(all, first.source ?? 'plan'), { optional: true });
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
