import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { StillSaid } from '../tasks/amending.ts';
import type { Moved } from '../tasks/moving.ts';
import type { Heard } from '../tasks/thread.ts';
import { shortened } from '../text.ts';
import { actions, button, escaped, fallback, section, type Message } from './blocks.ts';
import { ACTION } from './ids.ts';
import { notice } from './reply.ts';
import { deedLabel, doneLabel } from './task-words.ts';

/** A summary that raises more tasks than this is answered by typing the number. */
const MOST_TASKS = 20;
const ROW = 5;

/** Tells whoever wrote under a task's card, or ordered something under a summary, what it was taken for. */
export function heardMessage(moved: Moved, language: Language): Message {
  const t = words(language);
  const { ref, section: lead } = moved.facts;
  if (moved.move === 'instruct')
    return notice(`✅ ${t('thread.instructed', { ref, section: escaped(lead.name) })}`);
  return notice(`✅ ${t('thread.heard', { ref, event: doneLabel(moved, language) })}`);
}

/** Tells the author of an edited message that the corrected words are on record. */
export function amendedMessage(moved: Moved, language: Language): Message {
  const t = words(language);
  return notice(`✅ ${t('thread.amended', { ref: moved.facts.ref, event: doneLabel(moved, language) })}`);
}

/** Tells the author of a deleted message what became of what it had said. */
export function unsaidMessage(done: Moved | StillSaid, language: Language): Message {
  const t = words(language);
  if (done.kind === 'moved') return notice(t('thread.withdrawn', { ref: done.facts.ref }));
  return notice(t('thread.still_said', { ref: done.ref, event: deedLabel(done.event, language) }));
}

/** Asks somebody what their words under a task's card are for; each button carries the kept words. */
export function whichMoveMessage(
  { draftId, facts, moves }: Extract<Heard, { kind: 'which_move' }>,
  language: Language,
): Message {
  const t = words(language);
  const { ref, task } = facts;
  const text = t('thread.which_move', { ref, title: escaped(shortened(task.title, 150)) });
  const buttons = moves.map((move) => {
    const receives = move === 'report' && task.state === 'assigned';
    const label = receives ? t('thread.take_and_report') : t(`move.${move}`);
    return button(`${ACTION.useDraft}.${move}`, label, `${draftId}/${task.id}`);
  });
  return { text: fallback(text), blocks: [section(text), actions(buttons)] };
}

/** Asks a leader for which task their words are; each button carries the kept words, the last one makes a new task. */
export function whichTaskMessage(
  { draftId, tasks }: Extract<Heard, { kind: 'which_task' }>,
  language: Language,
): Message {
  const t = words(language);
  const text = t('thread.which_task');
  const buttons = tasks
    .slice(0, MOST_TASKS)
    .map(({ id, number, title }, index) =>
      button(`${ACTION.useDraft}.instruct.${index}`, `T${number} ${title}`, `${draftId}/${id}`),
    );
  const all = [...buttons, button(ACTION.addFromDraft, t('thread.as_new_task'), draftId)];
  const rows = Array.from({ length: Math.ceil(all.length / ROW) }, (_, index) =>
    actions(all.slice(index * ROW, (index + 1) * ROW)),
  );
  return { text: fallback(text), blocks: [section(text), ...rows] };
}
