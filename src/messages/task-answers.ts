import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { TaskAdded } from '../tasks/adding.ts';
import type { TaskFacts } from '../tasks/facts.ts';
import { refOf } from '../tasks/ref.ts';
import type { Moved } from '../tasks/moving.ts';
import { shortened } from '../text.ts';
import { context, escaped, fallback, section, type Message } from './blocks.ts';
import { dayLabel } from './dates.ts';
import { notice } from './reply.ts';
import { doneLabel } from './task-words.ts';
import type { Repeated } from '../once.ts';

function outlastsNote(facts: TaskFacts, outlasts: boolean, language: Language): string {
  if (!outlasts || facts.parent === null) return '';
  return words(language)('moved.outlasts_parent', { ref: facts.ref, parent: refOf(facts.parent) });
}

function withCard(said: string, notes: readonly string[], card: Message): Message {
  const shown = notes.filter((note) => note !== '');
  return {
    text: fallback(said, ...shown, card.text),
    blocks: [section(`✅ ${said}`), ...shown.map(context), ...card.blocks],
  };
}

/** Which instruction a move was about, where there may be several, and how many wait for their answers still. */
function instructionNotes({ move, facts, instruction }: Moved, language: Language): string[] {
  const t = words(language);
  const found = facts.instructions.find((one) => one.id === instruction?.id);
  if (!found || move === 'instruct') return [];
  const text = escaped(shortened(found.text.replaceAll('\n', ' '), 150));
  const waiting = facts.instructions.filter((one) => one.answeredAt === null).length;
  const more = t('moved.more_instructions', { ref: facts.ref, count: waiting });
  return [
    t('card.instruction', { author: escaped(found.author), text }),
    move === 'answer_instruction' && waiting > 0 ? more : '',
  ];
}

/** Which due day was taken for a task that was handed over too late for its own. */
function usualNote({ usualTime, facts }: Moved, language: Language): string {
  const { dueOn } = facts.task;
  if (!usualTime || dueOn === null) return '';
  return words(language)('moved.due_anew', { due: dayLabel(dueOn, language, facts.today) });
}

/** Tells whoever made a move that it was made, above the card as it stands now. */
export function movedMessage(moved: Moved, card: Message, language: Language): Message {
  const t = words(language);
  const said = t('moved.done', { ref: moved.facts.ref, event: doneLabel(moved, language) });
  const notes = [...instructionNotes(moved, language), usualNote(moved, language)];
  return withCard(said, [...notes, outlastsNote(moved.facts, moved.outlastsParent, language)], card);
}

/** Tells whoever added a task what was made of it. */
export function addedMessage(added: TaskAdded | Repeated, card: Message | null, language: Language): Message {
  const t = words(language);
  if (added.kind === 'repeated' || card === null) return notice(t('moved.repeated'));
  const { facts } = added;
  const due = dayLabel(facts.task.dueOn ?? facts.today, language, facts.today);
  const names = { ref: facts.ref, title: escaped(facts.task.title) };
  const said =
    facts.task.state === 'draft'
      ? t('moved.drafted', names)
      : t('moved.added', { ...names, section: escaped(facts.section.name), due });
  const usual = added.usualTime ? t('moved.usual_time', { due }) : '';
  return withCard(said, [usual, outlastsNote(facts, added.outlastsParent, language)], card);
}
