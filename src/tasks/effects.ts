import type { DeferralRow, InstructionRow } from '../../db/task-follow-up.ts';
import type { TaskRow } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { isOfPosts } from '../people/posts.ts';
import { peopleNamed } from '../people/service.ts';
import { Refusal } from '../refusal.ts';
import { decideOnDeferral, requestDeferral } from './deferring.ts';
import { campaignDueFault } from './due.ts';
import type { TaskFacts } from './facts.ts';
import { handOver } from './handing-over.ts';
import {
  answerInstruction,
  instruct,
  readAnswer,
  takeInstruction,
  withdrawInstruction,
} from './instructions.ts';
import type { MoveAsked } from './moving.ts';
import type { TaskMove } from './states.ts';

/** What a move needs to know besides its words. */
export interface MoveDetails {
  /** The new due day of a deferral or of a task that is handed over, or the review day of a suspension. */
  day?: string;
  /** Who is to handle the task. */
  personId?: string;
  /** The section that a task is handed over to; left out: the same one. */
  sectionId?: string;
  /** The instruction that is withdrawn; left out: the newest of the caller's. */
  instructionId?: string;
  /** The part that was split off, as `T12`. */
  part?: string;
  /** Whether a talk was held. */
  held?: boolean;
}

/** What a move changes besides the state. */
export interface Effect {
  change: Partial<TaskRow>;
  /** For the history line. */
  details: Record<string, unknown>;
  deferral?: DeferralRow;
  instruction?: InstructionRow;
  outlastsParent?: boolean;
  /** The old due day left no time, and the usual time was taken. */
  usualTime?: boolean;
}

/** A move under way: who asks for what, and how the task stands before it. */
export interface Moving {
  tx: Tx;
  newId: () => string;
  campaign: CampaignFacts;
  asked: MoveAsked;
  before: TaskFacts;
  now: Date;
}

const NOTHING: Effect = { change: {}, details: {} };

type Work = (moving: Moving) => Promise<Effect>;

/** What each move does besides moving; a move that is not here does nothing else. */
const EFFECTS: Partial<Record<TaskMove, Work>> = {
  assign: handOver,
  reassign: handOver,
  appoint,
  split: async ({ asked }) => ({ change: {}, details: { part: asked.details?.part } }),
  request_deferral: requestDeferral,
  approve_deferral: (moving) => decideOnDeferral(moving, true),
  reject_deferral: (moving) => decideOnDeferral(moving, false),
  suspend,
  resume: async () => ({ change: { reviewOn: null }, details: {} }),
  instruct,
  take_instruction: takeInstruction,
  answer_instruction: answerInstruction,
  read_answer: readAnswer,
  withdraw_instruction: withdrawInstruction,
  decide_talk: async ({ asked }) => ({
    change: {},
    details: { held: asked.details?.held === true },
  }),
};

/** Does what a move does besides moving, or refuses it for what the table cannot know. */
export async function effectOf(moving: Moving): Promise<Effect> {
  return (await EFFECTS[moving.asked.move]?.(moving)) ?? NOTHING;
}

async function appoint({ tx, asked, before }: Moving): Promise<Effect> {
  const { section } = before;
  const personId = asked.details?.personId ?? '';
  if (!isOfPosts(personId, section)) {
    const [person] = await peopleNamed(tx, [personId]);
    throw new Refusal({ code: 'not_of_section', person: person?.name ?? personId, section: section.name });
  }
  return { change: { assigneeId: personId }, details: { person: personId } };
}

async function suspend({ campaign, asked, before }: Moving): Promise<Effect> {
  const day = asked.details?.day ?? '';
  const fault = campaignDueFault(day, before.today, campaign.plan);
  if (fault) throw new Refusal({ code: 'bad_review', day, fault });
  return { change: { reviewOn: day }, details: { review: day } };
}
