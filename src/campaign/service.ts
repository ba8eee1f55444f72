import { addAudit } from '../../db/audit.ts';
import { putCampaign, putNotice } from '../../db/campaign.ts';
import { putRoster, type Roster } from '../../db/roster.ts';
import type { RectificationRow } from '../../db/rectifications.ts';
import { deferralsOf, findTask } from '../../db/task-follow-up.ts';
import { listTasks, type TaskRow } from '../../db/tasks.ts';
import { transact, type Tx } from '../../db/transact.ts';
import type { KeptDetails } from '../audit/rules.ts';
import type { YearNotice } from '../calendar/workdays.ts';
import type { Deps } from '../deps.ts';
import type { InspectionFacts } from '../inspections/facts.ts';
import { retiredLeave, roundsChanged } from '../inspections/retiring.ts';
import { openOfSections } from '../rectifications/list.ts';
import { dropWish } from '../tasks/deferring.ts';
import { taskFacts, taskOfId, type TaskFacts } from '../tasks/facts.ts';
import type { CalendarName, Campaign } from './campaign.ts';
import { campaignFacts, type CampaignFacts } from './facts.ts';
import { campaignChanges, type Change } from './file/diff.ts';
import { storedCampaign } from './stored.ts';

function rosterOf(campaign: Campaign): Roster {
  const { leadingGroup } = campaign;
  return {
    people: campaign.people.map((person, position) => ({
      ...person,
      position,
      slackUserId: null,
      language: null,
      retiredAt: null,
    })),
    leadingGroup: [
      ...(leadingGroup.head === null
        ? []
        : [{ personId: leadingGroup.head, role: 'head' as const, position: 0 }]),
      ...leadingGroup.deputies.map((personId, position) => ({ personId, role: 'deputy' as const, position })),
      ...leadingGroup.office.map((personId, position) => ({ personId, role: 'office' as const, position })),
    ],
    sections: campaign.sections.map((section, position) => ({
      id: section.id,
      position,
      name: section.name,
      channel: section.channel,
      headId: section.head,
      deputyId: section.deputy,
      isKey: section.key ? 1 : 0,
      retiredAt: null,
    })),
    handlers: campaign.sections.flatMap((section) =>
      section.handlers.map((personId, position) => ({ sectionId: section.id, personId, position })),
    ),
    goals: campaign.goals.map((goal, position) => ({
      id: goal.id,
      position,
      pillarId: goal.pillar.id,
      pillarName: goal.pillar.name,
      name: goal.name,
      weight: goal.weight,
      leadId: goal.lead,
      supporting: JSON.stringify(goal.supporting),
      retiredAt: null,
    })),
    tasks: campaign.tasks.map((task, position) => ({
      id: task.id,
      position,
      title: task.title,
      goalId: task.goal,
      leadId: task.lead,
      every: task.every,
      fromOn: task.fromOn,
      dueOn: task.dueOn,
    })),
    supporting: campaign.tasks.flatMap((task) =>
      task.supporting.map((sectionId, position) => ({ taskId: task.id, sectionId, position })),
    ),
  };
}

/** The database already holds a campaign with another id; nothing was changed. */
export class OtherCampaignError extends Error {
  readonly stored: { id: string; name: string };

  constructor(stored: { id: string; name: string }) {
    super(`the database holds campaign ${stored.id}`);
    this.name = 'OtherCampaignError';
    this.stored = stored;
  }
}

/** A line of the audit that is nobody's hand in Slack. */
function imported(
  subjectId: string,
  event: 'import' | 'holidays',
  details: Pick<KeptDetails, 'changes' | 'years'>,
  at: string,
): Parameters<typeof addAudit>[1] {
  return {
    noun: 'campaign',
    subjectId,
    event,
    fromState: null,
    toState: null,
    actorId: null,
    door: 'import',
    reason: '',
    details: JSON.stringify(details),
    at,
  };
}

/** A task that an import changed, as it stands after it. */
export interface TaskImported {
  facts: TaskFacts;
  /** The lead section before the import, by its id. */
  ledBy: string;
}

/** What an import changed of what people are told. */
export interface ImportTold {
  tasks: readonly TaskImported[];
  /** Rounds that lost an inspector, or a section of which left the plan or came back to it. */
  rounds: readonly InspectionFacts[];
  /** What the sections have to put right that left the plan or came back to it. */
  rectifications: readonly RectificationRow[];
}

/** What is to be queued with an import, in its transaction. */
export type TellingOfImport = (tx: Tx, campaign: CampaignFacts, changed: ImportTold) => Promise<void>;

/**
 * Puts on record of each task what an import changed of it. A wish for a later due day falls when the file gives
 * the task another one. Returns the ids of the tasks that were changed and are still in the campaign.
 */
async function recordTaskChanges(tx: Tx, changes: readonly Change[], at: string): Promise<string[]> {
  const changed: string[] = [];
  for (const change of changes) {
    if (!('noun' in change) || change.noun !== 'task' || change.kind === 'order') continue;
    const task = await findTask(tx, change.id);
    if (!task) continue;
    if (change.kind === 'changed') changed.push(task.id);
    const { id, state } = task;
    const line = imported(id, 'import', { changes: [change] }, at);
    await addAudit(tx, { ...line, noun: 'task', fromState: state, toState: state });
    const dueAnew = change.kind === 'changed' && change.fields.some(({ field }) => field === 'due_on');
    if (dueAnew) await dropWish(tx, await deferralsOf(tx, id), at);
  }
  return changed;
}

/** The sections that left the plan with these changes, or came into it. */
function comeOrGone(changes: readonly Change[]): string[] {
  return changes.flatMap((change) =>
    'noun' in change && change.noun === 'section' && (change.kind === 'added' || change.kind === 'retired')
      ? [change.id]
      : [],
  );
}

/** These tasks as they stand now, with the sections that led them before. */
async function asImported(
  tx: Tx,
  ids: readonly string[],
  before: readonly Pick<TaskRow, 'id' | 'leadId'>[],
  now: Date,
): Promise<TaskImported[]> {
  const campaign = await campaignFacts(tx);
  const leads = new Map(before.map((task) => [task.id, task.leadId]));
  const all: TaskImported[] = [];
  for (const id of ids) {
    const facts = await taskFacts(tx, campaign, await taskOfId(tx, id), now);
    all.push({ facts, ledBy: leads.get(id) ?? facts.section.id });
  }
  return all;
}

/**
 * Loads a campaign that was found good, or brings the stored one up to date with it, and says what
 * changes; with `dryRun` it only says. Nothing is deleted: what the file no longer names is retired. Where no
 * message can stand yet there is nobody to `tell`.
 */
export function importCampaign(
  deps: Deps,
  campaign: Campaign,
  { dryRun = false, tell }: { dryRun?: boolean; tell?: TellingOfImport } = {},
): Promise<Change[]> {
  return transact(deps.db, async (tx) => {
    const before = await storedCampaign(tx);
    if (before && before.id !== campaign.id) throw new OtherCampaignError(before);
    const changes = campaignChanges(before, campaign);
    if (dryRun || (before && changes.length === 0)) return changes;
    const now = deps.clock();
    const at = now.toISOString();
    const tasksBefore = await listTasks(tx);
    await putCampaign(tx, {
      id: campaign.id,
      name: campaign.name,
      organization: campaign.organization,
      startsOn: campaign.startsOn,
      endsOn: campaign.endsOn,
      timezone: campaign.timezone,
      language: campaign.language,
      calendar: campaign.calendar,
      summaryChannel: campaign.channels.summary,
      leadingGroupChannel: campaign.channels.leadingGroup,
      rhythm: JSON.stringify(campaign.rhythm),
      quietHours: JSON.stringify(campaign.quietHours),
      urging: JSON.stringify(campaign.urging),
      checklist: JSON.stringify(campaign.checklist),
      importedAt: at,
    });
    await putRoster(tx, rosterOf(campaign), at);
    await addAudit(tx, imported(campaign.id, 'import', { changes }, at));
    if (!before) return changes;
    const changed = await recordTaskChanges(tx, changes, at);
    const facts = await campaignFacts(tx);
    const moved = comeOrGone(changes);
    const left = await retiredLeave(tx, now);
    const rounds = await roundsChanged(tx, facts, { left, sectionIds: moved }, now);
    const rectifications = await openOfSections(tx, moved);
    const tasks = await asImported(tx, changed, tasksBefore, now);
    await tell?.(tx, facts, { tasks, rounds, rectifications });
    return changes;
  });
}

/** Stores the days off and make-up workdays of later years; a year that is there already is replaced. */
export function importNotices(
  deps: Deps,
  calendar: CalendarName,
  notices: readonly YearNotice[],
): Promise<void> {
  return transact(deps.db, async (tx) => {
    const at = deps.clock().toISOString();
    for (const notice of notices) {
      await putNotice(tx, {
        calendar,
        year: notice.year,
        off: JSON.stringify(notice.off),
        workdays: JSON.stringify(notice.workdays),
        importedAt: at,
      });
    }
    const years = notices.map((notice) => notice.year);
    await addAudit(tx, imported(calendar, 'holidays', { years }, at));
  });
}
