export const uncertain = {
  'uncertain.found':
    '{key}: it is not certain that it was posted. To {address}, {at}, “{text}”; because of {error}; {history}. Look, and then run: duban doctor settle {key} sent (it stands there; with a link to it if you have one), resend, or drop',
  'uncertain.shown': 'Slack shows it now ({ts})',
  'uncertain.absent': 'Slack’s history does not have it now',
  'uncertain.unreadable': 'Slack’s history cannot be read now ({code}), so look into the channel',
  'uncertain.usage': 'Usage: duban doctor settle KEY sent [LINK] | resend | drop',
  'uncertain.bad_link':
    '“{link}” is no link to a message. Choose “Copy link” in Slack; it looks like https://…/archives/C0123/p1651712400000100.',
  'uncertain.not_uncertain':
    'What became of {key} is known ({state}); there is nothing to settle, and nothing changed.',
  'uncertain.stands':
    'Slack shows {key} already ({ts}), so it is not posted again. Run: duban doctor settle {key} sent',
  'uncertain.refused_unknown': 'There is no message {key}. duban doctor lists all that are uncertain.',
  'uncertain.refused_overtaken':
    '{key} has just been changed elsewhere; nothing was done. Look at duban doctor again.',
  'uncertain.refused_needs_link':
    'Slack’s history cannot be read, so nobody knows where {key} stands. Copy the link of that message: duban doctor settle {key} sent LINK',
  'uncertain.refused_other_channel': 'The link is to another channel than that of {key}; nothing changed.',
  'uncertain.refused_absent':
    'Slack’s history does not have {key}, so it cannot be taken for sent; nothing changed. Choose resend or drop.',
  'uncertain.done_sent': 'Taken for sent: {key}.',
  'uncertain.done_resend': 'Will be posted again: {key}.',
  'uncertain.done_drop': 'Will not be posted: {key}.',
  'uncertain.day':
    'Of {count, plural, one {# message} other {# messages}} it is not certain that they were posted. Ask whoever runs Duban to look at `npx duban doctor` and to settle them with `npx duban doctor settle`',
  'audit.message': 'message to {address}',
  'audit.message_sent': 'settled as sent',
  'audit.message_resend': 'settled: post again',
  'audit.message_drop': 'settled: do not post',
  'audit.delivery_uncertain': 'uncertain',
  'audit.delivery_sent': 'sent',
  'audit.delivery_queued': 'waiting',
  'audit.delivery_cancelled': 'not posted',
} as const;
