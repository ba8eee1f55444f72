import type { Button, KnownBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { draftsCircular } from '../circulars/right.ts';
import type { InspectedSection, InspectionFacts } from '../inspections/facts.ts';
import { ownGap } from '../inspections/items.ts';
import { isRecusedFrom } from '../people/posts.ts';
import { lackingInspectors } from '../inspections/team.ts';
import { words } from '../locales/words.ts';
import { rectificationRef } from '../rectifications/ref.ts';
import { shortened } from '../text.ts';
import { actions, button, context, escaped, fallback, section, type Message } from './blocks.ts';
import { evidenceBlocks } from './evidence.ts';
import { inspectedId, INSPECTION_ACTION, inspectionPageId } from './ids.ts';
import { teamLines } from './inspection-card.ts';
import { roundHeadline } from './inspection-words.ts';
import { sectionLabel } from './section-label.ts';

/** Sections on a page of the card; the pages are of about the same length. */
const MOST_SECTIONS = 12;
const MOST_FAILS = 4;
const MOST_COMMENTS = 5;
const SAID_SHOWN = 120;

/** Who looks at a round as one of its team, the office or the leaders. */
export interface TeamView {
  language: Language;
  personId: string;
  /** Of the campaign office, which may finish and call off as the inspectors may. */
  isOffice: boolean;
  /** Of the round's sections, from 1. */
  page?: number;
}

const isInspector = ({ inspectors }: InspectionFacts, personId: string): boolean =>
  inspectors.some(({ id }) => id === personId);

const isOf = ({ section: own }: InspectedSection, personId: string): boolean => isRecusedFrom(personId, own);

function failLine({ checks, findings }: InspectedSection, itemId: string, text: string): string {
  const found = findings.find(
    ({ finding, rectification }) => finding.itemId === itemId && rectification.state !== 'withdrawn',
  );
  const ref = found ? `${rectificationRef(found.rectification)} ` : '';
  const note = shortened((checks.get(itemId)?.note ?? '').replaceAll('\n', ' '), SAID_SHOWN);
  return `✗ ${ref}${escaped(shortened(text, 60))} — ${escaped(note)}`;
}

/** Whether what is recorded of a section is kept from somebody: from its own people, until the round is finished. */
function isKeptFrom(facts: InspectionFacts, inspected: InspectedSection, personId: string): boolean {
  return facts.round.state !== 'finished' && isOf(inspected, personId);
}

function sectionText(
  facts: InspectionFacts,
  inspected: InspectedSection,
  { language, personId }: Pick<TeamView, 'language' | 'personId'>,
): string {
  const t = words(language);
  const { checklist } = facts;
  if (isKeptFrom(facts, inspected, personId))
    return `*${escaped(sectionLabel(inspected.section, language))}*\n${t('round.own_section')}`;
  const failed = checklist.filter(({ id }) => inspected.checks.get(id)?.result === 'fail');
  const count = { done: inspected.checks.size, all: checklist.length };
  const mark = count.done >= count.all ? '☑' : '☐';
  const fails = failed.length === 0 ? [] : [t('round.fails', { count: failed.length })];
  const name = escaped(sectionLabel(inspected.section, language));
  const first = [`${mark} *${name}*`, t('round.progress', count), ...fails].join(' · ');
  const lines = failed.slice(0, MOST_FAILS).map(({ id, text }) => failLine(inspected, id, text));
  const more = failed.length > MOST_FAILS ? ['…'] : [];
  const team = facts.inspectors.map(({ id }) => id);
  const isLacking = lackingInspectors(facts.round.state, [inspected.section], team).length > 0;
  return [first, ...(isLacking ? [t('round.lacking')] : []), ...lines, ...more].join('\n');
}

/** Whether somebody may record now what they see in a section: on the team, not of the section, and not before the day. */
export function mayRecordNow(facts: InspectionFacts, inspected: InspectedSection, personId: string): boolean {
  const { round, today } = facts;
  const isTime = round.state === 'under_way' || (round.state === 'planned' && today >= round.heldOn);
  return isTime && isInspector(facts, personId) && !isOf(inspected, personId);
}

/** A section of a round: how far it is recorded, what does not conform, and the button to record. */
export function inspectedBlock(
  facts: InspectionFacts,
  inspected: InspectedSection,
  view: Pick<TeamView, 'language' | 'personId'>,
): KnownBlock {
  const t = words(view.language);
  const text = section(sectionText(facts, inspected, view));
  if (!mayRecordNow(facts, inspected, view.personId)) return text;
  const value = inspectedId({ inspectionId: facts.round.id, sectionId: inspected.section.id });
  return { ...text, accessory: button(`${INSPECTION_ACTION}.record`, t('round.button_record'), value) };
}

/** How many sections there are and how many are recorded, without those of which the viewer is not to know it. */
export function sectionsText(
  facts: InspectionFacts,
  { language, personId }: Pick<TeamView, 'language' | 'personId'>,
): string {
  const inPlan = facts.sections.filter(({ section: { retiredAt } }) => retiredAt === null);
  const known = inPlan.filter((one) => !isKeptFrom(facts, one, personId));
  const done = known.filter(({ checks }) => checks.size >= facts.checklist.length).length;
  const key = known.length < inPlan.length ? 'round.other_sections' : 'round.sections';
  return words(language)(key, { count: known.length, done });
}

const sizeOf = (count: number): number =>
  Math.max(1, Math.ceil(count / Math.max(1, Math.ceil(count / MOST_SECTIONS))));

/** The page of the card on which a section stands; the first one when it is none of the round's. */
export function pageWith({ sections }: InspectionFacts, sectionId: string): number {
  const index = sections.findIndex(({ section: { id } }) => id === sectionId);
  return Math.floor(Math.max(0, index) / sizeOf(sections.length)) + 1;
}

function pageOf(
  sections: readonly InspectedSection[],
  asked: number,
): {
  page: number;
  pages: number;
  shown: readonly InspectedSection[];
} {
  const pages = Math.max(1, Math.ceil(sections.length / MOST_SECTIONS));
  const size = sizeOf(sections.length);
  const page = Math.min(Math.max(1, asked), pages);
  return { page, pages, shown: sections.slice((page - 1) * size, page * size) };
}

function pageBlocks(inspectionId: string, page: number, pages: number, language: Language): KnownBlock[] {
  if (pages === 1) return [];
  const t = words(language);
  const to = (way: 'earlier' | 'later', number: number): Button =>
    button(`${INSPECTION_ACTION}.page.${way}`, t(`list.${way}`), inspectionPageId(inspectionId, number));
  const buttons = [
    ...(page > 1 ? [to('earlier', page - 1)] : []),
    ...(page < pages ? [to('later', page + 1)] : []),
  ];
  return [context(t('list.page', { page, pages })), actions(buttons)];
}

function comments({ comments: all, sections }: InspectionFacts, language: Language): KnownBlock[] {
  if (all.length === 0) return [];
  const t = words(language);
  const names = new Map(sections.map((one) => [one.section.id, one.section.name]));
  const lines = all.slice(-MOST_COMMENTS).map(({ sectionId, author, text }) =>
    t('round.comment', {
      section: escaped(names.get(sectionId) ?? sectionId),
      author: escaped(author),
      text: escaped(shortened(text.replaceAll('\n', ' '), SAID_SHOWN)),
    }),
  );
  return [context([`*${t('round.comments')}*`, ...lines].join('\n'))];
}

function teamButtons(facts: InspectionFacts, view: TeamView): KnownBlock[] {
  const t = words(view.language);
  const { id, state, kind, heldOn } = facts.round;
  // The sections of a monthly round were told its day.
  const mayStart = kind === 'special' || facts.today >= heldOn;
  const start = button(`${INSPECTION_ACTION}.start`, t('round.button_start'), id, 'primary');
  if (!isInspector(facts, view.personId) && !view.isOffice) return [];
  switch (state) {
    case 'planned':
      return [
        actions([
          ...(mayStart ? [start] : []),
          button(`${INSPECTION_ACTION}.cancel`, t('round.button_cancel'), id, 'danger'),
        ]),
      ];
    case 'under_way':
      return [
        actions([
          ...(ownGap(facts.checklist, facts.sections, view.personId)
            ? []
            : [button(`${INSPECTION_ACTION}.finish`, t('round.button_finish'), id, 'primary')]),
          button(`${INSPECTION_ACTION}.cancel`, t('round.button_cancel'), id, 'danger'),
        ]),
      ];
    case 'finished':
    case 'cancelled':
      return [];
  }
}

/** The button that leads to the circular of a finished round, for whoever drafts it; once it is posted, for everybody here. */
function circularButton({ round, inspectors, history }: InspectionFacts, view: TeamView): KnownBlock[] {
  if (round.state !== 'finished') return [];
  const inspectorIds = inspectors.map(({ id }) => id);
  const drafts = draftsCircular(view, { kind: round.kind, inspectorIds });
  if (!drafts && !history.some(({ event }) => event === 'post_circular')) return [];
  const label = words(view.language)('round.button_circular');
  return [actions([button(`${INSPECTION_ACTION}.circular`, label, round.id)])];
}

/**
 * A round as its team, the office and the leaders see it: who inspects, how far each section is recorded, what does
 * not conform, what was asked, and the buttons that the viewer may use now.
 */
export function teamCard(facts: InspectionFacts, view: TeamView): Message {
  const { language } = view;
  const headline = roundHeadline(facts, language);
  const { page, pages, shown } = pageOf(facts.sections, view.page ?? 1);
  const lines = [...teamLines(facts, language), sectionsText(facts, view)];
  return {
    text: fallback(headline, ...lines),
    blocks: [
      section(headline),
      section(lines.join('\n')),
      ...shown.flatMap((one) => [
        inspectedBlock(facts, one, view),
        ...(isKeptFrom(facts, one, view.personId) ? [] : evidenceBlocks(one.evidence, language)),
      ]),
      ...pageBlocks(facts.round.id, page, pages, language),
      ...comments(facts, language),
      ...teamButtons(facts, view),
      ...circularButton(facts, view),
    ],
  };
}
