import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { ItemState } from '../../db/schema.ts';
import type { CurrentReply, ReplyItem } from '../replies/rules.ts';
import { isUnderWay } from '../tasks/states.ts';
import { kept } from '../text.ts';
import type { AskedTask } from '../weeks/service.ts';
import { context, escaped, LIMITS, plain, section } from './blocks.ts';
import { momentLabel, periodLabel } from './dates.ts';
import { CALLBACK, FORM, formOrigin } from './ids.ts';

/** A task takes four blocks of the hundred that a modal may have. */
const MOST_TASKS = 22;
const STATES: readonly ItemState[] = ['in_progress', 'done', 'no_change', 'blocked'];

export interface FormView {
  language: Language;
  timezone: string;
  section: { id: string; name: string };
  period: string;
  dueAt: string;
  late: boolean;
  onBehalf: boolean;
  tasks: readonly AskedTask[];
  /** What was said before; the form is filled with it. */
  reply: CurrentReply | null;
  /** Where the form was opened and the answer is confirmed; null: nowhere, e.g. from App Home. */
  channel: string | null;
}

function options(language: Language): PlainTextOption[] {
  const t = words(language);
  return STATES.map((state) => ({ text: plain(t(`item.${state}`), LIMITS.optionText), value: state }));
}

function textInput(kind: string, id: string, label: string, value: string, placeholder: string): InputBlock {
  return {
    type: 'input',
    block_id: `${kind}/${id}`,
    optional: true,
    label: plain(label, 2_000),
    element: {
      type: 'plain_text_input',
      action_id: FORM.input,
      multiline: true,
      max_length: LIMITS.inputText,
      placeholder: plain(placeholder, LIMITS.placeholder),
      // A field that holds only the beginning would lose the rest when it is submitted.
      ...(value === '' || value.length > LIMITS.inputText ? {} : { initial_value: value }),
    },
  };
}

/**
 * A lead task begins as "no change"; a supporting one is only reported when there is something to say. A task
 * whose result was returned is not done any more, whatever was said.
 */
function initialState(task: AskedTask, said: ReplyItem | undefined): ItemState | null {
  const returned = task.role === 'lead' && task.every === null && isUnderWay(task.state);
  if (said?.state === 'done' && returned) return 'in_progress';
  return said?.state ?? (task.role === 'lead' ? 'no_change' : null);
}

/** What somebody wrote decides: a task with something in its way is blocked, one with news is not unchanged. */
function meantState(chosen: ItemState | null, text: string, blocker: string): ItemState {
  if (blocker !== '' && chosen !== 'done') return 'blocked';
  if (text !== '' && (chosen === null || chosen === 'no_change')) return 'in_progress';
  return chosen ?? 'in_progress';
}

function taskBlocks(task: AskedTask, said: ReplyItem | undefined, language: Language): KnownBlock[] {
  const t = words(language);
  const state = initialState(task, said);
  const choices = options(language);
  const initial = choices.find((option) => option.value === state);
  const note =
    task.role === 'supporting' ? `\n${escaped(t('task.supporting', { lead: task.leadName }))}` : '';
  const placeholder = t('form.optional_placeholder');
  return [
    section(`*T${task.number} ${escaped(task.title)}*${note}`),
    {
      type: 'input',
      block_id: `${FORM.state}/${task.taskId}`,
      optional: true,
      label: plain(t('form.state'), 2_000),
      element: {
        type: 'static_select',
        action_id: FORM.input,
        options: choices,
        ...(initial ? { initial_option: initial } : {}),
      },
    },
    textInput(FORM.text, task.taskId, t('form.text'), said?.text ?? '', placeholder),
    textInput(FORM.blocker, task.taskId, t('form.blocker'), said?.blocker ?? '', placeholder),
  ];
}

/** The form of a section's weekly reply, filled with its open tasks and with what was said before. */
export function replyForm(view: FormView): ModalView {
  const { language, tasks, reply } = view;
  const t = words(language);
  const names = {
    section: escaped(view.section.name),
    week: periodLabel(view.period, language),
    due: momentLabel(view.dueAt, view.timezone, language),
  };
  const shown = tasks.slice(0, MOST_TASKS);
  const rest = tasks.length - shown.length;
  const long = (reply?.text.length ?? 0) > LIMITS.inputText;
  return {
    type: 'modal',
    callback_id: CALLBACK.submitReply,
    private_metadata: formOrigin({ period: view.period, sectionId: view.section.id }, view.channel),
    title: plain(t('form.title'), LIMITS.modalTitle),
    submit: plain(t('form.submit'), LIMITS.modalTitle),
    close: plain(t('form.close'), LIMITS.modalTitle),
    blocks: [
      section(t(view.late ? 'form.intro_late' : 'form.intro', names)),
      ...(view.onBehalf ? [context(t('form.on_behalf', { section: names.section }))] : []),
      ...shown.flatMap((task) =>
        taskBlocks(
          task,
          reply?.items.find((item) => item.taskId === task.taskId),
          language,
        ),
      ),
      ...(rest > 0 ? [context(t('form.more', { count: rest }))] : []),
      ...(long ? [context(t('form.long', { count: reply?.text.length ?? 0 }))] : []),
      textInput(FORM.general, 'all', t('form.general'), reply?.text ?? '', t('form.optional_placeholder')),
    ],
  };
}

type FormValues = Record<string, Record<string, { value?: unknown; selected_option?: unknown }>>;

function typedValue(values: FormValues, kind: string, id: string): string {
  const value = values[`${kind}/${id}`]?.[FORM.input]?.value;
  return typeof value === 'string' ? kept(value) : '';
}

function chosenState(values: FormValues, taskId: string): ItemState | null {
  const option = values[`${FORM.state}/${taskId}`]?.[FORM.input]?.selected_option;
  const value = typeof option === 'object' && option !== null ? Reflect.get(option, 'value') : null;
  return STATES.find((state) => state === value) ?? null;
}

/**
 * Reads a submitted form. A task for which nothing was chosen or written is left out.
 */
export function readForm(values: FormValues): { text: string; items: ReplyItem[] } {
  const taskIds = Object.keys(values)
    .filter((blockId) => blockId.startsWith(`${FORM.state}/`))
    .map((blockId) => blockId.slice(FORM.state.length + 1));
  const items = taskIds.flatMap((taskId): ReplyItem[] => {
    const state = chosenState(values, taskId);
    const text = typedValue(values, FORM.text, taskId);
    const blocker = typedValue(values, FORM.blocker, taskId);
    if (state === null && text === '' && blocker === '') return [];
    return [{ taskId, state: meantState(state, text, blocker), text, blocker }];
  });
  return { text: typedValue(values, FORM.general, 'all'), items };
}

/** The block that an error of the whole form is shown at: one that every form has. */
export const FORM_ERROR_BLOCK = `${FORM.general}/all`;
