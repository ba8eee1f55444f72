import { recentAudit, subjectAudit } from '../src/audit/service.ts';
import { planSlots, type PlannedSlot } from '../src/calendar/cadence.ts';
import { addDays, dayOf, instantOf } from '../src/calendar/day.ts';
import type { CampaignFacts } from '../src/campaign/facts.ts';
import { calendarMessage, helpMessage, progressMessage } from '../src/messages/answers.ts';
import { topicHelpMessage } from '../src/messages/help-topic.ts';
import { rectificationProgressMessage } from '../src/messages/rectification-progress.ts';
import { menuMessage, type MenuView } from '../src/messages/home.ts';
import { monthMessage } from '../src/messages/month.ts';
import type { Message } from '../src/messages/blocks.ts';
import { notice } from '../src/messages/reply.ts';
import { recentAuditMessage, subjectAuditMessage } from '../src/messages/audit.ts';
import { words } from '../src/locales/words.ts';
import { viewerOf } from '../src/inspections/facts.ts';
import { progressOfSection, rectificationProgress } from '../src/rectifications/progress.ts';
import { rectificationTotals } from '../src/rectifications/totals.ts';
import { sectionNamed } from '../src/people/service.ts';
import { openRectifications } from '../src/rectifications/list.ts';
import { rectificationsOwedBy, rectificationsWaitingFor } from '../src/rectifications/waiting.ts';
import { lightCounts } from '../src/tasks/list.ts';
import { monthFacts } from '../src/tasks/month.ts';
import { waitingFor } from '../src/tasks/waiting.ts';
import { ownWeek } from '../src/weeks/own.ts';
import { weekProgress, type WeekProgress } from '../src/weeks/progress.ts';
import { currentWeek, deployedWeek } from '../src/weeks/service.ts';
import type { Asking, Bot } from './bot.ts';
import { readHelpTopic, readMonth, readWeek } from './parse.ts';

const DAYS_AHEAD = 35;

function upcoming(campaign: CampaignFacts, now: Date, limit: number): PlannedSlot[] {
  const until = instantOf(addDays(dayOf(now, campaign.timezone), DAYS_AHEAD), '00:00', campaign.timezone);
  return planSlots(campaign.plan, now, until).slice(0, limit);
}

/** What the caller owes, what waits for them, and what comes next. */
export async function menuView(bot: Bot, { caller, campaign }: Asking): Promise<MenuView> {
  const { db, clock } = bot.deps;
  const now = clock();
  const rectifications = await openRectifications(db, campaign, now);
  const owed = rectificationsOwedBy(caller, rectifications);
  const owedIds = new Set(owed.map(({ rectification }) => rectification.id));
  return {
    language: caller.language,
    timezone: campaign.timezone,
    name: caller.name,
    week: await ownWeek(db, caller.sections, now),
    waiting: await waitingFor(db, campaign, caller, now),
    rectifications: {
      owed,
      waiting: rectificationsWaitingFor(caller, rectifications).filter(
        ({ rectification }) => !owedIds.has(rectification.id),
      ),
    },
    next: upcoming(campaign, now, 10),
    today: dayOf(now, campaign.timezone),
  };
}

export async function menu(bot: Bot, asking: Asking): Promise<Message> {
  return menuMessage(await menuView(bot, asking));
}

async function weekOf(
  bot: Bot,
  { caller, campaign }: Asking,
  asked: string,
): Promise<{ facts: WeekProgress; isCurrent: boolean } | null> {
  const { db, clock } = bot.deps;
  const now = clock();
  const viewer = viewerOf(caller);
  const period = readWeek(asked);
  const current = await currentWeek(db, now);
  if (period !== null) {
    const week = await deployedWeek(db, period, asked);
    const facts = await weekProgress(db, campaign, week.period, now, viewer);
    const isCurrent = week.period === current?.week.period;
    return { facts: isCurrent ? facts : { ...facts, rectifications: null }, isCurrent };
  }
  if (!current) return null;
  const whole = await weekProgress(db, campaign, current.week.period, now, viewer);
  if (asked === '') return { facts: whole, isCurrent: true };
  const { id } = await sectionNamed(db, asked);
  const sections = whole.sections.filter((one) => one.sectionId === id);
  const rectifications = whole.rectifications && progressOfSection(whole.rectifications, id);
  return { facts: { ...whole, sections, rectifications }, isCurrent: true };
}

/** Where a week or a month stands: everybody may look, leaders and the office may post a week. */
export async function progress(bot: Bot, asking: Asking, asked: string): Promise<Message> {
  const { caller, campaign } = asking;
  const { db, clock } = bot.deps;
  const { language } = caller;
  const month = readMonth(asked);
  if (month !== null) return monthMessage(await monthFacts(db, campaign, month, clock()), language);
  const week = await weekOf(bot, asking, asked);
  if (!week) return notice(words(language)('progress.not_deployed'));
  // A week that is over has no lights of its own: they tell how tasks stand today.
  const lights = week.isCurrent ? await lightCounts(db, campaign, clock()) : null;
  return progressMessage(week.facts, lights, language, caller.isLeader || caller.isOffice);
}

/** How far what inspections found is mended, in all sections or in one: `/duban inspect progress`. */
export async function inspectProgress(
  bot: Bot,
  { caller, campaign }: Asking,
  asked: string,
): Promise<Message> {
  const { db, clock } = bot.deps;
  const now = clock();
  const viewer = viewerOf(caller);
  const sectionId = asked === '' ? null : (await sectionNamed(db, asked)).id;
  const all = await rectificationProgress(db, campaign, viewer, now);
  const totals = await rectificationTotals(db, campaign, { viewer, sectionId }, now);
  const shown = sectionId === null ? all : progressOfSection(all, sectionId);
  return rectificationProgressMessage(shown, totals, caller.language);
}

/** The next dates, and years whose holidays are not known. */
export function calendar(bot: Bot, { caller, campaign }: Asking): Message {
  const now = bot.deps.clock();
  const slots = upcoming(campaign, now, 20);
  const uncovered = new Set(
    slots.flatMap((slot) =>
      slot.reasons.flatMap((why) => (why.code === 'not_covered' ? [String(why.year)] : [])),
    ),
  );
  return calendarMessage(slots, [...uncovered], { language: caller.language, timezone: campaign.timezone });
}

const RECENT_LINES = 60;

/** All that was ever done with a task, a round or a rectification, or what was done last in the whole office; for the campaign office. */
export async function audit(bot: Bot, { caller, campaign }: Asking, asked: string): Promise<Message> {
  const { db, clock } = bot.deps;
  const view = { language: caller.language, timezone: campaign.timezone };
  return asked === ''
    ? recentAuditMessage(await recentAudit(db, caller, RECENT_LINES), view)
    : subjectAuditMessage(await subjectAudit(db, campaign, caller, asked, clock()), view);
}

/** What the caller can do, or how everything of one topic is typed: `/duban help inspect`. */
export function help({ caller }: Asking, asked: string): Message {
  const topic = readHelpTopic(asked);
  if (topic !== null) return topicHelpMessage(topic, caller.language);
  return helpMessage(caller, caller.language);
}
