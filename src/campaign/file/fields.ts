import type { PeriodTiming, WeeklyTiming } from '../../calendar/rhythm.ts';
import type { UrgingStep } from '../../tasks/ladder.ts';
import type { Campaign } from '../campaign.ts';

/** What a campaign is a list of. */
export type Noun = 'person' | 'section' | 'goal' | 'task' | 'check';

export type Value = string | number | boolean | null | readonly string[];

/** Values by the keys under which the file has them. */
export type Fields = ReadonlyMap<string, Value>;

/** The entries of one list by their ids, in the order of the file. */
export function fieldsOf(campaign: Campaign, noun: Noun): Map<string, Fields> {
  const entries = { person: people, section: sections, goal: goals, task: tasks, check: checklist }[noun];
  return new Map(entries(campaign).map(([id, fields]) => [id, new Map(Object.entries(fields))]));
}

type Entries = [id: string, fields: Record<string, Value>][];

const people = (campaign: Campaign): Entries =>
  campaign.people.map(({ id, name, slack }) => [id, { name, slack }]);

const sections = (campaign: Campaign): Entries =>
  campaign.sections.map(({ id, name, channel, head, deputy, handlers, key }) => [
    id,
    { name, channel, head, deputy, handlers, key },
  ]);

const goals = (campaign: Campaign): Entries =>
  campaign.goals.map(({ id, name, pillar, weight, lead, supporting }) => [
    id,
    { name, pillar: pillar.id, weight, lead, supporting },
  ]);

const tasks = (campaign: Campaign): Entries =>
  campaign.tasks.map(({ id, title, goal, lead, supporting, every, fromOn, dueOn }) => [
    id,
    { title, goal, lead, supporting, every, from: fromOn, due_on: dueOn },
  ]);

const checklist = (campaign: Campaign): Entries =>
  campaign.checklist.map(({ id, goal, text }) => [id, { text, goal }]);

/** Everything that is not in a list of its own. */
export function settingsOf(campaign: Campaign): Fields {
  const { channels, leadingGroup, rhythm, quietHours, urging } = campaign;
  const { weekly, monthly, yearly } = rhythm;
  return new Map<string, Value>([
    ['campaign.id', campaign.id],
    ['campaign.name', campaign.name],
    ['campaign.organization', campaign.organization],
    ['campaign.starts_on', campaign.startsOn],
    ['campaign.ends_on', campaign.endsOn],
    ['campaign.timezone', campaign.timezone],
    ['campaign.language', campaign.language],
    ['campaign.calendar', campaign.calendar],
    ['channels.summary', channels.summary],
    ['channels.leading_group', channels.leadingGroup],
    ['leading_group.head', leadingGroup.head],
    ['leading_group.deputies', leadingGroup.deputies],
    ['leading_group.office', leadingGroup.office],
    ['rhythm.weekly.deploy', timing(weekly?.deploy)],
    ['rhythm.weekly.prompt', timing(weekly?.prompt)],
    ['rhythm.weekly.due', timing(weekly?.due)],
    ['rhythm.weekly.summary', timing(weekly?.summary)],
    ['rhythm.weekly.min_workdays', weekly?.minWorkdays ?? null],
    ['rhythm.monthly.inspection', timing(monthly?.inspection)],
    ['rhythm.monthly.inspection.notice_workdays', monthly?.inspection.noticeWorkdays ?? null],
    ['rhythm.quarterly.review', timing(rhythm.quarterly?.review)],
    ['rhythm.half_yearly.assessment', timing(rhythm.halfYearly?.assessment)],
    ['rhythm.yearly.appraisal', timing(yearly?.appraisal)],
    ['rhythm.yearly.appraisal.month', yearly?.appraisal.month ?? null],
    ['quiet_hours', quietHours && `${quietHours.from}–${quietHours.to}`],
    ['urging.at', urging.at],
    ['urging.steps', urging.steps.map(urgingStep)],
    ...campaign.goals.map(({ pillar }): [string, Value] => [`goals.${pillar.id}.name`, pillar.name]),
  ]);
}

/** `-1 handler + head`, `+3 deputies (circular)` */
function urgingStep({ workdays, tell, circular, talk }: UrgingStep): string {
  const marks = [...(circular ? ['circular'] : []), ...(talk ? ['talk'] : [])];
  const what = `${workdays > 0 ? '+' : ''}${workdays} ${tell.join(' + ')}`;
  return marks.length === 0 ? what : `${what} (${marks.join(', ')})`;
}

function timing(when: WeeklyTiming | PeriodTiming | undefined): string | null {
  if (when === undefined) return null;
  if ('cron' in when) return `cron ${when.cron}`;
  if ('day' in when) return `${when.day} ${when.shift} ${when.at}`;
  const after = 'afterWorkdays' in when && when.afterWorkdays > 0 ? `+${when.afterWorkdays} ` : '';
  return `${when.on} ${after}${when.at}`;
}
