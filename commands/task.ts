import type { ModalView } from '@slack/types';
import { announceTask, tellsMoves } from '../src/announce/tasks.ts';
import { dayOf } from '../src/calendar/day.ts';
import type { Message } from '../src/messages/blocks.ts';
import { taskCard } from '../src/messages/task-card.ts';
import { cardWindow } from '../src/messages/form-fields.ts';
import { TASK_FORM } from '../src/messages/ids.ts';
import { needsForm } from '../src/messages/task-form.ts';
import { addedMessage, movedMessage } from '../src/messages/task-answers.ts';
import { personAtStart } from '../src/people/service.ts';
import { Refusal } from '../src/refusal.ts';
import { addTask, splitTask, type NewTask } from '../src/tasks/adding.ts';
import { addFromDraft } from '../src/tasks/drafts.ts';
import type { MoveDetails } from '../src/tasks/effects.ts';
import { taskFacts, taskNamed, taskOfId, type TaskFacts } from '../src/tasks/facts.ts';
import { refOf } from '../src/tasks/ref.ts';
import { makeMove } from '../src/tasks/moving.ts';
import { sourceNamed, type TaskSource } from '../src/tasks/sources.ts';
import { isUnderWay, taskRoles, type TaskMove } from '../src/tasks/states.ts';
import { moveMeant } from '../src/tasks/verbs.ts';
import type { TaskRow } from '../db/tasks.ts';
import type { Asking, Bot, Doing } from './bot.ts';
import { dayTyped, parseTask, type TaskSaid } from './task-parse.ts';
import { taskFormFor } from './task-opening.ts';
import { firstWord } from './written.ts';

/** A task's card as its viewer may use it. */
export async function cardFor(bot: Bot, { caller, campaign }: Asking, taskId: string): Promise<Message> {
  const facts = await taskFacts(bot.deps.db, campaign, await taskOfId(bot.deps.db, taskId), bot.deps.clock());
  return cardOf(facts, { caller, campaign });
}

/** A task's card, or an answer with the card in it, as a window of its own. */
export async function cardInWindow(
  bot: Bot,
  asking: Asking,
  taskId: string,
  shown?: Message,
): Promise<ModalView> {
  const { number } = await taskOfId(bot.deps.db, taskId);
  const card = shown ?? (await cardFor(bot, asking, taskId));
  const subject = { id: taskId, ref: refOf({ number }) };
  return cardWindow(TASK_FORM.card, subject, card, asking.caller.language);
}

/** A card of these facts, with the buttons that the caller may use now. */
export function cardOf(facts: TaskFacts, { caller, campaign }: Asking): Message {
  const roles = taskRoles(caller, facts.section, facts.task.assigneeId);
  return taskCard(facts, {
    language: caller.language,
    timezone: campaign.timezone,
    roles,
    personId: caller.personId,
  });
}

/**
 * Makes a move and says so with the card as it stands after it; what concerns others is queued with it. Null
 * when a mention brings it again, which Slack sends as two events.
 */
export async function move(
  bot: Bot,
  { asking, inboxKey, door }: Doing,
  asked: { taskId: string; move: TaskMove; text: string; details?: MoveDetails },
): Promise<Message | null> {
  const { caller } = asking;
  const done = await makeMove(bot.deps, { ...asked, caller, inboxKey, door }, tellsMoves(bot.deps));
  if (done.kind === 'repeated') return door === 'mention' ? null : cardFor(bot, asking, asked.taskId);
  return movedMessage(done, cardOf(done.facts, asking), caller.language);
}

/** Adds a task, or a part of one when it has a parent. */
export async function add(bot: Bot, doing: Doing, task: NewTask): Promise<Message | null> {
  const { asking, inboxKey, door } = doing;
  const { caller } = asking;
  const tell: Parameters<typeof addTask>[2] = (tx, campaign, added) =>
    announceTask(tx, campaign, added, bot.deps.clock());
  const done =
    task.parentId === null
      ? await addTask(bot.deps, { inboxKey, caller, door, task }, tell)
      : await splitTask(bot.deps, { inboxKey, caller, door, parentId: task.parentId, task }, tell);
  if (done.kind === 'repeated' && door === 'mention') return null;
  return addedMessage(done, done.kind === 'added' ? cardOf(done.facts, asking) : null, caller.language);
}

/** Adds a task of words that were kept until their author had said what they are for. */
export async function addFromWords(
  bot: Bot,
  { asking, inboxKey }: Doing,
  task: NewTask,
  draftId: string,
): Promise<Message> {
  const { caller } = asking;
  const done = await addFromDraft(bot.deps, { inboxKey, caller, draftId, task }, (tx, campaign, added) =>
    announceTask(tx, campaign, added, bot.deps.clock()),
  );
  return addedMessage(done, done.kind === 'added' ? cardOf(done.facts, asking) : null, caller.language);
}

function today({ campaign }: Asking, bot: Bot): string {
  return dayOf(bot.deps.clock(), campaign.timezone);
}

function sourceMeant(word: string): TaskSource {
  const source = sourceNamed(word);
  if (source === null) throw new Refusal({ code: 'unknown_source', source: word });
  return source;
}

function newTask(said: TaskSaid, day: string, parentId: string | null): NewTask {
  const { options } = said;
  if (said.text === '' || (options.section === undefined && parentId === null)) throw usage(said);
  const supporting = (options.supporting ?? '').split(/[,，、]/).map((one) => one.trim());
  return {
    title: said.text,
    section: options.section ?? '',
    dueOn: options.due === undefined ? null : dayTyped(options.due, day),
    goal: options.goal ?? null,
    supporting: supporting.map((one) => one.replaceAll(/^["“]|["”]$/g, '')).filter((one) => one !== ''),
    urgent: said.urgent,
    source: options.source === undefined ? 'plan' : sourceMeant(options.source),
    parentId,
  };
}

function usage({ verb, ref }: Pick<TaskSaid, 'verb' | 'ref'>, word: string | null = null): Refusal {
  return new Refusal({ code: 'usage', of: verb, word, ...(ref === '' ? {} : { ref }) });
}

const TALK = /^(?:(yes|是|已约谈)|no|否|不需要(?:约谈)?)(?:[\s，,：:]+|$)/i;

/** The words of a move, and whether a talk was held where that is the question. */
function wordsOf(said: TaskSaid): { text: string; held?: boolean } {
  if (said.verb !== 'talk') return { text: said.text };
  const match = TALK.exec(said.text);
  const text = match ? said.text.slice(match[0].length) : '';
  if (!match || text === '') throw usage(said, match ? null : firstWord(said.text, 'T').word);
  return { text, held: match[1] !== undefined };
}

/** Somebody who was named for a task: behind an `@`, or as the first words; null when nobody was. */
async function personMeant(bot: Bot, said: TaskSaid, { state }: TaskRow): Promise<string | null> {
  const isMeant = said.verb === 'assign' && said.options.section === undefined;
  const asked = said.person ?? (isMeant ? said.text : '');
  if (asked === '') return null;
  const known = await personAtStart(bot.deps.db, asked);
  if (known) return known.id;
  // Where only a person can be meant, a name that nobody has is refused; elsewhere the words are a remark.
  if (said.person === null && !isUnderWay(state)) return null;
  throw new Refusal({ code: 'unknown_person', person: asked });
}

/** With no proposal and no wish there is nothing to decide, for whoever types it. */
const DECIDES: readonly TaskMove[] = ['approve_deferral', 'reject_deferral'];
const NEEDS_DAY: readonly TaskMove[] = ['request_deferral', 'suspend'];

/** Everything that a card's buttons and forms do, typed: `/duban task ack T12`. */
export async function typedTask(bot: Bot, doing: Doing, rest: string): Promise<Message | null> {
  const said = parseTask(rest);
  if (!said) throw new Refusal({ code: 'usage', of: 'task', word: firstWord(rest, 'T').word });
  if (said.stray !== null) throw usage(said, said.stray);
  const { asking } = doing;
  const { db, clock } = bot.deps;
  const day = today(asking, bot);
  if (said.verb === 'add') return add(bot, doing, newTask(said, day, null));
  if (said.ref === '') throw usage(said);
  const task = await taskNamed(db, said.ref);
  if (said.verb === 'split') return add(bot, doing, newTask(said, day, task.id));
  const facts = await taskFacts(db, asking.campaign, task, clock());
  const personId = await personMeant(bot, said, task);
  const situation = {
    state: task.state,
    instructed: facts.instructions.some((one) => one.acknowledgedAt === null),
    person: personId !== null,
    office: asking.caller.isOffice,
  };
  const meant = said.move ?? moveMeant(said.verb, situation);
  if (meant === null) return cardOf(facts, asking);
  if (DECIDES.includes(meant) && !facts.deferrals.some((one) => one.granted === null)) {
    throw new Refusal({ code: 'nothing_to_decide', ref: facts.ref });
  }
  const isBare = said.text === '' && said.person === null && Object.keys(said.options).length === 0;
  const { opens } = doing;
  if (opens && isBare && needsForm(meant) && meant !== 'reassign') {
    const view = await taskFormFor(bot, asking, facts, meant, opens.channel);
    await bot.client.views.open({ trigger_id: opens.triggerId, view });
    return null;
  }
  const typedDay = said.options.to ?? said.options.review ?? said.options.due;
  const needsDay = NEEDS_DAY.includes(meant);
  const appoints = meant === 'appoint';
  if ((needsDay && typedDay === undefined) || (appoints && (personId === null || typedDay !== undefined))) {
    throw usage({ verb: said.verb, ref: facts.ref });
  }
  const { text, held } = wordsOf(said);
  const details: MoveDetails = {
    ...(typedDay === undefined ? {} : { day: dayTyped(typedDay, day) }),
    ...(said.options.section === undefined ? {} : { sectionId: said.options.section }),
    ...(personId === null ? {} : { personId }),
    ...(held === undefined ? {} : { held }),
  };
  return move(bot, doing, { taskId: task.id, move: meant, text, details });
}
