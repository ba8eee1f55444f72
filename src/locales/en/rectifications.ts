/** Findings and their rectification (整改). */
export const rectifications = {
  'rectification_refusal.unknown':
    'There is no rectification {rectification}. `/duban rectify list` shows them.',
  'rectification_state.noted': 'noted, not issued yet',
  'rectification_state.issued': 'to be accepted',
  'rectification_state.disputed': 'disputed, to be decided',
  'rectification_state.in_progress': 'in progress',
  'rectification_state.done': 'to be re-inspected',
  'rectification_state.suspended': 'suspended',
  'rectification_state.closed': 'closed',
  'rectification_state.withdrawn': 'withdrawn',
} as const;
