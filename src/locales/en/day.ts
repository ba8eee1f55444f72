/** The one message that somebody gets on a day, and what waits for somebody. */
export const day = {
  'day.urged': 'Tasks that need your attention: {count}',
  'day.waiting': 'Waiting for you: {count}',
  'day.news': 'Done by others with your section’s tasks: {count}',
  'day.more': '… and {count} more; Duban’s Home shows them all.',
  'day.due': 'due {day}',
  'day.due_today': 'due today',
  'day.late': 'due {day}, {days, plural, one {# day} other {# days}} late',
  'day.talk':
    'Long overdue: a talk is proposed. Whether to hold it is up to you: `/duban task talk {ref} yes|no TEXT`',
  'day.done': 'Somebody has taken care of all that you were reminded of today.',
  'waiting.draft': 'proposed: approve it or not?',
  'waiting.approved': 'approved: to be assigned',
  'waiting.declined': 'declined by its section: reassign or cancel it',
  'waiting.deferral': 'deferral to {day} requested: grant it or not?',
  'waiting.review': 'result submitted: to be reviewed',
  'waiting.suspended': 'suspended until now: resume it or not?',
  'waiting.answer': 'your instruction was answered: to be read',
  'waiting.answer_for': 'an instruction was answered while its leader is away: to be read in their place',
  'waiting.acknowledge': 'to be acknowledged',
  'waiting.unacknowledged': 'to be acknowledged for more than one workday',
  'waiting.instruction': 'an instruction waits for your answer',
} as const;
