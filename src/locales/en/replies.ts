export const replies = {
  'reply.saved': 'Saved: {section} · {week}.',
  'reply.saved_revision': 'Saved: {section} · {week}, submission {revision}.',
  'reply.on_behalf': 'Marked as given by you on behalf of {section}.',
  'reply.late': 'It was due {due}. It is saved and marked as late.',
  'reply.closed':
    'No week is open now, so it went to the last one, {week}. If you did not mean that week, press “Withdraw”.',
  'reply.earlier': 'This is a reply for the earlier {week}.',
  'reply.replaces_text':
    'This text stands in place of what was written before (which stays on record). To add instead of replacing, answer in the thread.',
  'reply.merged': 'What was written before of other tasks is kept; for the tasks named now, this counts.',
  'reply.long': 'All {count} characters are saved; the summary shows the beginning.',
  'reply.unknown_tasks': 'This week has no {refs}; that text is kept as it is.',
  'reply.only_unknown':
    '{section} has no {refs} this week. What you wrote is kept as it is, as the reply of {section} for {week}; if the number or the section is wrong, press “Change” or “Withdraw”.',
  'reply.acknowledged': 'Acknowledged: {tasks}.',
  'reply.turn_done': '{tasks}: done for this turn; the next one asks again.',
  'reply.submitted': 'Submitted, for the campaign office to review: {tasks}.',
  'reply.recalled': 'The result is recalled and work goes on: {tasks}.',
  'reply.kept': 'These tasks stay as they are; what you wrote is kept in this week’s reply: {tasks}.',
  'reply.repeated': 'This was saved before; nothing was recorded twice.',
  'reply.withdrawn':
    'Withdrawn: this submission of {section} for {week}. It stays on record but no longer counts.',
  'reply.withdrawn_by_deletion':
    'The message was deleted, so this reply of {section} for {week} is withdrawn.',
  'reply.edited': 'Updated from your edited message: {section} · {week}.',
  'reply.choose': 'You answer for several sections. Which one is this reply for? (Your text is kept.)',
  'reply.choose_form': 'You answer for several sections. Which one do you want to fill in?',
  'reply.as_comment':
    'Your message stays as a comment and is not counted as the reply of {section}. To reply on its behalf, use the button.',
  'reply.as_comment_only':
    'Your message stays as a comment; only members of {section} and the campaign office can reply for it.',
  'button.reply_for': 'Reply for {section}',
  'form.title': 'Weekly reply',
  'form.submit': 'Submit',
  'form.close': 'Cancel',
  'form.intro':
    '*{section}* · {week} · due {due}. Fill in only what has changed; the rest stays “no change”.',
  'form.intro_late': '*{section}* · {week} · was due {due}. It will be saved and marked as late.',
  'form.on_behalf': 'You are filling this in on behalf of {section}; your name will stand beside it.',
  'form.state': 'State',
  'form.text': 'What was done',
  'form.blocker': 'What blocks it',
  'form.general': 'Anything else',
  'form.optional_placeholder': 'optional',
  'form.more': '{count} more do not fit here. Type: /duban reply T-number done TEXT',
  'form.long':
    'What was written before has {count} characters, too many for this field; leave “Anything else” empty to keep it.',
  'form.empty': 'Nothing is filled in yet. If nothing has changed, use the “No change” button.',
  'form.not_saved': 'This was not saved. Your text is still here: press Submit again in a moment. (No. {id})',
} as const;
