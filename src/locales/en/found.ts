/** How far what was found is mended, by section and age. */
export const found = {
  'found.title': 'Rectification: where it stands',
  'found.chapter': 'Findings of inspections',
  'found.none': 'No rectification is open.',
  'found.totals':
    'Issued in all: {issued}; closed: {closed}, of which {inTime} in time; withdrawn: {withdrawn}.',
  'found.open': 'Open',
  'found.of_section': '{section}: {count} open',
  'found.overdue': 'Overdue',
  'found.suspended': 'Suspended',
  'age.up_to_7': 'up to 7 days',
  'age.up_to_15': '8–15 days',
  'age.up_to_30': '16–30 days',
  'age.over_30': 'over 30 days',
  'found.more': 'And {count, plural, one {# more overdue} other {# more overdue}}: `/duban rectify list`.',
  'found.cut':
    'This is long; only its beginning is shown. The rest by section: `/duban inspect progress SECTION`.',
  'found.note':
    'In roster order, which is no ranking. Days count from when the section was told; overdue and suspended ones are among the open.',
} as const;
