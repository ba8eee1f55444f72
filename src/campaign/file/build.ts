import type { Campaign } from '../campaign.ts';
import { buildRhythm } from './build-rhythm.ts';
import type { WrittenCampaign } from './shape.ts';
import { buildUrging } from './urging.ts';

/** The campaign of a file that was found good: everything that may be left out is filled in. */
export function buildCampaign(written: WrittenCampaign): Campaign {
  const { campaign, channels, leading_group: group } = written;
  return {
    id: campaign.id,
    name: campaign.name,
    organization: campaign.organization ?? campaign.name,
    startsOn: campaign.starts_on,
    endsOn: campaign.ends_on,
    timezone: campaign.timezone,
    language: campaign.language ?? 'zh-CN',
    calendar: campaign.calendar ?? 'none',
    channels: { summary: channels.summary, leadingGroup: channels.leading_group ?? null },
    people: written.people.map(({ id, name, slack }) => ({ id, name, slack: slack ?? id })),
    leadingGroup: { head: group.head ?? null, deputies: group.deputies ?? [], office: group.office },
    sections: written.sections.map((section) => ({
      id: section.id,
      name: section.name,
      channel: section.channel ?? null,
      head: section.head ?? null,
      deputy: section.deputy ?? null,
      handlers: section.handlers ?? [],
      key: section.key ?? false,
    })),
    goals: (written.goals ?? []).flatMap((pillar) =>
      (pillar.goals ?? []).map((goal) => ({
        id: goal.id,
        name: goal.name,
        pillar: { id: pillar.id, name: pillar.name },
        weight: goal.weight,
        lead: goal.lead,
        supporting: goal.supporting ?? [],
      })),
    ),
    tasks: (written.tasks ?? []).map((task) => ({
      id: task.id,
      title: task.title,
      goal: task.goal ?? null,
      lead: task.lead,
      supporting: task.supporting ?? [],
      every: task.every ?? null,
      fromOn: task.from ?? null,
      dueOn: task.due_on ?? null,
    })),
    rhythm: buildRhythm(written.rhythm ?? {}),
    quietHours: written.quiet_hours ?? null,
    urging: buildUrging(written.urging),
    checklist: (written.inspection_checklist ?? []).map(({ id, goal, text }) => ({
      id,
      goal: goal ?? null,
      text,
    })),
  };
}
