import type { KnownBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { ReplyItem, SectionState } from '../replies/rules.ts';
import type { LightCounts } from '../tasks/list.ts';
import { shortened } from '../text.ts';
import type { SectionProgress, WeekProgress } from '../weeks/progress.ts';
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
import { momentLabel, periodLabel, shortDay } from './dates.ts';
import { pages, tableParts } from './pages.ts';
import { rectificationChapter } from './rectification-progress.ts';

/** The lights of the tasks that each section leads. */
type Lights = ReadonlyMap<string, LightCounts>;

/** A long answer is shown by its beginning; all of it is in the record. */
const SHOWN = 300;
/** Of one section; the rest is counted. */
const MOST_OVERDUE = 10;

function counts(sections: readonly SectionProgress[], language: Language): string {
  const of = (state: SectionState): number => sections.filter((one) => one.state === state).length;
  return words(language)('summary.counts', {
    replied: of('replied'),
    late: of('replied_late'),
    unchanged: of('no_change'),
    missing: of('missing'),
  });
}

function lightsText(lights: LightCounts, language: Language): string {
  const t = words(language);
  return lights.map(([light, count]) => `${t(`light.${light}`)} ${count}`).join(' · ');
}

function tables(progress: WeekProgress, language: Language, lights: Lights | null): KnownBlock[] {
  const t = words(language);
  const head = [
    t('summary.section'),
    t('summary.state'),
    t('summary.author'),
    t('summary.at'),
    ...(lights ? [t('summary.lights')] : []),
  ];
  const rows = progress.sections.map(({ sectionId, name, state, reply, author }) => [
    name,
    t(`state.${state}`),
    reply && author ? (reply.onBehalf ? t('summary.on_behalf', { author }) : author) : '',
    reply ? momentLabel(reply.lastAt, progress.timezone, language) : '',
    ...(lights ? [lightsText(lights.get(sectionId) ?? [], language)] : []),
  ]);
  return tableParts(rows).map((part) => table([head, ...part]));
}

interface Told {
  name: string;
  lines: string[];
}

/** What the sections said, item by item; `mark` stands before a task's number. */
function told(
  progress: WeekProgress,
  pick: (item: ReplyItem) => string | null,
  mark: (taskId: string) => string = () => '',
): Told[] {
  return progress.sections.flatMap(({ name, reply, tasks }) => {
    const lines = (reply?.items ?? []).flatMap((item) => {
      const said = pick(item);
      if (said === null) return [];
      const task = tasks.find((one) => one.taskId === item.taskId);
      const title = task ? `${mark(item.taskId)}T${task.number} ${task.title}` : item.taskId;
      return [shortened(said === '' ? title : `${title}: ${said}`, SHOWN)];
    });
    return lines.length === 0 ? [] : [{ name, lines }];
  });
}

/** Past their due day, whatever was said of them. */
function overdueIn({ sections }: WeekProgress, language: Language): Told[] {
  const t = words(language);
  return sections.flatMap(({ name, overdue }) => {
    const lines = overdue.slice(0, MOST_OVERDUE).map(({ ref, title, dueOn, daysLate }) => {
      const late = t('day.late', { day: shortDay(dueOn, language), days: daysLate });
      return `${shortened(`${ref} ${title}`, SHOWN)}: ${late}`;
    });
    const hidden = overdue.length - lines.length;
    if (hidden > 0) lines.push(t('plan.more', { count: hidden }));
    return lines.length === 0 ? [] : [{ name, lines }];
  });
}

function saidBy(progress: WeekProgress): Told[] {
  const underWay = told(progress, (item) =>
    item.state !== 'done' && item.state !== 'blocked' && item.text !== '' ? item.text : null,
  );
  return progress.sections.flatMap(({ name, reply }) => {
    const lines = underWay.find((one) => one.name === name)?.lines ?? [];
    const general = reply && reply.text !== '' ? [shortened(reply.text, SHOWN)] : [];
    return lines.length + general.length === 0 ? [] : [{ name, lines: [...general, ...lines] }];
  });
}

function chapter(title: string, all: readonly Told[], nothing: string): KnownBlock[] {
  if (all.length === 0) return [section(`*${title}*　${nothing}`)];
  return [
    section(`*${title}*`),
    ...all.map(({ name, lines }) =>
      richText(line(literal(name, 'bold')), bullets(lines.map((one) => line(literal(one))))),
    ),
  ];
}

/**
 * Where a week stands, as blocks: counts, the table, with lights where they are given, what was done, what is
 * blocked, what was said, and which findings are open.
 */
export function progressBlocks(
  progress: WeekProgress,
  language: Language,
  lights: Lights | null = null,
): KnownBlock[] {
  const t = words(language);
  const nothing = t('summary.nothing');
  const said = saidBy(progress);
  const overdue = overdueIn(progress, language);
  return [
    section(counts(progress.sections, language)),
    ...tables(progress, language, lights),
    ...chapter(
      t('summary.done'),
      told(progress, (item) => (item.state === 'done' ? item.text : null)),
      nothing,
    ),
    ...chapter(
      t('summary.blocked'),
      told(
        progress,
        (item) => (item.state === 'blocked' ? [item.text, item.blocker].filter(Boolean).join(' — ') : null),
        (taskId) => {
          const light = progress.lights.get(taskId);
          return light ? `${t(`light.${light}`)} · ` : '';
        },
      ),
      nothing,
    ),
    ...(overdue.length === 0 ? [] : chapter(t('summary.overdue'), overdue, nothing)),
    ...(said.length === 0 ? [] : chapter(t('summary.said'), said, nothing)),
    ...(progress.rectifications ? rectificationChapter(progress.rectifications, language) : []),
  ];
}

/** The same as lines of text, for notifications and where blocks are not shown. */
export function progressText(progress: WeekProgress, language: Language): string[] {
  const t = words(language);
  return [
    counts(progress.sections, language),
    ...progress.sections.map(({ name, state }) => escaped(`${name}: ${t(`state.${state}`)}`)),
  ];
}

/** The weekly summary, one message and more pages for its thread when it is long. */
export function summaryMessages(campaignName: string, progress: WeekProgress, language: Language): Message[] {
  const t = words(language);
  const title = t('summary.title', { week: periodLabel(progress.week.period, language), name: campaignName });
  const text = fallback(escaped(title), ...progressText(progress, language));
  const all = pages([header(title), ...progressBlocks(progress, language), context(t('summary.updated'))]);
  return all.map((blocks, index) => ({ text: index === 0 ? text : escaped(title), blocks }));
}

/** What a page shows that is no longer needed because the summary became shorter. */
export function emptyPage(language: Language): Message {
  const text = words(language)('summary.empty_page');
  return { text, blocks: [context(text)] };
}
