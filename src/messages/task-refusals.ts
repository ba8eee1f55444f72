import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { DueFault } from '../tasks/due.ts';
import type { TaskRefusal } from '../tasks/refusals.ts';
import { sourcesTyped } from '../tasks/sources.ts';
import { VERB_OF } from '../tasks/verbs.ts';
import type { NamesOfRoles } from '../tasks/who.ts';
import { shortened } from '../text.ts';
import { escaped } from './blocks.ts';
import { commaIn } from './comma.ts';
import { dayLabel } from './dates.ts';
import { deedLabel, usageText } from './task-words.ts';

/** What is wrong with a day, and which one would be good. */
export function dueFaultText(day: string, fault: DueFault, language: Language): string {
  const t = words(language);
  if (fault.code === 'not_a_day') return t('task_refusal.not_a_day', { day: escaped(shortened(day, 40)) });
  const { today } = fault;
  const label = (one: string): string => dayLabel(one, language, today);
  if (fault.code === 'after_end') {
    const end = label(fault.endsOn);
    if (fault.next === null) return t('task_refusal.no_day_left', { end });
    return t('task_refusal.after_end', { day: label(day), end, next: nextText(fault.next, today, language) });
  }
  const names = { day: label(day), next: nextText(fault.next, today, language) };
  switch (fault.code) {
    case 'past':
    case 'too_soon':
      return t(`task_refusal.${fault.code}`, names);
    case 'day_off':
      if (fault.from === fault.to) return t('task_refusal.one_day_off', names);
      return t('task_refusal.day_off', {
        ...names,
        from: label(fault.from),
        to: label(fault.to),
      });
    case 'not_later':
      return t('task_refusal.not_later', { ...names, due: label(fault.dueOn) });
  }
}

/** A good day, as it is read and as it is typed. */
function nextText(next: string, today: string, language: Language): string {
  return `${dayLabel(next, language, today)} (${next})`;
}

/** The same for the day on which the office looks at a suspended task again: nothing is due on it. */
function reviewFaultText(day: string, fault: DueFault, language: Language): string {
  if (fault.code !== 'too_soon') return dueFaultText(day, fault, language);
  const next = nextText(fault.next, fault.today, language);
  return words(language)('task_refusal.review_too_soon', { day: dayLabel(day, language, fault.today), next });
}

const separated = (names: readonly string[], language: Language): string =>
  escaped(names.join(commaIn(language)));

/** Who may, by name: the people of the section, of the office and of the leading group. */
function whoMay(names: NamesOfRoles, language: Language): string {
  const t = words(language);
  return (['section', 'office', 'leaders'] as const)
    .filter((group) => names[group].length > 0)
    .map((group) => t(`task_refusal.of_${group}`, { names: separated(names[group], language) }))
    .join(language === 'en' ? ' ' : '');
}

/** Says why something is not possible with a task, and what is. */
export function taskRefusalText(facts: TaskRefusal, language: Language): string {
  return refusalWords(facts, language).trimEnd();
}

function refusalWords(facts: TaskRefusal, language: Language): string {
  const t = words(language);
  const list = (names: readonly string[]): string => separated(names, language);
  switch (facts.code) {
    case 'unknown_task':
      return t('task_refusal.unknown_task', { task: escaped(shortened(facts.task, 40)) });
    case 'retired_task':
      return t('task_refusal.retired_task', {
        ref: facts.ref,
        title: escaped(shortened(facts.title, 60)),
      });
    case 'not_yours':
      return t('task_refusal.not_yours', {
        ref: facts.ref,
        move: t(`move.${facts.move}`),
        by: list(facts.by.map((role) => t(`role.${role}`))),
        names: whoMay(facts.names, language),
      });
    case 'moved_on':
      return t('task_refusal.moved_on', {
        ref: facts.ref,
        move: t(`move.${facts.move}`),
        state: t(`task_state.${facts.state}`),
        last: facts.last
          ? t('task_refusal.last', {
              at: dayLabel(facts.last.on, language, facts.last.today),
              actor: escaped(facts.last.actor ?? t('card.nobody')),
              event: deedLabel(facts.last.deed, language),
            })
          : '',
      });
    case 'unexplained':
      return t('task_refusal.unexplained', {
        move: t(`move.${facts.move}`),
        usage: usageText(VERB_OF[facts.move], facts.ref, language),
      });
    case 'bad_due':
      return dueFaultText(facts.day, facts.fault, language);
    case 'bad_review':
      return reviewFaultText(facts.day, facts.fault, language);
    case 'outdated_deferral':
      return t('task_refusal.outdated_deferral', {
        fault: dueFaultText(facts.day, facts.fault, language),
        usage: usageText('reject', facts.ref, language),
      });
    case 'no_deferral':
      return t(`task_refusal.${facts.fault}`, { ref: facts.ref });
    case 'open_children':
      return t('task_refusal.open_children', { ref: facts.ref, children: list(facts.children) });
    case 'open_instructions':
      return t('task_refusal.open_instructions', { ref: facts.ref, authors: list(facts.authors) });
    case 'others_answer':
      return t('task_refusal.others_answer', { ref: facts.ref, authors: list(facts.authors) });
    case 'not_of_section':
      return t('task_refusal.not_of_section', {
        person: escaped(facts.person),
        section: escaped(facts.section),
      });
    case 'unknown_goal':
      return t('task_refusal.unknown_goal', {
        goal: escaped(shortened(facts.goal, 40)),
        known: list(facts.known.slice(0, 40)),
      });
    case 'unknown_source':
      return t('task_refusal.unknown_source', {
        source: escaped(shortened(facts.source, 40)),
        known: list(sourcesTyped(language)),
      });
    case 'nothing_to_decide':
    case 'no_instruction':
    case 'recurring':
    case 'recurring_due':
      return t(`task_refusal.${facts.code}`, { ref: facts.ref });
    case 'may_not_add':
    case 'no_title':
      return t(`task_refusal.${facts.code}`);
  }
}
