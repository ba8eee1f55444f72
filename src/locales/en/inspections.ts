/** Rounds of inspections on site (督查). */
export const inspections = {
  'inspection_refusal.unknown': 'There is no inspection {inspection}. `/duban inspect list` shows them.',
  'inspection_refusal.not_yours':
    '“{deed}” of {inspection} is for its inspectors or the campaign office; nothing was changed. Inspectors: {names}.',
  'inspection_refusal.not_inspector':
    '{inspection} is recorded by its inspectors; nothing was recorded. Inspectors: {names}. The office adds somebody with `/duban inspect join {inspection} @person`.',
  'inspection_refusal.moved_on':
    '{inspection} is {state} by now, so “{deed}” is not possible; nothing was changed.',
  'inspection_refusal.not_yet':
    '{inspection} is held on {day} and does not begin before that day; nothing was recorded.',
  'inspection_refusal.not_in_round':
    '{inspection} does not inspect “{section}”; nothing was recorded. It inspects: {sections}.',
  'inspection_refusal.which_section':
    'Which section do you mean in {inspection}? Please name it: {sections}. Nothing was recorded.',
  'inspection_refusal.unknown_item':
    'The checklist of {inspection} has no “{item}”; nothing was recorded. Its items:\n{items}',
  'inspection_refusal.own_section':
    'Recusal: nobody inspects their own section ({section}); nothing was recorded. {may}',
  'inspection_refusal.not_of_section':
    'The self-check of {section} is for its own people; nothing was recorded.',
  'inspection_refusal.may': '{names} may.',
  'inspection_refusal.unexplained':
    'What does not conform needs words that say what is wrong: {items}. Nothing was recorded.',
  'inspection_refusal.empty': 'There was nothing to record; {inspection} is as it was.',
  'inspection_refusal.unfinished':
    '{inspection} has items that are not recorded, and was not finished:\n{missing}\nRecord them first; to leave them out: `/duban inspect finish {inspection} force`',
  'inspection_refusal.no_inspector':
    'Nobody may inspect {sections}: each section needs an inspector who is not of it. Nothing was changed. {may}',
  'inspection_refusal.already_monthly':
    '{month} has its monthly inspection already: {inspection} on {day}. There is one a month; no other was opened.',
  'inspection_refusal.no_sections':
    'Which sections does the special inspection look at? Write `sections:ID,ID`; no section of the campaign is a key section. Nothing was opened.',
  'inspection_refusal.not_on_team': '{person} is not an inspector of {inspection}; nothing was changed.',
  'inspection_deed.start': 'start',
  'inspection_deed.record': 'record',
  'inspection_deed.finish': 'finish',
  'inspection_deed.cancel': 'cancel',
  'inspection_deed.join': 'join',
  'inspection_deed.leave': 'leave',
  'inspection.more': 'and {count} more',
  'inspection.missing': '• {section}: {count, plural, one {# item} other {# items}} ({items})',
  'inspection.more_sections': '… and {count, plural, one {# section} other {# sections}} more',
  'inspection_event.open': 'opened the inspection',
  'inspection_event.start': 'started it',
  'inspection_event.record': 'recorded',
  'inspection_event.self_check': 'checked their own section',
  'inspection_event.finish': 'finished it',
  'inspection_event.cancel': 'called it off',
  'inspection_event.join': 'added an inspector',
  'inspection_event.leave': 'took an inspector off',
  'inspection_event.ask': 'asked',
  'inspection_state.planned': 'planned',
  'inspection_state.under_way': 'under way',
  'inspection_state.finished': 'finished',
  'inspection_state.cancelled': 'cancelled',
  'inspection_kind.monthly': 'monthly inspection',
  'inspection_kind.special': 'special inspection',
  'check.pass': 'conforms',
  'check.fail': 'does not conform',
  'check.na': 'not applicable',
} as const;
