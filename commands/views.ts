import { planSlots, type PlannedSlot } from '../src/calendar/cadence.ts';
import { addDays, dayOf, instantOf } from '../src/calendar/day.ts';
import type { CampaignFacts } from '../src/campaign/facts.ts';
import {
  calendarMessage,
  helpMessage,
  menuMessage,
  progressMessage,
  tasksMessage,
  type MenuView,
} from '../src/messages/answers.ts';
import type { Message } from '../src/messages/blocks.ts';
import { notice } from '../src/messages/reply.ts';
import { auditMessage } from '../src/messages/task-audit.ts';
import { words } from '../src/locales/words.ts';
import { roster, sectionNamed } from '../src/people/service.ts';
import { Refusal } from '../src/refusal.ts';
import { taskAudit } from '../src/tasks/audit.ts';
import { ownWeek } from '../src/weeks/own.ts';
import { weekProgress, type WeekProgress } from '../src/weeks/progress.ts';
import { currentWeek, deployedWeek } from '../src/weeks/service.ts';
import type { Asking, Bot } from './bot.ts';
import { readWeek } from './parse.ts';

const DAYS_AHEAD = 35;

function upcoming(campaign: CampaignFacts, now: Date, limit: number): PlannedSlot[] {
  const until = instantOf(addDays(dayOf(now, campaign.timezone), DAYS_AHEAD), '00:00', campaign.timezone);
  return planSlots(campaign.plan, now, until).slice(0, limit);
}

/** What the caller owes and what comes next. */
export async function menuView(bot: Bot, { caller, campaign }: Asking): Promise<MenuView> {
  const now = bot.deps.clock();
  return {
    language: caller.language,
    timezone: campaign.timezone,
    name: caller.name,
    week: await ownWeek(bot.deps.db, caller.sections, now),
    next: upcoming(campaign, now, 10),
    today: dayOf(now, campaign.timezone),
  };
}

export async function menu(bot: Bot, asking: Asking): Promise<Message> {
  return menuMessage(await menuView(bot, asking));
}

/** Tasks of the caller's sections; of all sections for the office and for leaders. */
export async function tasks(bot: Bot, { caller, campaign }: Asking): Promise<Message> {
  const now = bot.deps.clock();
  const all = caller.sections.length === 0 && (caller.isOffice || caller.isLeader);
  const sections = all ? await roster(bot.deps.db) : caller.sections;
  if (sections.length === 0) throw new Refusal({ code: 'no_section' });
  const week = await ownWeek(bot.deps.db, sections, now);
  if (!week) return notice(words(caller.language)('tasks.not_deployed'));
  const today = dayOf(now, campaign.timezone);
  return tasksMessage(week.sections, { period: week.period, today }, caller.language);
}

async function progressOf(bot: Bot, campaign: CampaignFacts, asked: string): Promise<WeekProgress | null> {
  const { db, clock } = bot.deps;
  const now = clock();
  const period = readWeek(asked);
  if (period !== null) {
    const week = await deployedWeek(db, period, asked);
    return weekProgress(db, campaign, week.period, now);
  }
  const current = await currentWeek(db, now);
  if (!current) return null;
  const whole = await weekProgress(db, campaign, current.week.period, now);
  if (asked === '') return whole;
  const { id } = await sectionNamed(db, asked);
  return { ...whole, sections: whole.sections.filter((one) => one.sectionId === id) };
}

/** Where a week stands: everybody may look, leaders and the office may post it. */
export async function progress(bot: Bot, { caller, campaign }: Asking, asked: string): Promise<Message> {
  const facts = await progressOf(bot, campaign, asked);
  if (!facts) return notice(words(caller.language)('progress.not_deployed'));
  return progressMessage(facts, caller.language, caller.isLeader || caller.isOffice);
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

/** All that was ever done with a task, for the campaign office. */
export async function audit(bot: Bot, { caller, campaign }: Asking, asked: string): Promise<Message> {
  const facts = await taskAudit(bot.deps.db, caller, asked);
  return auditMessage(facts, { language: caller.language, timezone: campaign.timezone });
}

export function help({ caller }: Asking): Message {
  return helpMessage(caller, caller.language);
}
