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
  'inspection_refusal.recused':
    'Recusal: {person} is of {sections}, and nobody inspects their own section. Nothing was changed.',
  'inspection_refusal.reinspects_nothing':
    '{person} may re-inspect nothing that is open in {inspection} ({refs}): they are of the section, or acted for it. Nothing was changed.',
  'inspection_refusal.not_of_section':
    'The self-check of {section} is for its own people; nothing was recorded.',
  'inspection_refusal.own_gaps':
    'Recusal: items of {section} are not recorded, and you are of that section; {inspection} was not finished. {may}',
  'inspection_refusal.may_finish': '{names} may.',
  'inspection_refusal.may': '{names} may.',
  'inspection_refusal.unexplained':
    'What does not conform needs words that say what is wrong: {items}. Nothing was recorded.',
  'inspection_refusal.unexplained_cancel':
    '{inspection} has begun: calling it off needs a reason; nothing was changed. Write: `/duban inspect cancel {inspection} REASON`',
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
  'inspection.more': '{names} and others, {count} in all',
  'inspection.missing': '• {section}: {count, plural, one {# item} other {# items}} ({items})',
  'inspection.and_others': '{items} and others',
  'inspection.more_sections': '… and {count, plural, one {# section} other {# sections}} more',
  'inspection.opened':
    'Opened: {name}, on {day}. Its sections are told, and its inspectors are reminded on the day.',
  'inspection.opened_secretly':
    'Opened: {name}, on {day}. Until it starts only its inspectors know of it; nothing is posted.',
  'inspection.same_day': '{sections}: the same visit as {ref} on {day}.',
  'inspection.other_day':
    '⚠ {sections}: {ref} comes on {day} in the same month. To make it one visit, call this one off and open it again with `on:`.',
  'inspection.cap': '⚠ {section}: this is inspection {count} in the month; {most} are usually enough.',
  'inspection.started': '{ref} has begun.',
  'inspection.cancelled': '{ref} is called off.',
  'inspection.finished':
    '{ref} is finished. {count, plural, one {# rectification is} other {# rectifications are}} issued: {refs}.',
  'inspection.finished_unrecorded': '{ref} is finished; nothing at all was recorded.',
  'inspection.finished_clean': '{ref} is finished; nothing was found.',
  'inspection.circular_next':
    'Next is the circular, which the campaign office drafts and posts: `/duban inspect circular {ref}`',
  'inspection.circular_next_special':
    'Next is the report to the leading group, which the inspectors and the campaign office draft and post: `/duban inspect circular {ref}`',
  'inspection.unrecorded': '{count, plural, one {# item} other {# items}} without a record stay so.',
  'inspection.recorded': 'Recorded in {ref} · {section}.',
  'inspection.self_checked': 'Self-check saved in {ref} · {section}.',
  'inspection.recorded_before': '{ref} · {section}: the same was recorded before; nothing was changed.',
  'inspection.was': 'recorded before ({by}): {result}',
  'inspection.spared':
    '• {item}: {by} recorded “{result}” while you were at it; that stands. To change it, record it once more.',
  'inspection.withdrawn': '{ref} is withdrawn',
  'inspection.noted':
    'What does not conform has a number, and goes to the section when the inspection is finished.',
  'inspection.joined': '{name} inspects in {ref} now.',
  'inspection.left': '{name} has left {ref}; what they recorded stays.',
  'inspection.on_team': '{name} inspects in {ref} already; nothing was changed.',
  'inspection.off_team': '{name} had left {ref} before; nothing was changed.',
  'inspection.asked': 'Kept with {ref} · {section}; the inspectors see it.',
  'inspection.told': 'Kept with {ref}; {section} is told.',
  'inspection.told_later': 'Kept with {ref}; {section} is told once it has begun.',
  'inspection.said': '{name} says',
  'inspection.list': 'Inspections',
  'inspection.none': 'There are no inspections yet.',
  'inspection.sections': '{count, plural, one {# section} other {# sections}}',
  'inspection.older': 'There are {count} older ones; `/duban inspect show I1` shows one.',
  'inspection_event.open': 'opened the inspection',
  'inspection_event.start': 'started it',
  'inspection_event.record': 'recorded',
  'inspection_event.self_check': 'checked their own section',
  'inspection_event.finish': 'finished it',
  'inspection_event.cancel': 'called it off',
  'inspection_event.join': 'added an inspector',
  'inspection_event.leave': 'took an inspector off',
  'inspection_event.ask': 'asked',
  'inspection_event.attach': 'attached evidence',
  'inspection_event.detach': 'took evidence back',
  'inspection_event.reword': 'corrected what they had said',
  'inspection_event.unsay': 'took back what they had said',
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
