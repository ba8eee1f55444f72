/** Rounds of inspections on site (督查). */
export const inspections = {
  'inspection_refusal.unknown': 'There is no inspection {inspection}. `/duban inspect list` shows them.',
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
