export const commands = {
  'refusal.no_campaign':
    'No campaign has been imported yet. Ask the administrator to run `npx duban import FILE`.',
  'refusal.not_a_participant':
    'You are not on the list of this campaign, so there is nothing for you to do here. If you should be, ask the campaign office to add you.',
  'refusal.no_section':
    'You belong to no section, so you cannot reply for one. `/duban progress` shows where things stand; if you should belong to one, ask the campaign office.',
  'refusal.unknown_verb':
    'There is no command “{verb}”. Did you mean: {nearest}? `/duban help` lists all of them.',
  'refusal.nearly_task':
    'There is no command “{word}”; nothing was done, and it was not saved as a reply. Did you mean: {nearest}? If it is your reply, write `reply` in front of it.',
  'refusal.unknown_section': 'There is no section “{section}”. The sections are: {known}',
  'refusal.not_your_section':
    'You cannot reply for {section}. Its members and the campaign office can; you can reply for: {mine}.',
  'refusal.nobody': '(none)',
  'refusal.empty_reply':
    'The reply is empty, so nothing was saved. If nothing has changed, use “No change”, or type `/duban reply TEXT`.',
  'refusal.never_deployed':
    'No week has been deployed yet, so there is nothing to reply to and nothing was saved. Please send it again when the deployment message has come.',
  'refusal.unknown_period':
    '{period} was never deployed: it may be covered by another week, or still to come. Write it like 2022-W18.',
  'refusal.already_answered':
    '{section} has replied this week already; its reply stays as it is and was not turned into “No change”. Use “Change” to change it, or “Withdraw” on that reply to take it back.',
  'refusal.reply_gone': 'This reply was withdrawn or replaced already; nothing was changed.',
  'refusal.office_only': 'Only the campaign office does this.',
  'refusal.leaders_only':
    'Only the leading group and the campaign office can post the progress to the channel.',
  'refusal.bad_day': '“{day}” cannot be used: write days like 2022-05-20, the end not before the beginning.',
  'refusal.unknown_person': 'Nobody on the list is called “{person}”.',
  'refusal.usage': 'Usage: `{usage}`',
  'refusal.not_understood': '“{word}” was not understood, and nothing was done. {how}',
  failure:
    'Something unexpected happened and nothing was saved (No. {id}). Your text is below; please try again in a moment. If it keeps happening, tell the administrator the number.',
  'failure.nothing_typed':
    'Something unexpected happened and nothing was done (No. {id}). Please try again in a moment. If it keeps happening, tell the administrator the number.',
  'help.title': 'Duban · what I can do',
  'help.reply':
    '`/duban reply TEXT` — saves the text as this week’s reply; without text it opens the form. By task: `/duban reply T5 done the column is up to date`; for another section: `section:ID`',
  'help.tasks': '`/duban tasks [red|overdue|waiting|SECTION]` — my section’s tasks, or all of those',
  'help.task_section':
    '`/duban task ack|report|defer|submit T12 …` — follow a task: acknowledge it, report on it, ask for a later day (`to:DAY REASON`), hand in the result; `decline` and `split` are for its head, and `show T12` shows the card with its buttons',
  'help.task_office':
    '`/duban task add TITLE section:ID due:DAY` — hand over a new task; `task approve|reject T12` decides on a proposal or a deferral, `return|close T12` on a result; also `assign`, `suspend`, `resume`, `cancel`; `/duban audit [T12|I3|R7]` shows what was done last, or the full record of a task, an inspection or a rectification',
  'help.task_leader':
    '`/duban instruct T12 TEXT` — give an instruction on a task, as a reply under its card or under the weekly summary does; `/duban task read T12` once you have read its answer, `withdraw T12` before there is one',
  'help.inspect':
    '`/duban inspect [show I3]` — inspections and what they found; self-check and questions: `/duban inspect check|ask I3 …`',
  'help.inspect_office':
    '`/duban inspect open monthly|special …`, `/duban inspect record|finish I3 …` — plan an inspection, record it on site, issue what was found; `/duban inspect circular I3` drafts, edits and posts its circular',
  'help.progress': '`/duban progress [section|week|2022-05]` — where things stand; a month in numbers',
  'help.calendar': '`/duban calendar` — the next dates, and why they moved',
  'help.leave': '`/duban leave FROM TO [@person]` — meanwhile the deputy is prompted',
  'help.help':
    '`/duban help [inspect|rectify]` — this page, or every command for inspections or rectifications',
  'help.inspect_topic': 'Commands for inspections',
  'help.rectify_topic': 'Commands for rectifications',
  'help.doors':
    'Answering in the thread, mentioning me, a button or a command: all the same. Editing or deleting your thread message changes or withdraws the reply.',
  'help.office':
    'You are in the campaign office: you can reply for any section (your name stands beside it).',
  'help.leader': 'You are in the leading group: `/duban progress` has a button that posts it to the channel.',
  'help.secret': 'Please write nothing classified here.',
  'menu.title': 'Hello, {name}',
  'menu.owes': '*{section}* still owes its reply for {week}, due {due}.',
  'menu.owes_late': '*{section}* has not replied for {week} (it was due {due}; you can still reply).',
  'menu.answered': '*{section}* has replied for {week} ({state}).',
  'menu.no_tasks': '*{section}* has no tasks in {week}.',
  'menu.nothing': 'There is nothing for you to reply to.',
  'menu.not_deployed': 'No tasks have been deployed yet. The next deployment: {at}.',
  'menu.next': 'Next: {slots}',
  'menu.waiting': '*{count, plural, one {# task waits} other {# tasks wait}} for you*',
  'menu.verbs':
    'Commands: `reply` · `tasks` · `task` · `inspect` · `rectify` · `progress` · `calendar` · `help`',
  'tasks.title': '{section} · tasks for {week}',
  'tasks.none': '{section} has no tasks this week.',
  'tasks.not_deployed': 'No tasks have been deployed yet.',
  'progress.title': 'Progress · {week}',
  'page.more': 'There is more than fits here; see it section by section: `/duban progress SECTION`.',
  'progress.post': 'Post to the channel',
  'progress.posted': 'Queued for the channel; in quiet hours and on days off it waits for working hours.',
  'progress.not_deployed': 'No tasks have been deployed yet, so there is no progress to show.',
  'calendar.title': 'The next dates',
  'calendar.none': 'There is nothing in the next five weeks.',
  'calendar.uncovered':
    '⚠ The holidays of {year} are not known yet; Monday to Friday is assumed. Ask the administrator to import them with `npx duban import`.',
  'leave.saved':
    'Noted: {name} is on leave from {from} to {to}; meanwhile the deputy is prompted, or the campaign office where there is none.',
  'alert.channel':
    'Duban cannot post to {address} ({code}). The message waits and is not lost: type `/invite @{bot}` in that channel, or check the channel’s name in the campaign file.',
  'alert.person':
    'Duban cannot send a direct message to {address} ({code}). The message waits: check this person’s Slack account in the campaign file.',
  'alert.missed':
    'While Duban was down these were missed, and it was too late to send them: {slots}. If they are still needed, please tell the sections yourself; `/duban progress` shows where things stand and can post it.',
  'alert.back':
    'Duban could not be reached from {from} to {until}; it is back now. What was written in threads meanwhile has been collected. A command, button or form that failed meanwhile was not saved: please do it again.',
  'alert.restored':
    'Duban’s data was restored from a backup; what was recorded from {from} to {until} is lost. What was written and attached in threads meanwhile has been collected again. What was done meanwhile by command, button or form (replies, acknowledgements, decisions, inspection records, leave) is not on record now: please check, and do it again.',
  'slot.weekly_deploy': 'weekly deployment',
  'slot.weekly_prompt': 'weekly prompt',
  'slot.weekly_due': 'weekly replies due',
  'slot.weekly_summary': 'weekly summary',
  'slot.monthly_notice': 'notice of the monthly inspection',
  'slot.monthly_inspection': 'monthly inspection',
  'slot.quarterly_review': 'quarterly review',
  'slot.half_yearly_assessment': 'half-year assessment',
  'slot.yearly_appraisal': 'year-end appraisal',
  'slot.daily_urging': 'Urging of the day',
  'slot.inspection_start': 'Inspection begins',
  'reason.covers': 'also covers {weeks}',
  'reason.holiday': 'days off from {from} to {to}',
  'reason.make_up_workday': '{on} is a make-up workday',
  'reason.campaign_starts': 'the campaign begins on {on}',
  'reason.campaign_ends': 'the campaign ends on {on}',
  'reason.short_month': 'the month has no day {day}; its last day is taken',
  'reason.lead': 'deployed on {on}, with at least one workday’s lead',
  'reason.after_due': 'not before replies are due',
  'reason.gap': 'the clocks skip {from}–{to}',
  'reason.quiet_hours': 'outside the quiet hours {from}–{to}',
  'reason.not_covered': 'the holidays of {year} are not known; Monday to Friday assumed',
} as const;
