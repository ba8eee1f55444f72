import type { KnownBlock, SectionBlock } from '@slack/types';
import type { Day } from '../calendar/rhythm.ts';
import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { DayFacts, UrgedTask } from '../tasks/day.ts';
import type { News } from '../tasks/news.ts';
import type { Waiting } from '../tasks/waiting.ts';
import { shortened } from '../text.ts';
import { actions, button, context, escaped, fallback, section, type Message } from './blocks.ts';
import { dayLabel } from './dates.ts';
import { dayList, type DayList } from './day-list.ts';
import { fileDayLists } from './evidence.ts';
import { TASK_ACTION } from './ids.ts';
import { roundDayLists } from './inspection-day.ts';
import { characters } from './pages.ts';
import { rectificationDayLists } from './rectification-day.ts';
import { taskHeadline } from './task-card.ts';
import { waitingText } from './task-list.ts';
import { deedLabel } from './task-words.ts';

/** Slack takes 50 blocks, and was seen to refuse about 13,200 characters in them. */
const MOST_BLOCKS = 48;
const MOST_CHARACTERS = 12_500;
/** Each section that is asked gets the mark of its answer besides. */
const MARK_CHARACTERS = 300;
const TITLE_SHOWN = 80;
const SAID_SHOWN = 200;
/** Stands between the week's text and the day's where a message has both. */
const BETWEEN = '\n———\n';
const DAY_BLOCK = /^day\/(\d{4}-\d{2}-\d{2})\//;

/** What a message is made of that somebody gets on a day: as it is stored. */
export interface Stored {
  text: string;
  /** JSON of its blocks. */
  blocks: string | null;
}

const blocksOf = ({ blocks }: Pick<Stored, 'blocks'>): KnownBlock[] =>
  JSON.parse(blocks ?? '[]') as KnownBlock[];

const isOfDay = ({ block_id: id }: KnownBlock): boolean => DAY_BLOCK.test(id ?? '');

/** The day whose reminders stand in a message; null when none do. */
export function dayWithin(stored: Pick<Stored, 'blocks'>): Day | null {
  const own = blocksOf(stored).find(isOfDay);
  return DAY_BLOCK.exec(own?.block_id ?? '')?.[1] ?? null;
}

/** Whether a message has nothing but word that all of it was dealt with. */
export function isSettled(stored: Pick<Stored, 'blocks'>): boolean {
  return blocksOf(stored).every(({ block_id: id }) => DAY_BLOCK.test(id ?? '') && id?.endsWith('/done'));
}

/** The message without the day's part; null when nothing else is in it. */
export function withoutDay(stored: Stored): Message | null {
  const blocks = blocksOf(stored).filter((block) => !isOfDay(block));
  return blocks.length === 0 ? null : { text: stored.text.split(BETWEEN)[0] ?? '', blocks };
}

/** Whether there is nothing to tell somebody on a day. */
export function isNothing({
  urged,
  waiting,
  news,
  rounds,
  rectifications,
  files,
  uncertain,
}: DayFacts): boolean {
  const ofRounds = [rounds.rounds, rounds.unmanned, rounds.lacking, rounds.unfinished, rounds.toReport];
  const ofFindings = [rectifications.urged, rectifications.waiting, rectifications.news];
  const lists = [urged, waiting, news, files, ...ofRounds, ...ofFindings];
  return uncertain === 0 && lists.every((list) => list.length === 0);
}

/**
 * What somebody is told on a day, behind what the week asks of them when that is in the same message. With
 * nothing left to tell it says so; such a message is not begun.
 */
export function withDay(week: Message | null, facts: DayFacts, language: Language): Message {
  const before = week?.blocks ?? [];
  const marks = before.filter((block) => block.type === 'actions').length;
  const room = {
    blocks: MOST_BLOCKS - before.length - marks,
    characters: MOST_CHARACTERS - characters(before) - marks * MARK_CHARACTERS,
  };
  const own = dayBlocks(facts, language, room);
  const idOf = (index: number): string => (isNothing(facts) ? 'done' : String(index));
  const blocks = own.map((block, index) => ({ ...block, block_id: `day/${facts.day}/${idOf(index)}` }));
  const text = dayText(facts, language);
  if (!week) return { text: fallback(text), blocks };
  return {
    text: fallback(`${week.text}${BETWEEN}${text}`),
    blocks: [...before, { type: 'divider', block_id: `day/${facts.day}/rule` }, ...blocks],
  };
}

/** What there is left in a message. */
interface Room {
  blocks: number;
  characters: number;
}

function dueText({ dueOn, daysLate, facts }: UrgedTask, language: Language): string {
  const t = words(language);
  const day = dayLabel(dueOn, language, facts.today);
  if (daysLate > 0) return t('day.late', { day, days: daysLate });
  return dueOn === facts.today ? t('day.due_today') : t('day.due', { day });
}

function opened(markdown: string, taskId: string, language: Language): SectionBlock {
  const accessory = button(`${TASK_ACTION}.open`, words(language)('card.open'), taskId);
  return { ...section(markdown), accessory };
}

function urgedBlocks(urged: UrgedTask, language: Language): KnownBlock[] {
  const t = words(language);
  const { facts, talk } = urged;
  const line = `${taskHeadline(facts, language)} · ${escaped(facts.section.name)} · ${dueText(urged, language)}`;
  if (!talk) return [opened(line, facts.task.id, language)];
  return [
    opened(`${line}\n${t('day.talk', { ref: facts.ref })}`, facts.task.id, language),
    actions([button(`${TASK_ACTION}.decide_talk`, t('move.decide_talk'), facts.task.id)]),
  ];
}

function waitingLine(one: Waiting, language: Language): string {
  const title = escaped(shortened(one.task.title, TITLE_SHOWN));
  return `*${one.ref} ${title}* · ${escaped(one.section.name)}\n${waitingText(one, language)}`;
}

/** A list under its heading, as far as there is room; the rest by its number. */
function listBlocks({ heading, count, items }: DayList, room: Room, language: Language): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let shown = 0;
  for (const item of items) {
    const both = [...blocks, ...item];
    if (both.length > room.blocks - 2 || characters(both) > room.characters) break;
    blocks.push(...item);
    shown += 1;
  }
  const hidden = count - shown;
  const more = hidden === 0 ? [] : [context(words(language)('day.more', { count: hidden }))];
  return [section(`*${heading}*`), ...blocks, ...more];
}

function newsLine({ ref, task, deed, actor, text }: News, language: Language): string {
  const t = words(language);
  const title = escaped(shortened(task.title, TITLE_SHOWN));
  const said = text === '' ? '' : `\n> ${escaped(shortened(text.replaceAll('\n', ' '), SAID_SHOWN))}`;
  const done = t('moved.notice', { actor: escaped(actor), event: deedLabel(deed, language) });
  return `*${ref} ${title}*\n${done}${said}`;
}

/** What is told of one's own proposals, and what of the tasks of one's section. */
function newsLists(news: readonly News[], language: Language): DayList[] {
  const t = words(language);
  const proposals = news.filter((one) => one.proposed);
  const others = news.filter((one) => !one.proposed);
  const list = (heading: string, items: readonly News[]): DayList[] =>
    dayList(
      heading,
      items,
      (one) => [opened(newsLine(one, language), one.task.id, language)],
      (one) => `${titleOf(one)}: ${escaped(one.actor)} ${deedLabel(one.deed, language)}`,
    );
  return [
    ...list(t('day.proposals', { count: proposals.length }), proposals),
    ...list(t('day.news', { count: others.length }), others),
  ];
}

const titleOf = (one: { ref: string; task: { title: string } }): string =>
  escaped(`${one.ref} ${shortened(one.task.title, TITLE_SHOWN)}`);

/** One line for the office, while there is something of which nobody knows whether it was posted. */
function uncertainDayLists(count: number, language: Language): DayList[] {
  if (count === 0) return [];
  return [{ heading: words(language)('uncertain.day', { count }), count: 0, items: [], lines: [] }];
}

/** All lists of a day that have something in them, in the order in which they are told. */
function dayLists(facts: DayFacts, language: Language): DayList[] {
  const t = words(language);
  const { urged, waiting, news, rounds, rectifications, files, uncertain } = facts;
  return [
    ...roundDayLists(rounds, language),
    ...dayList(
      t('day.urged', { count: urged.length }),
      urged,
      (one) => urgedBlocks(one, language),
      (one) => `${titleOf(one.facts)}: ${dueText(one, language)}`,
    ),
    ...dayList(
      t('day.waiting', { count: waiting.length }),
      waiting,
      (one) => [opened(waitingLine(one, language), one.task.id, language)],
      (one) => `${titleOf(one)}: ${waitingText(one, language)}`,
    ),
    ...newsLists(news, language),
    ...rectificationDayLists(rectifications, language),
    ...fileDayLists(files, language),
    ...uncertainDayLists(uncertain, language),
  ];
}

function dayBlocks(facts: DayFacts, language: Language, room: Room): KnownBlock[] {
  if (isNothing(facts)) return [context(words(language)('day.done'))];
  const lists = dayLists(facts, language);
  // Each list has its share of the room that is left, so that no list crowds out the ones behind it.
  const blocks: KnownBlock[] = [];
  for (const [index, list] of lists.entries()) {
    const left = lists.length - index;
    const share = {
      blocks: Math.floor((room.blocks - blocks.length) / left),
      characters: Math.floor((room.characters - characters(blocks)) / left),
    };
    blocks.push(...listBlocks(list, share, language));
  }
  return blocks;
}

function dayText(facts: DayFacts, language: Language): string {
  if (isNothing(facts)) return words(language)('day.done');
  return dayLists(facts, language)
    .flatMap(({ heading, lines }) => [heading, ...lines])
    .join('\n');
}
