/** The circular of a round (通报). */
export const circulars = {
  'circular.title_monthly': 'Circular on the inspection of {month}',
  'circular.title_special': 'Report on special inspection {ref}',
  'circular.to_sections': 'To all sections:',
  'circular.to_leaders': 'To the leading group:',
  'circular.directly': 'the direct messages of the leaders',
  'circular.overall': '1. Overall',
  'circular.practice': '2. Good practice',
  'circular.problems': '3. Problems',
  'circular.next': '4. Next steps',
  'circular.ledger': 'The ledger of rectifications: `/duban inspect progress`, `/duban rectify list`.',
  'circular.signed': '{name} · the leading group’s office · {day}',
  'circular.held':
    'On {day}, {count, plural, one {# section was} other {# sections were}} inspected ({kind}), by a checklist of {items, plural, one {# item} other {# items}}.',
  'circular.reason': 'Reason: {reason}.',
  'circular.counts':
    '{recorded, plural, one {# check} other {# checks}} on record: {pass} conform, {fail} do not, {na} not applicable; of the {applicable} that apply, {pass} conform.',
  'circular.unrecorded': '{count, plural, one {# more has} other {# more have}} no record ({sections}).',
  'circular.withdrawn': 'Withdrawn by decision, and not counted as not conforming: {count}.',
  'circular.found': '{count, plural, one {# finding} other {# findings}}, of which {repeated} repeated.',
  'circular.overdue':
    'On {day}, {count, plural, one {# rectification is} other {# rectifications are}} overdue.',
  'circular.clean': 'Sections without findings in any item: {sections}.',
  'circular.noted': '{section}: {item} ({note}).',
  'circular.no_practice': 'The records of this inspection have nothing to list here.',
  'circular.problem': '{index}. {section}: {problem} ({ref}). Basis: checklist, “{basis}”.',
  'circular.repeated': 'Repeated: last {ref} on {day}.',
  'circular.disputed': 'The section disputes it; to be decided.',
  'circular.no_problems': 'Nothing was found in this inspection.',
  'circular.named': 'Overdue although urged several times:',
  'circular.named_line': '{ref} {section}: {title}, due {day}, now “{state}”.',
  'circular.measure': '{ref} {section}: {measure}; {person}, by {day}; re-inspected by {reviewers}.',
  'circular.own_measure': 'the section proposes a measure and carries it out',
  'circular.closed': '{ref} {section}: re-inspection passed, closed.',
  'circular.suspended': '{ref} {section}: suspended, to be reviewed on {day}.',
  'circular.no_next': 'Nothing has to be rectified.',
  'circular.more': '{count, plural, one {# more line} other {# more lines}}: see the ledger.',
  'circular.post': 'Post',
  'circular.edit': 'Edit',
  'circular.save': 'Save',
  'circular.not_yet': 'Not yet',
  'circular.confirm_title': 'Post the circular',
  'circular.confirm': 'It goes to {place} and cannot be changed afterwards.',
  'circular.drafted':
    'A draft, made from the records of the inspection; not posted. Every part can be edited; it will be posted in {place}. Or type `/duban inspect circular {ref} problems TEXT`, `/duban inspect circular {ref} post`.',
  'circular.edited':
    'A draft, not posted; it will be posted in {place}. Edited: {parts}. To post it: `/duban inspect circular {ref} post`.',
  'circular.was_posted': '{person} posted it on {at}; it stays as it is.',
  'circular.cut': 'This is long; only its beginning is shown. “Edit” shows all of it.',
  'circular.cut_posted': 'This is long; only its beginning is shown. The channel has all of it.',
  'circular.queued':
    'Queued: the circular of {ref} goes to {place} shortly, or when quiet hours and days off are over.',
  'circular.kept': 'The draft of the circular of {ref} is saved.',
  'circular.unchanged': 'The draft of the circular of {ref} is unchanged.',
  'circular.form_title': 'Circular of {ref}',
  'circular.form_note':
    'Saving does not post it: the draft then comes to you alone, and goes out when you press “Post”. Parts that you leave as they are follow the facts until it is posted. A part that you empty is left out.',
  'circular_refusal.not_yours':
    'The circular of {ref} is drafted and posted by the leading group’s office; once it is posted, everybody may read it. Nothing was changed.',
  'circular_refusal.not_yours_special':
    'The report on {ref} is drafted and posted by its inspectors and the leading group’s office, for the leading group. Nothing was changed.',
  'circular_refusal.not_finished':
    '{ref} is “{state}”; there is a circular when it is finished. Nothing was changed.',
  'circular_refusal.posted':
    '{person} posted the circular of {ref} on {day}; it can neither be changed nor posted again. Nothing was changed.',
  'circular_refusal.edited_meanwhile':
    '{person} edited the circular of {ref} after you opened this form. Nothing was saved: copy what you wrote, close the form and open it again.',
  'circular_refusal.too_long':
    '“{part}” has {count} characters, and {most} are the most. Nothing was saved; please shorten it.',
  'circular_refusal.empty': 'The circular of {ref} has no words in it and was not posted.',
  'inspection_event.edit_circular': 'edited the circular',
  'inspection_event.post_circular': 'posted the circular',
} as const;
