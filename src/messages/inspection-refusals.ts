import type { Language } from '../campaign/campaign.ts';
import type { InspectionFault } from '../inspections/refusals.ts';
import { words } from '../locales/words.ts';
import { shortened } from '../text.ts';
import { escaped } from './blocks.ts';
import { commaBetween, commaIn } from './comma.ts';
import { dayLabel, monthLabel } from './dates.ts';
import { dueFaultText } from './task-refusals.ts';

const NAMED = 12;
/** Of each section that lacks records. */
const ITEMS_NAMED = 3;

/** Names one after the other, of many the first and how many there are. */
function listed(names: readonly string[], language: Language): string {
  const shown = names.slice(0, NAMED).map((name) => escaped(shortened(name, 60)));
  const more = names.length - shown.length;
  const joined = shown.join(commaIn(language));
  return more > 0 ? words(language)('inspection.more', { names: joined, count: names.length }) : joined;
}

function missingText(
  { missing }: Extract<InspectionFault, { kind: 'unfinished' }>,
  language: Language,
): string {
  const t = words(language);
  const lines = missing.slice(0, NAMED).map(({ section, items }) => {
    const count = items.length;
    const shown = items.slice(0, ITEMS_NAMED).map((item) => escaped(shortened(item, 60)));
    const text = shown.join(commaBetween(shown, language));
    const named = items.length > shown.length ? t('inspection.and_others', { items: text }) : text;
    return t('inspection.missing', { section: escaped(section), count, items: named });
  });
  const more = missing.length - lines.length;
  return [...lines, ...(more > 0 ? [t('inspection.more_sections', { count: more })] : [])].join('\n');
}

/** Says why something is not possible with a round, and what to do instead. */
export function inspectionFaultText(fault: InspectionFault, language: Language): string {
  const t = words(language);
  const names = (all: readonly string[]): string => listed(all, language);
  switch (fault.kind) {
    case 'unknown':
      return t('inspection_refusal.unknown', { inspection: escaped(shortened(fault.inspection, 40)) });
    case 'not_yours': {
      const { inspection, deed } = fault;
      const who = { inspection, names: names(fault.names) };
      return deed === 'record'
        ? t('inspection_refusal.not_inspector', who)
        : t('inspection_refusal.not_yours', { ...who, deed: t(`inspection_deed.${deed}`) });
    }
    case 'moved_on': {
      const { inspection, deed, state } = fault;
      const said = { deed: t(`inspection_deed.${deed}`), state: t(`inspection_state.${state}`) };
      return t('inspection_refusal.moved_on', { inspection, ...said });
    }
    case 'not_yet': {
      const { inspection, on } = fault;
      return t('inspection_refusal.not_yet', { inspection, day: dayLabel(on, language) });
    }
    case 'not_in_round': {
      const { inspection, section, sections } = fault;
      const asked = escaped(shortened(section, 40));
      return t('inspection_refusal.not_in_round', { inspection, section: asked, sections: names(sections) });
    }
    case 'which_section': {
      const { inspection, sections } = fault;
      const known = sections.map(({ id, name }) => `${name} (section:${id})`);
      return t('inspection_refusal.which_section', { inspection, sections: names(known) });
    }
    case 'unknown_item': {
      const { inspection, item, known } = fault;
      const lines = known.slice(0, 40).map(({ id, text }) => `• \`${id}\` ${escaped(shortened(text, 60))}`);
      const asked = escaped(shortened(item, 40));
      return t('inspection_refusal.unknown_item', { inspection, item: asked, items: lines.join('\n') });
    }
    case 'own_section': {
      const { section } = fault;
      const may = fault.names.length === 0 ? '' : t('inspection_refusal.may', { names: names(fault.names) });
      return t('inspection_refusal.own_section', { section: escaped(section), may });
    }
    case 'recused':
      return t('inspection_refusal.recused', {
        person: escaped(fault.person),
        sections: names(fault.sections),
      });
    case 'reinspects_nothing': {
      const { inspection, person, refs } = fault;
      return t('inspection_refusal.reinspects_nothing', {
        inspection,
        person: escaped(person),
        refs: names(refs),
      });
    }
    case 'not_of_section':
      return t('inspection_refusal.not_of_section', { section: escaped(fault.section) });
    case 'unexplained':
      return t('inspection_refusal.unexplained', { items: names(fault.items) });
    case 'unexplained_cancel':
    case 'empty':
      return t(`inspection_refusal.${fault.kind}`, { inspection: fault.inspection });
    case 'unfinished': {
      const { inspection } = fault;
      return t('inspection_refusal.unfinished', { inspection, missing: missingText(fault, language) });
    }
    case 'own_gaps': {
      const { inspection, section } = fault;
      const may =
        fault.names.length === 0 ? '' : t('inspection_refusal.may_finish', { names: names(fault.names) });
      return t('inspection_refusal.own_gaps', { inspection, section: escaped(section), may });
    }
    case 'no_inspector': {
      const may = fault.names.length === 0 ? '' : t('inspection_refusal.may', { names: names(fault.names) });
      return t('inspection_refusal.no_inspector', { sections: names(fault.sections), may });
    }
    case 'already_monthly': {
      const { inspection, period, on } = fault;
      const days = { month: monthLabel(period, language), day: dayLabel(on, language) };
      return t('inspection_refusal.already_monthly', { inspection, ...days });
    }
    case 'bad_day':
      return dueFaultText(fault.day, fault.fault, language);
    case 'no_sections':
      return t('inspection_refusal.no_sections');
    case 'not_on_team': {
      const { inspection, person } = fault;
      return t('inspection_refusal.not_on_team', { inspection, person: escaped(person) });
    }
  }
}
