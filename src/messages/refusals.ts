import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import type { RefusalFacts } from '../refusal.ts';
import type { Failure } from '../storage.ts';
import { shortened } from '../text.ts';
import { circularFaultText } from './circular-refusals.ts';
import { commaIn } from './comma.ts';
import { inspectionFaultText } from './inspection-refusals.ts';
import { rectificationFaultText } from './rectification-refusals.ts';
import { usageText } from './task-words.ts';
import { taskRefusalText } from './task-refusals.ts';
import { usageRefusal } from './usage.ts';
import { escaped, fallback, richText, section, type Message } from './blocks.ts';

const SHOWN = 2_500;

/** Says why something is not possible and what to do instead. */
export function refusalText(facts: RefusalFacts, language: Language): string {
  const t = words(language);
  const comma = commaIn(language);
  switch (facts.code) {
    case 'unknown_verb':
      return t('refusal.unknown_verb', {
        verb: escaped(shortened(facts.verb, 40)),
        nearest: facts.nearest.map((verb) => `\`/duban ${verb}\``).join(comma),
      });
    case 'nearly_task':
      return t('refusal.nearly_task', {
        word: escaped(facts.word),
        nearest: facts.nearest.map((verb) => `\`${verb} ${facts.ref}\``).join(comma),
      });
    case 'unknown_section':
      return t('refusal.unknown_section', {
        section: escaped(shortened(facts.section, 40)),
        known: facts.known.slice(0, 40).join(comma),
      });
    case 'not_your_section':
      return t('refusal.not_your_section', {
        section: escaped(facts.section),
        mine: facts.mayReply.length === 0 ? t('refusal.nobody') : escaped(facts.mayReply.join(comma)),
      });
    case 'unknown_period':
      return t('refusal.unknown_period', { period: escaped(shortened(facts.period, 40)) });
    case 'already_answered':
      return t('refusal.already_answered', { section: escaped(facts.section) });
    case 'bad_day':
      return t('refusal.bad_day', { day: escaped(shortened(facts.day, 40)) });
    case 'unknown_person':
      return t('refusal.unknown_person', { person: escaped(shortened(facts.person, 60)) });
    case 'usage':
      return usageRefusal(usageText(facts.of, facts.ref ?? 'T12', language), facts.word, language);
    case 'unknown_task':
    case 'retired_task':
    case 'not_yours':
    case 'moved_on':
    case 'unexplained':
    case 'bad_due':
    case 'bad_review':
    case 'no_deferral':
    case 'outdated_deferral':
    case 'nothing_to_decide':
    case 'open_children':
    case 'open_instructions':
    case 'no_instruction':
    case 'others_answer':
    case 'recurring':
    case 'recurring_due':
    case 'not_of_section':
    case 'may_not_add':
    case 'no_title':
    case 'unknown_goal':
    case 'unknown_source':
      return taskRefusalText(facts, language);
    case 'circular':
      return circularFaultText(facts.fault, language);
    case 'inspection':
      return inspectionFaultText(facts.fault, language);
    case 'rectification':
      return rectificationFaultText(facts.fault, language);
    case 'no_campaign':
    case 'not_a_participant':
    case 'no_section':
    case 'empty_reply':
    case 'never_deployed':
    case 'reply_gone':
    case 'office_only':
    case 'leaders_only':
      return t(`refusal.${facts.code}`);
  }
}

/** What the person typed, given back as literal text so that it can be copied. */
function typedBack(typed: string): Message['blocks'] {
  if (typed === '') return [];
  return [
    richText({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: shortened(typed, SHOWN) }] }),
  ];
}

/** A refusal as a private message; `typed` is given back so that nothing is lost. */
export function refusalMessage(facts: RefusalFacts, language: Language, typed = ''): Message {
  const text = refusalText(facts, language);
  return { text: fallback(text, escaped(typed)), blocks: [section(text), ...typedBack(typed)] };
}

/** Something unexpected, or nothing can be saved; the number is the one in the log. */
export function failureMessage(failure: Failure, language: Language, typed = ''): Message {
  const { number: id, trouble } = failure;
  const t = words(language);
  const text =
    trouble === null
      ? t(typed === '' ? 'failure.nothing_typed' : 'failure', { id })
      : t(typed === '' ? 'storage.not_done' : 'storage.not_saved', { cause: t(`storage.${trouble}`), id });
  return { text: fallback(text, escaped(typed)), blocks: [section(text), ...typedBack(typed)] };
}

/** The same beside a field of a form that stays open, with everything in it. */
export function formFailureText({ number: id, trouble }: Failure, language: Language): string {
  const t = words(language);
  return trouble === null
    ? t('form.not_saved', { id })
    : t('storage.form_open', { cause: t(`storage.${trouble}`), id });
}
