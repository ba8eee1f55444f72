import type { KnownBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { Saved } from '../replies/service.ts';
import type { Withdrawn } from '../replies/withdrawal.ts';
import type { Became } from '../tasks/weekly.ts';
import { shortened } from '../text.ts';
import {
  actions,
  bullets,
  button,
  context,
  escaped,
  fallback,
  line,
  literal,
  richText,
  section,
  type Message,
} from './blocks.ts';
import { commaIn } from './comma.ts';
import { momentLabel, periodLabel } from './dates.ts';
import { ACTION, askId } from './ids.ts';

/** What is shown of an answer: enough to recognise it, little enough for one message. */
const SHOWN = 600;
const SHOWN_IN_ALL = 6_000;
const LINES = 30;
const LONG = 3_000;

function said(saved: Saved, language: Language): string[] {
  const t = words(language);
  const lines = saved.items.map((item) => {
    const task = saved.tasks.find((one) => one.taskId === item.taskId);
    const parts = [t(`item.${item.state}`), item.text, item.blocker].filter((part) => part !== '');
    return `${task ? `T${task.number} ${task.title}` : item.taskId}: ${parts.join(' — ')}`;
  });
  const general = saved.text === '' ? [] : [saved.text];
  const all = [...general, ...lines].slice(0, LINES);
  const each = Math.min(SHOWN, Math.floor(SHOWN_IN_ALL / Math.max(1, all.length)));
  return all.map((one) => shortened(one, each));
}

/** What became of tasks by a reply, one line for each kind of thing. */
function becameNotes(became: readonly Became[], language: Language): string[] {
  const t = words(language);
  const comma = commaIn(language);
  const refs = (kind: Became['became']): string =>
    became.flatMap((one) => (one.became === kind ? [one.ref] : [])).join(comma);
  const moved = (['acknowledged', 'submitted', 'turn_done', 'recalled'] as const).flatMap((kind) => {
    const tasks = refs(kind);
    return tasks === '' ? [] : [t(`reply.${kind}`, { tasks })];
  });
  const kept = became.filter((one) => one.became === 'kept');
  const standing = kept.map(({ ref, state }) => `${ref} ${t(`task_state.${state}`)}`).join(comma);
  return [...moved, ...(kept.length === 0 ? [] : [t('reply.kept', { tasks: standing })])];
}

/** Tells its author, privately, what was saved and for whom. */
export function savedMessage(
  saved: Saved,
  view: { language: Language; timezone: string; standing: 'open' | 'closed' | 'earlier'; edited?: boolean },
): Message {
  const { language } = view;
  const t = words(language);
  const names = { section: escaped(saved.section.name), week: periodLabel(saved.week.period, language) };
  const due = momentLabel(saved.week.dueAt, view.timezone, language);
  const first = view.edited
    ? t('reply.edited', names)
    : saved.revision > 1
      ? t('reply.saved_revision', { ...names, revision: saved.revision })
      : t('reply.saved', names);
  const length = saved.text.length;
  const refs = saved.unknownTasks.join(commaIn(language));
  const unknown = refs === '' ? '' : t('reply.unknown_tasks', { refs });
  // What speaks only of tasks that the section does not have was perhaps meant for another one.
  const doubt = saved.items.length === 0 && refs !== '' ? t('reply.only_unknown', { ...names, refs }) : '';
  const notes = [
    saved.onBehalf ? t('reply.on_behalf', { section: names.section }) : '',
    saved.late ? t('reply.late', { due }) : '',
    view.standing === 'closed' ? t('reply.closed', { week: names.week }) : '',
    view.standing === 'earlier' ? t('reply.earlier', { week: names.week }) : '',
    saved.revision > 1 && saved.items.length > 0 && !view.edited ? t('reply.merged') : '',
    saved.replacesText ? t('reply.replaces_text') : '',
    length > LONG ? t('reply.long', { count: length }) : '',
    ...becameNotes(saved.became, language),
    doubt === '' ? unknown : '',
  ].filter((note) => note !== '');
  const lines = said(saved, language);
  const id = askId({ period: saved.week.period, sectionId: saved.section.id });
  const blocks: KnownBlock[] = [
    ...(doubt === '' ? [] : [section(`⚠ ${doubt}`)]),
    section(`✅ ${first}`),
    ...(lines.length === 0 ? [] : [richText(bullets(lines.map((one) => line(literal(one)))))]),
    ...notes.map(context),
    actions([
      button(ACTION.openReply, t('button.change'), id),
      button(ACTION.withdraw, t('button.withdraw'), saved.replyId),
    ]),
  ];
  return { text: fallback(...(doubt === '' ? [] : [doubt]), first, ...lines.map(escaped), ...notes), blocks };
}

/** One line that takes no action. */
export function notice(text: string): Message {
  return { text: fallback(text), blocks: [section(text)] };
}

export function withdrawnMessage(withdrawn: Withdrawn, language: Language, byDeletion = false): Message {
  const names = {
    section: escaped(withdrawn.section.name),
    week: periodLabel(withdrawn.week.period, language),
  };
  const text = words(language)(byDeletion ? 'reply.withdrawn_by_deletion' : 'reply.withdrawn', names);
  const notes = becameNotes(withdrawn.became, language);
  return { text: fallback(text, ...notes), blocks: [section(text), ...notes.map(context)] };
}

const MOST_BUTTONS = 25;

/** Asks for which section; each button carries the kept draft, or opens that section's form. */
export function chooserMessage(
  sections: readonly { id: string; name: string }[],
  choice: { draftId: string } | { period: string },
  language: Language,
): Message {
  const t = words(language);
  const withDraft = 'draftId' in choice;
  const text = t(withDraft ? 'reply.choose' : 'reply.choose_form');
  const buttons = sections.map((one) =>
    withDraft
      ? button(`${ACTION.choose}.${one.id}`, one.name, `${choice.draftId}/${one.id}`)
      : button(
          `${ACTION.chooseForForm}.${one.id}`,
          one.name,
          askId({ period: choice.period, sectionId: one.id }),
        ),
  );
  const rows = Array.from({ length: Math.ceil(buttons.length / MOST_BUTTONS) }, (_, index) =>
    actions(buttons.slice(index * MOST_BUTTONS, (index + 1) * MOST_BUTTONS)),
  );
  return { text: fallback(text), blocks: [section(text), ...rows.slice(0, 40)] };
}

/** A message in a section's thread by somebody who is not of it: kept as a comment, and said so. */
export function commentMessage(
  sectionName: string,
  offer: { draftId: string; sectionId: string } | null,
  language: Language,
): Message {
  const t = words(language);
  const name = escaped(sectionName);
  if (!offer) return notice(t('reply.as_comment_only', { section: name }));
  const text = t('reply.as_comment', { section: name });
  const value = `${offer.draftId}/${offer.sectionId}`;
  const reply = button(
    `${ACTION.choose}.${offer.sectionId}`,
    t('button.reply_for', { section: sectionName }),
    value,
  );
  return { text: fallback(text), blocks: [section(text), actions([reply])] };
}
