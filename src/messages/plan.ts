import type { KnownBlock } from '@slack/types';
import { words } from '../locales/words.ts';
import { shortened } from '../text.ts';
import type { SectionAsk } from '../weeks/service.ts';
import type { WeekView } from './ask.ts';
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
  type Message,
} from './blocks.ts';
import { commaIn } from './comma.ts';
import { momentLabel, periodLabel } from './dates.ts';
import { pages } from './pages.ts';

/** The plan names the tasks; each section's own message has all of them in full. */
const MOST_TASKS = 20;
const TITLE_SHOWN = 80;

/** The week's plan for everybody: who has which tasks. More pages than one stand in the first one's thread. */
export function planMessages(
  campaignName: string,
  asks: readonly SectionAsk[],
  idle: readonly { name: string }[],
  view: WeekView,
): Message[] {
  const t = words(view.language);
  const comma = commaIn(view.language);
  const title = t('plan.title', { week: periodLabel(view.period, view.language), name: campaignName });
  const due = momentLabel(view.dueAt, view.timezone, view.language);
  const intro = asks.length === 0 ? t('plan.none') : t('plan.intro', { count: asks.length, due });
  const unattended = asks
    .filter((ask) => ask.asked.kind === 'office')
    .map((ask) => escaped(ask.section.name));
  const notes = [
    view.covers.length === 0
      ? ''
      : t('week.covers', { weeks: view.covers.map((week) => periodLabel(week, view.language)).join(comma) }),
    view.lateFor === null
      ? ''
      : t('week.late', { at: momentLabel(view.lateFor, view.timezone, view.language) }),
    idle.length === 0 ? '' : t('plan.idle', { sections: idle.map((one) => escaped(one.name)).join(comma) }),
    view.uncoveredYear === null ? '' : t('calendar.uncovered', { year: view.uncoveredYear }),
    unattended.length === 0 ? '' : t('plan.unreachable_posts', { sections: unattended.join(comma) }),
  ].filter((note) => note !== '');
  const lists: KnownBlock[] = asks.map((ask) => {
    const shown = ask.tasks
      .slice(0, MOST_TASKS)
      .map((task) => `T${task.number} ${shortened(task.title, TITLE_SHOWN)}`);
    const more = ask.tasks.length - shown.length;
    const lines = more > 0 ? [...shown, t('plan.more', { count: more })] : shown;
    return richText(line(literal(ask.section.name, 'bold')), bullets(lines.map((one) => line(literal(one)))));
  });
  const text = fallback(
    escaped(title),
    intro,
    ...asks.map((ask) =>
      escaped(`${ask.section.name}: ${ask.tasks.map((task) => `T${task.number}`).join(' ')}`),
    ),
    ...notes,
  );
  const all = pages([header(title), section(intro), ...lists, ...notes.map(context)]);
  return all.map((blocks, index) => ({ text: index === 0 ? text : escaped(title), blocks }));
}
