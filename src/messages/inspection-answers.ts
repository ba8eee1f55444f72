import type { Language } from '../campaign/campaign.ts';
import type { QuestionKept } from '../inspections/asking.ts';
import type { InspectionFacts } from '../inspections/facts.ts';
import type { TeamChanged } from '../inspections/joining.ts';
import type { RoundList } from '../inspections/list.ts';
import type { RoundCancelled, RoundFinished, RoundStarted } from '../inspections/moving.ts';
import type { RoundOpened } from '../inspections/opening.ts';
import type { WordsUnsaid } from '../inspections/thread.ts';
import { MOST_ROUNDS, type PlanNote } from '../inspections/planning.ts';
import type { ChecksRecorded, ItemRecorded } from '../inspections/recording.ts';
import { words } from '../locales/words.ts';
import type { Repeated } from '../once.ts';
import { rectificationRef } from '../rectifications/ref.ts';
import { shortened } from '../text.ts';
import { button, context, escaped, fallback, header, section, type Message } from './blocks.ts';
import { commaIn } from './comma.ts';
import { dayLabel } from './dates.ts';
import { evidenceBlocks, evidenceLines } from './evidence.ts';
import { INSPECTION_ACTION } from './ids.ts';
import { roundHeadline, roundName } from './inspection-words.ts';
import { notice } from './reply.ts';
import { sectionLabel } from './section-label.ts';

const SAID_SHOWN = 300;

function withCard(said: string, notes: readonly string[], card: Message): Message {
  return {
    text: fallback(said, ...notes, card.text),
    blocks: [section(`✅ ${said}`), ...notes.map(context), ...card.blocks],
  };
}

function noteText(note: PlanNote, facts: InspectionFacts, language: Language): string {
  const t = words(language);
  const nameOf = (id: string): string =>
    escaped(facts.sections.find((one) => one.section.id === id)?.section.name ?? id);
  if (note.kind === 'cap')
    return t('inspection.cap', { section: nameOf(note.sectionId), count: note.count, most: MOST_ROUNDS });
  const count = note.sectionIds.length;
  const named = note.sectionIds.slice(0, 5).map(nameOf).join(commaIn(language));
  const sections = count > 5 ? t('inspection.more', { names: named, count }) : named;
  const names = { ref: note.ref, day: dayLabel(note.on, language), sections };
  return t(`inspection.${note.kind}`, names);
}

/** Tells whoever opened a round what was made of it, and what else its sections have to expect. */
export function openedMessage(opened: RoundOpened, card: Message, language: Language): Message {
  const t = words(language);
  const { facts, notes } = opened;
  const name = escaped(roundName(facts, language));
  const day = dayLabel(facts.round.heldOn, language);
  const said = t(facts.round.kind === 'monthly' ? 'inspection.opened' : 'inspection.opened_secretly', {
    name,
    day,
  });
  return withCard(
    said,
    notes.map((note) => noteText(note, facts, language)),
    card,
  );
}

/** Tells whoever moved a round on what was made of it. */
export function movedRoundMessage(
  done: RoundStarted | RoundFinished | RoundCancelled,
  card: Message,
  language: Language,
): Message {
  const t = words(language);
  const { facts } = done;
  if (done.kind !== 'finished') return withCard(t(`inspection.${done.kind}`, { ref: facts.ref }), [], card);
  const refs = done.issued.map(rectificationRef).join(commaIn(language));
  const isEmpty = facts.sections.every(({ checks }) => checks.size === 0);
  const said =
    done.issued.length === 0
      ? t(isEmpty ? 'inspection.finished_unrecorded' : 'inspection.finished_clean', { ref: facts.ref })
      : t('inspection.finished', { ref: facts.ref, count: done.issued.length, refs });
  const left = done.missing.reduce((sum, one) => sum + one.items.length, 0);
  const isSpecial = facts.round.kind === 'special';
  const next = t(isSpecial ? 'inspection.circular_next_special' : 'inspection.circular_next', {
    ref: facts.ref,
  });
  return withCard(said, [...(left > 0 ? [t('inspection.unrecorded', { count: left })] : []), next], card);
}

function recordedLine(item: ItemRecorded, language: Language): string {
  const t = words(language);
  const note =
    item.note === '' ? '' : ` — ${escaped(shortened(item.note.replaceAll('\n', ' '), SAID_SHOWN))}`;
  const text = escaped(shortened(item.text, 90));
  const noted = item.rectification === null ? '' : ` · ${item.rectification}`;
  const gone = item.withdrawn === null ? '' : ` · ${t('inspection.withdrawn', { ref: item.withdrawn })}`;
  const line = `• ${text}: *${t(`check.${item.result}`)}*${noted}${gone}${note}`;
  if (item.was === null) return line;
  const before = item.was.check;
  const said = before.note === '' ? '' : ` — ${escaped(shortened(before.note.replaceAll('\n', ' '), 120))}`;
  const was = { by: escaped(item.was.by), result: t(`check.${before.result}`) };
  return `${line}\n   ${t('inspection.was', was)}${said}`;
}

/** What was kept of the records that somebody made, what they took the place of, and what is still to be recorded. */
export function recordedMessage(done: ChecksRecorded, language: Language): Message {
  const t = words(language);
  const { facts, section: inspected, recorded, spared } = done;
  const of = { ref: facts.ref, section: escaped(sectionLabel(inspected.section, language)) };
  const own = done.deed === 'self_check';
  const count = { done: (own ? inspected.own : inspected.checks).size, all: facts.checklist.length };
  const said =
    recorded.length === 0 && done.evidence.length === 0
      ? t('inspection.recorded_before', of)
      : t(own ? 'inspection.self_checked' : 'inspection.recorded', of);
  const lines = [
    ...recorded.map((item) => recordedLine(item, language)),
    ...spared.map(({ text, by, check }) =>
      t('inspection.spared', {
        item: escaped(shortened(text, 90)),
        by: escaped(by),
        result: t(`check.${check.result}`),
      }),
    ),
  ];
  const noted = recorded.some((item) => item.rectification !== null);
  const notes = [
    t(own ? 'round.own_progress' : 'round.progress', count),
    ...(done.started ? [t('inspection.started', { ref: facts.ref })] : []),
    ...(noted ? [t('inspection.noted')] : []),
  ];
  return {
    text: fallback(said, ...lines, ...evidenceLines(done.evidence, language), ...notes),
    blocks: [
      section(`✅ ${said}`),
      ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
      ...evidenceBlocks(done.evidence, language),
      context(notes.join(' · ')),
    ],
  };
}

/** Tells whoever changed a team who is on it now. */
export function teamMessage(done: TeamChanged, card: Message, language: Language): Message {
  const t = words(language);
  const { facts, person, deed, asBefore } = done;
  const names = { ref: facts.ref, name: escaped(person.name) };
  if (asBefore) return notice(t(deed === 'join' ? 'inspection.on_team' : 'inspection.off_team', names));
  return withCard(t(deed === 'join' ? 'inspection.joined' : 'inspection.left', names), [], card);
}

/** Tells somebody that their question is kept with the round. */
export function askedMessage({ facts, by, section: about, text }: QuestionKept, language: Language): Message {
  const t = words(language);
  const isTeam = facts.inspectors.some((one) => one.id === by?.personId);
  const told = facts.round.noticedAt === null ? 'inspection.told_later' : 'inspection.told';
  const said = t(isTeam ? told : 'inspection.asked', {
    ref: facts.ref,
    section: escaped(sectionLabel(about.section, language)),
  });
  const quoted = escaped(shortened(text, SAID_SHOWN));
  return {
    text: fallback(said, quoted),
    blocks: [section(`✅ ${said}`), section(`> ${quoted.replaceAll('\n', '\n> ')}`)],
  };
}

/** Tells the author of an edited message that the corrected words are kept with the round. */
export function rewordedMessage({ facts }: QuestionKept, language: Language): Message {
  return notice(`✅ ${words(language)('inspection.reworded', { ref: facts.ref })}`);
}

/** Tells the author of a deleted message that its words no longer stand with the round. */
export function unsaidWords({ facts }: WordsUnsaid, language: Language): Message {
  return notice(words(language)('inspection.unsaid', { ref: facts.ref }));
}

/** What somebody asked by a form or a command, as it stands under the notice of the round. */
export function saidCard(
  { author, text }: Pick<InspectionFacts['comments'][number], 'author' | 'text'>,
  language: Language,
): Message {
  const name = escaped(author);
  const said = words(language)('inspection.said', { name });
  const quoted = escaped(shortened(text, 2_500));
  return {
    text: fallback(said, quoted),
    blocks: [section(`*${said}*\n> ${quoted.replaceAll('\n', '\n> ')}`)],
  };
}

/** The same delivery once more: all of it is kept already. */
export function repeatedRound(_: Repeated, language: Language): Message {
  return notice(words(language)('moved.repeated'));
}

/** The rounds of which somebody may know, newest first. */
export function roundListMessage({ rounds, older }: RoundList, language: Language): Message {
  const t = words(language);
  const title = t('inspection.list');
  if (rounds.length === 0) return notice(t('inspection.none'));
  const blocks = rounds.map((facts) => {
    const { sections: all } = facts;
    const shown =
      all.length > 4
        ? t('inspection.sections', { count: all.length })
        : escaped(all.map((one) => sectionLabel(one, language)).join(commaIn(language)));
    const open = button(`${INSPECTION_ACTION}.open`, t('round.button_open'), facts.round.id);
    return { ...section(`${roundHeadline(facts, language)} · ${shown}`), accessory: open };
  });
  const lines = rounds.map((facts) =>
    roundHeadline(facts, language).replaceAll('*', '').replace('\n', ' · '),
  );
  const more = older > 0 ? [context(t('inspection.older', { count: older }))] : [];
  return { text: fallback(title, ...lines), blocks: [header(title), ...blocks, ...more] };
}
