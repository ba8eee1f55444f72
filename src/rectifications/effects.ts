import { peopleByIds } from '../../db/people.ts';
import type { RectificationRow } from '../../db/rectifications.ts';
import type { Tx } from '../../db/transact.ts';
import type { Day } from '../calendar/rhythm.ts';
import type { CampaignFacts } from '../campaign/facts.ts';
import { Refusal } from '../refusal.ts';
import { dueFault } from '../tasks/due.ts';
import type { RectificationFacts } from './facts.ts';
import { usualDueOn } from './noting.ts';
import { resumesTo } from './states.ts';
import type { HandMove } from './verbs.ts';
import { isOfPosts } from '../people/posts.ts';

/** What a move needs to know besides its words. */
export interface RectificationDetails {
  /** The new due day when it is amended or failed, or the review day of a suspension. */
  day?: string;
  /** Who of the section is to see to it. */
  personId?: string;
  /** Why the due day of a rectification that its section knows is another one. */
  reason?: string;
}

/** A move under way: what is asked for by whom, and how the rectification stands before it. */
export interface Rectifying {
  tx: Tx;
  campaign: CampaignFacts;
  move: HandMove;
  personId: string;
  text: string;
  details: RectificationDetails;
  before: RectificationFacts;
  now: Date;
}

/** What a move changes besides the state. */
export interface RectificationEffect {
  change: Partial<Omit<RectificationRow, 'id' | 'number' | 'findingId'>>;
  /** For the history line. */
  details: { from?: Day; due?: Day; reason?: string; review?: Day; person?: string; round?: number };
}

const NOTHING: RectificationEffect = { change: {}, details: {} };

/** Does what a move does besides moving, or refuses it for what the table cannot know. */
export async function rectificationEffect(rectifying: Rectifying): Promise<RectificationEffect> {
  const { move, personId, text, before, now } = rectifying;
  switch (move) {
    case 'amend':
      return amend(rectifying);
    case 'done':
      return { change: { doneBy: personId, doneText: text, doneAt: now.toISOString() }, details: {} };
    case 'fail': {
      const round = before.rectification.round + 1;
      const due = goodDue(rectifying) ?? usualDueOn(rectifying.campaign, before.today);
      return { change: { round, dueOn: due }, details: { due, round } };
    }
    case 'suspend':
      return suspend(rectifying);
    case 'resume':
      if (resumesTo(before.history) === 'done') return { change: { reviewOn: null }, details: {} };
      return goesOn(rectifying);
    case 'uphold':
      return goesOn(rectifying);
    case 'accept':
    case 'dispute':
      return { change: { answeredBy: personId }, details: {} };
    case 'withdraw':
    case 'report':
    case 'pass':
      return NOTHING;
  }
}

/** The due day that was named, if it is a good one; null when none was named. */
function goodDue({ campaign, details: { day }, before }: Rectifying): Day | null {
  if (day === undefined) return null;
  const fault = dueFault(day, before.today, campaign.plan.calendar);
  if (fault) throw new Refusal({ code: 'bad_due', day, fault });
  return day;
}

async function amend(rectifying: Rectifying): Promise<RectificationEffect> {
  const { tx, text, details, before } = rectifying;
  const { section, ref, rectification } = before;
  const measure = text.trim();
  const { personId } = details;
  // A day that stays as it was is no new one, though it may be too near for one by now.
  const due = details.day === rectification.dueOn ? null : goodDue(rectifying);
  if (measure === '' && personId === undefined && details.day === undefined)
    throw new Refusal({ code: 'rectification', fault: { kind: 'usage', verb: 'amend', ref, word: null } });
  if (personId !== undefined && !isOfPosts(personId, section)) {
    const [person] = await peopleByIds(tx, [personId]);
    throw new Refusal({
      code: 'not_of_section',
      person: person?.name ?? personId,
      section: section.name,
    });
  }
  const reason = details.reason?.trim() ?? '';
  if (due !== null && reason === '' && rectification.state !== 'noted')
    throw new Refusal({ code: 'rectification', fault: { kind: 'unexplained_due', ref } });
  return {
    change: {
      ...(measure === '' ? {} : { measure }),
      ...(personId === undefined ? {} : { personId }),
      ...(due === null ? {} : { dueOn: due }),
    },
    details: {
      ...(due === null ? {} : { from: rectification.dueOn, due }),
      ...(due === null || reason === '' ? {} : { reason }),
      ...(personId === undefined ? {} : { person: personId }),
    },
  };
}

function suspend({ campaign, details, before }: Rectifying): RectificationEffect {
  const day = details.day ?? '';
  const fault = dueFault(day, before.today, campaign.plan.calendar);
  if (fault) throw new Refusal({ code: 'bad_review', day, fault });
  return { change: { reviewOn: day }, details: { review: day } };
}

/** A due day that came while its section waited for the office would leave no lead: the usual time begins anew. */
function goesOn({ campaign, before }: Rectifying): RectificationEffect {
  const { today, rectification } = before;
  const isGood = dueFault(rectification.dueOn, today, campaign.plan.calendar) === null;
  const due = isGood ? rectification.dueOn : usualDueOn(campaign, today);
  return { change: { reviewOn: null, dueOn: due }, details: isGood ? {} : { due } };
}
