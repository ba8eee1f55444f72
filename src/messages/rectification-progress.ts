import type { KnownBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import { AGES } from '../rectifications/ages.ts';
import type {
  OpenFinding,
  RectificationProgress,
  SectionRectifications,
} from '../rectifications/progress.ts';
import type { RectificationTotals } from '../rectifications/totals.ts';
import { shortened } from '../text.ts';
import {
  bullets,
  context,
  escaped,
  fallback,
  header,
  line,
  literal,
  richText,
  section,
  table,
  type Message,
} from './blocks.ts';
import { shortDay } from './dates.ts';
import { firstPage, tableParts } from './pages.ts';
import { sectionLabel } from './section-label.ts';

const MOST_OVERDUE = 20;
const PROBLEM_SHOWN = 80;

/** `综合科：未销号 3 项（8–15天 2，16–30天 1），其中逾期 1、挂账 1` */
function sectionText(one: SectionRectifications, language: Language): string {
  const t = words(language);
  const { open, ages, overdue, suspended } = one;
  const aged = AGES.filter((age) => ages[age] > 0).map((age) => `${t(`age.${age}`)} ${ages[age]}`);
  const marks = [
    ...(overdue > 0 ? [`${t('found.overdue')} ${overdue}`] : []),
    ...(suspended > 0 ? [`${t('found.suspended')} ${suspended}`] : []),
  ];
  return [
    t('found.of_section', { section: sectionLabel(one, language), count: open }),
    ...aged,
    ...marks,
  ].join(' · ');
}

/** The open findings as a chapter of something longer: the sections that have some, in roster order; none: nothing. */
export function rectificationChapter(progress: RectificationProgress, language: Language): KnownBlock[] {
  const open = progress.sections.filter((one) => one.open > 0);
  if (open.length === 0) return [];
  return [
    section(`*${words(language)('found.chapter')}*`),
    richText(bullets(open.map((one) => line(literal(sectionText(one, language)))))),
  ];
}

function overdueText({ ref, problem, dueOn }: OpenFinding, name: string, language: Language): string {
  const due = words(language)('rectification_list.due', { day: shortDay(dueOn, language) });
  return `${ref} ${name} · ${shortened(problem.replaceAll('\n', ' '), PROBLEM_SHOWN)} · ${due}`;
}

/** Where the mending of what was found stands: a table in roster order, what is overdue, and what became of the rest. */
export function rectificationProgressMessage(
  { sections, findings }: RectificationProgress,
  totals: RectificationTotals,
  language: Language,
): Message {
  const t = words(language);
  const title = t('found.title');
  const open = sections.filter((one) => one.open > 0);
  const ever = totals.issued === 0 ? [] : [t('found.totals', { ...totals })];
  if (open.length === 0) {
    const said = [t('found.none'), ...ever];
    return { text: fallback(title, ...said), blocks: [header(title), ...said.map((one) => section(one))] };
  }
  const head = [
    t('summary.section'),
    t('found.open'),
    ...AGES.map((age) => t(`age.${age}`)),
    t('found.overdue'),
    t('found.suspended'),
  ];
  const rows = sections.map((one) => [
    sectionLabel(one, language),
    ...[one.open, ...AGES.map((age) => one.ages[age]), one.overdue, one.suspended].map(String),
  ]);
  const names = new Map(sections.map((one) => [one.sectionId, sectionLabel(one, language)]));
  const overdue = findings.filter((one) => one.overdue);
  const lines = overdue
    .slice(0, MOST_OVERDUE)
    .map((one) => overdueText(one, names.get(one.sectionId) ?? one.sectionId, language));
  const hidden = overdue.length - lines.length;
  const blocks = [
    header(title),
    ...tableParts(rows).map((part) => table([head, ...part])),
    ...(lines.length === 0
      ? []
      : [section(`*${t('found.overdue')}*`), richText(bullets(lines.map((one) => line(literal(one)))))]),
    ...(hidden > 0 ? [context(t('found.more', { count: hidden }))] : []),
    context([...ever, t('found.note')].join('\n')),
  ];
  return {
    text: fallback(title, ...open.map((one) => escaped(sectionText(one, language)))),
    blocks: firstPage(blocks, t('found.cut')),
  };
}
