import { findCampaign, type CampaignRow } from '../../db/campaign.ts';
import { groupBy } from '../../db/group-by.ts';
import { listHandlers, listLeadingGroup, listPeople, listSections } from '../../db/people.ts';
import { listGoals, listPlannedTasks, listNamedSupporting } from '../../db/tasks.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { QuietHours, Rhythm } from '../calendar/rhythm.ts';
import { urgingOf } from './facts.ts';
import type { CalendarName, Campaign, ChecklistItem, Language } from './campaign.ts';

type Lists = Pick<Campaign, 'people' | 'leadingGroup' | 'sections' | 'goals' | 'tasks'>;

async function storedLists(db: DbOrTx): Promise<Lists> {
  const people = (await listPeople(db)).filter((person) => person.retiredAt === null);
  const group = await listLeadingGroup(db);
  const handlers = groupBy(await listHandlers(db), (row) => row.sectionId);
  const supporting = groupBy(await listNamedSupporting(db), (row) => row.taskId);
  const goals = (await listGoals(db)).filter((goal) => goal.retiredAt === null);
  return {
    people: people.map(({ id, name, slack }) => ({ id, name, slack })),
    leadingGroup: {
      head: group.find((member) => member.role === 'head')?.personId ?? null,
      deputies: group.filter((member) => member.role === 'deputy').map((member) => member.personId),
      office: group.filter((member) => member.role === 'office').map((member) => member.personId),
    },
    sections: (await listSections(db)).map((row) => ({
      id: row.id,
      name: row.name,
      channel: row.channel,
      head: row.headId,
      deputy: row.deputyId,
      handlers: (handlers.get(row.id) ?? []).map((handler) => handler.personId),
      key: row.isKey === 1,
    })),
    goals: goals.map((row) => ({
      id: row.id,
      name: row.name,
      pillar: { id: row.pillarId, name: row.pillarName },
      weight: row.weight,
      lead: row.leadId,
      supporting: JSON.parse(row.supporting) as string[],
    })),
    tasks: (await listPlannedTasks(db)).map((row) => ({
      id: row.id,
      title: row.title,
      goal: row.goalId,
      lead: row.originalLeadId,
      supporting: (supporting.get(row.id) ?? []).map((one) => one.sectionId),
      every: row.every,
      fromOn: row.fromOn,
      dueOn: row.originalDueOn,
    })),
  };
}

function settingsOf(row: CampaignRow): Omit<Campaign, keyof Lists> {
  return {
    id: row.id,
    name: row.name,
    organization: row.organization,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    timezone: row.timezone,
    language: row.language as Language,
    calendar: row.calendar as CalendarName,
    channels: { summary: row.summaryChannel, leadingGroup: row.leadingGroupChannel },
    rhythm: JSON.parse(row.rhythm) as Rhythm,
    quietHours: JSON.parse(row.quietHours) as QuietHours | null,
    urging: urgingOf(row),
    checklist: JSON.parse(row.checklist) as ChecklistItem[],
  };
}

/** The campaign as it was last imported, without what is retired; null before the first import. */
export async function storedCampaign(db: DbOrTx): Promise<Campaign | null> {
  const row = await findCampaign(db);
  return row ? { ...settingsOf(row), ...(await storedLists(db)) } : null;
}
