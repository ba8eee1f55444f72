import { mergedWeeks, planSlots, type PlannedSlot } from '../calendar/cadence.ts';
import { addDays, dayOf, instantOf, isDay, isoLocal, monthOf } from '../calendar/day.ts';
import { workCalendar } from '../calendar/workdays.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { findCampaignFacts } from '../campaign/facts.ts';
import type { CadencePlan } from '../calendar/cadence.ts';
import { dayLabel, periodLabel } from '../messages/dates.ts';
import { jobLabel, reasonLabel } from '../messages/slots.ts';
import { sampleCampaign } from '../samples.ts';
import { readCampaignFile } from './campaign-file.ts';
import { InputError, type Cli, type ExitCode } from './context.ts';
import { withDeps } from './open.ts';

const DAYS_SHOWN = 31;

export interface CalendarOptions {
  from?: string | undefined;
  to?: string | undefined;
  json: boolean;
}

function planOf(campaign: Campaign): CadencePlan {
  const { rhythm, timezone, quietHours, startsOn, endsOn } = campaign;
  return { rhythm, timezone, quietHours, startsOn, endsOn, calendar: workCalendar(campaign.calendar) };
}

/** The stored campaign's plan; before the first import that of the campaign file. */
async function findPlan(cli: Cli): Promise<CadencePlan> {
  const stored = await withDeps(cli, (deps) => findCampaignFacts(deps.db));
  return stored?.plan ?? planOf(readCampaignFile(cli, cli.config.campaignFile ?? sampleCampaign()));
}

function dayOption(cli: Cli, text: string | undefined, otherwise: string): string {
  if (text === undefined) return otherwise;
  if (!isDay(text)) throw new InputError(cli.words('cli.bad_day', { text }));
  return text;
}

function asJson(cli: Cli, slot: PlannedSlot, timezone: string): object {
  const reasons = slot.reasons.map((reason) => reasonLabel(reason, cli.language));
  return {
    job: slot.job,
    period: slot.period,
    due_at: isoLocal(slot.dueAt, timezone),
    due_on: slot.dueOn,
    reason: reasons.length === 0 ? null : reasons.join('; '),
    reasons: slot.reasons,
  };
}

function asLine(cli: Cli, slot: PlannedSlot, timezone: string): string {
  const at = isoLocal(slot.dueAt, timezone).slice(0, 16).replace('T', ' ');
  const weekday = dayLabel(slot.dueOn, cli.language)
    .replace(/^.*日(?=周)/, '')
    .replace(/ .*$/, '');
  const why = slot.reasons.map((reason) => reasonLabel(reason, cli.language)).join('; ');
  const what = `${jobLabel(slot.job, cli.language)} (${slot.job})`;
  return [`${at} ${weekday}`, slot.period, what, why].filter((part) => part !== '').join('  ');
}

function warn(cli: Cli, plan: CadencePlan, slots: readonly PlannedSlot[], today: string): void {
  const years = new Set(
    slots.flatMap((slot) => slot.reasons.flatMap((why) => (why.code === 'not_covered' ? [why.year] : []))),
  );
  if (years.size > 0) cli.err(cli.words('cli.calendar_uncovered', { years: [...years].join(', ') }));
  const nextYear = Number(today.slice(0, 4)) + 1;
  const inDecember = monthOf(today).endsWith('-12');
  if (inDecember && `${nextYear}-01-01` <= plan.endsOn && !plan.calendar.covers(`${nextYear}-06-01`)) {
    cli.err(cli.words('cli.calendar_next_year', { year: String(nextYear) }));
  }
}

/** `duban calendar`: every slot in the range, and why it moved. Without a range: the next month. */
export async function calendar(cli: Cli, options: CalendarOptions): Promise<ExitCode> {
  const plan = await findPlan(cli);
  const today = dayOf(cli.clock(), plan.timezone);
  const from = dayOption(cli, options.from, today);
  const to = dayOption(cli, options.to, addDays(from, DAYS_SHOWN));
  if (to < from) throw new InputError(cli.words('cli.bad_range'));
  const begin = new Date(instantOf(from, '00:00', plan.timezone).getTime() - 1);
  const end = new Date(instantOf(addDays(to, 1), '00:00', plan.timezone).getTime() - 1);
  const slots = planSlots(plan, begin, end);
  if (options.json)
    cli.out(
      JSON.stringify(
        slots.map((slot) => asJson(cli, slot, plan.timezone)),
        null,
        2,
      ),
    );
  else {
    for (const slot of slots) cli.out(asLine(cli, slot, plan.timezone));
    if (slots.length === 0) cli.out(cli.words('cli.calendar_none'));
    for (const week of mergedWeeks(plan, from, to)) {
      const label = periodLabel(week.period, cli.language);
      cli.out(
        cli.words('cli.calendar_merged', { week: label, workdays: week.workdays, into: week.into ?? 'none' }),
      );
    }
  }
  warn(cli, plan, slots, today);
  return 0;
}
