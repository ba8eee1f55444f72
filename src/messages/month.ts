import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { MonthFacts } from '../tasks/month.ts';
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
  table,
  type Message,
} from './blocks.ts';
import { monthLabel, shortDay } from './dates.ts';
import { firstPage, tableParts } from './pages.ts';

const MOST_LATE = 20;
const TITLE_SHOWN = 80;

/** What became of every section's tasks in a month: a table in roster order, and the tasks that were late. */
export function monthMessage({ month, sections, late }: MonthFacts, language: Language): Message {
  const t = words(language);
  const title = t('month.title', { month: monthLabel(month, language) });
  const head = [
    t('summary.section'),
    t('month.closed_on_time'),
    t('month.closed_late'),
    t('month.overdue'),
    t('month.made_good'),
    t('month.suspended'),
    t('month.deferred'),
  ];
  const rows = sections.map((one) => [
    one.name,
    ...[one.closedOnTime, one.closedLate, one.overdue, one.madeGood, one.suspended, one.deferred].map(String),
  ]);
  const lines = late.slice(0, MOST_LATE).map(({ task, ref, sectionName, light }) => {
    const due = task.dueOn === null ? '' : ` · ${t('list.due', { day: shortDay(task.dueOn, language) })}`;
    const label = t(light === 'red' ? 'month.overdue' : 'month.made_good');
    return `${label} · ${ref} ${shortened(task.title, TITLE_SHOWN)} · ${sectionName}${due}`;
  });
  const hidden = late.length - lines.length;
  const blocks = [
    header(title),
    ...tableParts(rows).map((part) => table([head, ...part])),
    ...(lines.length === 0 ? [] : [richText(bullets(lines.map((one) => line(literal(one)))))]),
    ...(hidden > 0 ? [context(t('month.more', { count: hidden }))] : []),
    context(t('month.note')),
  ];
  return {
    text: fallback(escaped(title), ...lines.map(escaped)),
    blocks: firstPage(blocks, t('tasks.cut')),
  };
}
