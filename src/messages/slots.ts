import type { JobName, PlannedSlot, SlotReason } from '../calendar/cadence.ts';
import type { Language } from '../campaign/campaign.ts';
import { words, type Key } from '../locales/words.ts';
import { commaIn } from './comma.ts';
import { dayLabel, momentLabel, periodLabel, shortDay } from './dates.ts';

const LABELS: Record<JobName, Key & `slot.${string}`> = {
  'weekly.deploy': 'slot.weekly_deploy',
  'weekly.prompt': 'slot.weekly_prompt',
  'weekly.due': 'slot.weekly_due',
  'weekly.summary': 'slot.weekly_summary',
  'monthly.notice': 'slot.monthly_notice',
  'monthly.inspection': 'slot.monthly_inspection',
  'quarterly.review': 'slot.quarterly_review',
  'half_yearly.assessment': 'slot.half_yearly_assessment',
  'yearly.appraisal': 'slot.yearly_appraisal',
  'daily.urging': 'slot.daily_urging',
  'inspection.start': 'slot.inspection_start',
};

/** What people call a job. */
export function jobLabel(job: string, language: Language): string {
  const key = Object.hasOwn(LABELS, job) ? LABELS[job as JobName] : null;
  return key ? words(language)(key) : job;
}

/** Why a slot lies where it lies, in words. */
export function reasonLabel(reason: SlotReason, language: Language): string {
  const t = words(language);
  switch (reason.code) {
    case 'covers':
      return t('reason.covers', { weeks: reason.weeks.join(commaIn(language)) });
    case 'holiday':
      return t('reason.holiday', {
        from: shortDay(reason.from, language),
        to: shortDay(reason.to, language),
      });
    case 'make_up_workday':
      return t('reason.make_up_workday', { on: dayLabel(reason.on, language) });
    case 'campaign_starts':
      return t('reason.campaign_starts', { on: reason.on });
    case 'campaign_ends':
      return t('reason.campaign_ends', { on: reason.on });
    case 'short_month':
      return t('reason.short_month', { day: reason.day });
    case 'lead':
      return t('reason.lead', { on: dayLabel(reason.deployedOn, language) });
    case 'after_due':
      return t('reason.after_due');
    case 'gap':
      return t('reason.gap', { from: reason.from, to: reason.to });
    case 'quiet_hours':
      return t('reason.quiet_hours', { from: reason.from, to: reason.to });
    case 'not_covered':
      return t('reason.not_covered', { year: String(reason.year) });
  }
}

/** `5月5日周四 09:00 周部署（2022年第18周）：避开放假 …` */
export function slotLine(slot: PlannedSlot, timezone: string, language: Language): string {
  const why = slot.reasons.map((reason) => reasonLabel(reason, language));
  const at = momentLabel(slot.dueAt, timezone, language);
  const what = `${jobLabel(slot.job, language)} · ${periodLabel(slot.period, language)}`;
  if (why.length === 0) return `${at}　${what}`;
  return language === 'en' ? `${at}　${what} (${why.join('; ')})` : `${at}　${what}（${why.join('；')}）`;
}
