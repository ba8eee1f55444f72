/** What waits for somebody. */
export const day = {
  'waiting.draft': 'proposed: approve it or not?',
  'waiting.approved': 'approved: to be assigned',
  'waiting.declined': 'declined by its section: reassign or cancel it',
  'waiting.deferral': 'deferral to {day} requested: grant it or not?',
  'waiting.review': 'result submitted: to be reviewed',
  'waiting.suspended': 'suspended until now: resume it or not?',
  'waiting.answer': 'your instruction was answered: to be read',
  'waiting.acknowledge': 'to be acknowledged',
  'waiting.instruction': 'an instruction waits for your answer',
} as const;
