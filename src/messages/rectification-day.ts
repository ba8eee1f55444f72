import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { RectificationDay, UrgedRectification } from '../rectifications/day.ts';
import type { RectificationNews } from '../rectifications/news.ts';
import { shortened } from '../text.ts';
import { escaped } from './blocks.ts';
import { dayList, type DayList } from './day-list.ts';
import {
  openedRectification,
  rectificationDueText,
  rectificationLineText,
  rectificationWaitingText,
  rectificationWaitsText,
} from './rectification-answers.ts';
import { dueMovedText } from './rectification-words.ts';

const PROBLEM_SHOWN = 80;
const SAID_SHOWN = 200;

function titleOf({ ref, finding }: Pick<RectificationNews, 'ref' | 'finding'>): string {
  return escaped(`${ref} ${shortened(finding.problem.replaceAll('\n', ' '), PROBLEM_SHOWN)}`);
}

function urgedText(urged: UrgedRectification, language: Language): string {
  const line = rectificationLineText(urged, language);
  return urged.talk ? `${line}\n${words(language)('rectification_day.talk')}` : line;
}

function newsText(news: RectificationNews, language: Language): string {
  const t = words(language);
  const event = t(`rectification_event.${news.move}`);
  const done = t('moved.notice', { actor: escaped(news.actor), event });
  const said = shortened(news.text.replaceAll('\n', ' '), SAID_SHOWN);
  const moved = shortened(dueMovedText(news.details, language).replaceAll('\n', ' '), SAID_SHOWN);
  const quoted = said === '' ? '' : `\n> ${escaped(said)}`;
  return `*${titleOf(news)}*\n${done}${quoted}${moved === '' ? '' : `\n${escaped(moved)}`}`;
}

/** What the message of a day has of rectifications, list by list; lists with nothing in them are left out. */
export function rectificationDayLists(
  { urged, waiting, news }: RectificationDay,
  language: Language,
): DayList[] {
  const t = words(language);
  return [
    ...dayList(
      t('rectification_day.urged', { count: urged.length }),
      urged,
      (one) => [openedRectification(urgedText(one, language), one, language)],
      (one) => `${titleOf(one)}: ${rectificationDueText(one, language)}`,
    ),
    ...dayList(
      t('rectification_day.waiting', { count: waiting.length }),
      waiting,
      (one) => [openedRectification(rectificationWaitingText(one, language), one, language)],
      (one) => `${titleOf(one)}: ${rectificationWaitsText(one, language)}`,
    ),
    ...dayList(
      t('rectification_day.news', { count: news.length }),
      news,
      (one) => [openedRectification(newsText(one, language), one, language)],
      (one) => `${titleOf(one)}: ${escaped(one.actor)} ${t(`rectification_event.${one.move}`)}`,
    ),
  ];
}
