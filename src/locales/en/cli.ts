export const cli = {
  'cli.config_fault': 'The environment variable {variable} is wrong: it should be {expected}.',
  'cli.campaign_missing': 'Cannot read {file}: {reason}',
  'cli.import_none': 'The file says what the database says; nothing changed.',
  'cli.import_done': 'Imported “{name}”: {count, plural, one {# change} other {# changes}}.',
  'cli.import_would':
    '(Dry run, nothing written.) “{name}” would have {count, plural, one {# change} other {# changes}}.',
  'cli.import_refused': 'The file has {count, plural, one {# fault} other {# faults}}; nothing was imported.',
  'cli.notice_done': 'Imported the holidays of {years}.',
  'cli.notice_would': '(Dry run, nothing written.) Holidays of {years}.',
  'cli.other_campaign':
    'The database holds “{name}” ({id}) already. One database keeps one campaign: name another with DATABASE_URL.',
  'cli.no_campaign': 'There is no campaign in the database yet. Run: npx duban import FILE',
  'cli.bad_token':
    'Slack does not accept {variable} ({error}). Copy the token again from your app’s page at https://api.slack.com/apps into .env.',
  'cli.no_receiver':
    'There is a SLACK_BOT_TOKEN, but neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP), so nothing can be received. Put one of them into .env.',
  'cli.practice_database':
    'This database belongs to another workspace (practice and a real Slack never share one). Name another with DATABASE_URL, or delete the practice folder data/.',
  'cli.other_workspace':
    'The campaign in this database belongs to another Slack workspace ({team}), so nothing was started: a database serves one workspace. Use a token of that workspace, or name another database with DATABASE_URL.',
  'cli.port_in_use': 'Port {port} is in use. Close the program that uses it, or choose another with PORT.',
  'cli.database':
    'The database cannot be opened or written: {message}. Check DATABASE_URL, the file’s rights and the disk; nothing that was saved is lost.',
  'cli.stopping': 'The program is just being stopped.',
  'cli.started_practice':
    'The practice workspace is ready: {url}\nOpen it in a browser and first click the white button at the top (“To the next due slot”, 「到下一个时点」). Ctrl+C ends it.',
  'cli.started': 'Duban is connected to Slack ({team}). Health: {url}/readyz. Ctrl+C ends it.',
  'cli.started_workspace':
    'The practice workspace is ready, without a bot: {url}\nSLACK_API_URL={api} SLACK_BOT_TOKEN={bot} SLACK_APP_TOKEN={app}',
  'cli.started_workspace_http':
    'The practice workspace is ready, without a bot: {url}\nIt sends commands, clicks and events to {requestUrl}; your app may be started now.\nSLACK_API_URL={api} SLACK_BOT_TOKEN={bot}{secret}',
  'cli.request_url_alone': '--request-url goes with --no-bot: Duban itself listens in Socket Mode here.',
  'cli.request_url_elsewhere':
    '--request-url must be http or https on this machine, such as http://127.0.0.1:3000/slack/events.',
  'cli.tick_none': 'Nothing is due.',
  'cli.tick_done': '{at}  {job}  {period}  {outcome}',
  'cli.tick_waiting':
    '{count, plural, one {# message waits} other {# messages wait}} (channel out of reach, quiet hours, or an outcome to be looked up); the next pass goes on.',
  'cli.tick_at_refused':
    '--at is for rehearsals on this machine: SLACK_API_URL must point to 127.0.0.1 or localhost.',
  'cli.tick_no_slack': 'tick needs SLACK_BOT_TOKEN (for a rehearsal, together with duban practice --no-bot).',
  'cli.bad_instant': '“{text}” is not an instant. Write it like 2022-05-05T09:00:00+08:00.',
  'cli.bad_day': '“{text}” is not a day. Write it like 2022-05-01.',
  'cli.bad_range': '--to must not be before --from.',
  'cli.unknown_command': 'There is no command “{command}”. duban --help lists all of them.',
  'cli.bad_option': 'Wrong option: {message}. See duban {command} --help.',
  'cli.missing_file': 'Name a file: duban import FILE',
  'cli.calendar_uncovered':
    'Note: the holidays of {years} are not in the data; Monday to Friday is assumed for these dates. Import the State Council notice with duban import when it is out.',
  'cli.calendar_next_year':
    'Note: the holidays of {year} have not been imported yet. The notice usually comes between late October and early December; import it with duban import.',
  'cli.calendar_merged':
    '{week} has only {workdays, plural, one {# workday} other {# workdays}}; {into, select, none {no later week covers it} other {it merges into {into}}}',
  'cli.calendar_none': 'There is nothing in this range.',
  'cli.exported': 'Exported to {file}.',
  'cli.unexpected': 'Something unexpected happened: {message}',
  'cli.outcome_fired': 'done',
  'cli.outcome_skipped': 'skipped ({reason})',
  'cli.outcome_missed': 'missed ({reason})',
  'config.SLACK_BOT_TOKEN': 'a bot token, which begins with xoxb-',
  'config.SLACK_APP_TOKEN': 'an app-level token, which begins with xapp-',
  'config.SLACK_SIGNING_SECRET': 'the signing secret from the app page, at least 8 characters',
  'config.SLACK_API_URL': 'an http(s) address such as https://slack.com/api/',
  'config.DATABASE_URL': 'sqlite:./data/duban.db or postgres://user@host/name',
  'config.PORT': 'a port between 0 and 65535',
  'config.LOG_LEVEL': 'one of fatal, error, warn, info, debug, trace, silent',
  'config.DUBAN_QUARANTINE_SECONDS': 'a number of seconds, at least 0',
  'config.text': 'a text',
  'why.not_deployed': 'the week was not deployed',
  'why.deployed_today': 'deployed the same day',
  'why.everybody_replied': 'everybody has replied',
  'why.after_due': 'the due time was over',
  'why.outside_window': 'too late to send',
  'why.too_close_to_due': 'less than one workday before it is due',
  'why.nothing_to_tell': 'nothing to tell',
  'why.opened_before': 'the month has its inspection already',
  'why.called_off': 'the month’s inspection was called off',
  'why.started_before': 'the inspection had begun',
  'why.day_of_its_own': 'the inspection has a day of its own',
  'why.no_inspector': 'nobody may inspect',
  'why.too_close_to_inspection': 'less than one workday before the inspection',
  'why.campaign_over': 'the campaign is over',
  'why.merged': 'covered by another week',
  'doctor.ok': 'ok',
  'doctor.warn': 'note',
  'doctor.bad': 'PROBLEM',
  'doctor.config':
    'The configuration is complete ({mode, select, socket {Socket Mode} http {HTTP mode} other {posting only}})',
  'doctor.database': 'The database can be read and written: {url}',
  'doctor.campaign': 'Campaign “{name}”: {sections} sections, {tasks} tasks',
  'doctor.no_campaign': 'No campaign has been imported: npx duban import FILE',
  'doctor.slack': 'Slack answers: {team}, bot @{bot}',
  'doctor.slack_down': 'Slack cannot be reached ({code}): check the network and SLACK_API_URL',
  'doctor.scopes': 'All scopes are granted',
  'doctor.scopes_unknown': 'The server does not tell its scopes, so they cannot be checked',
  'doctor.scopes_missing':
    'Missing scopes: {scopes}. Add them under OAuth & Permissions on the app’s page and install it again',
  'doctor.channel': '#{channel}: the bot is in it',
  'doctor.channel_unseen':
    '#{channel}: not found. The name is wrong, or it is a private channel without the bot: /invite @{bot}',
  'doctor.channel_outside': '#{channel}: the bot is not in it; type /invite @{bot} there',
  'doctor.people': 'All {count} people of the list were found in Slack',
  'doctor.people_missing':
    'Not found in Slack: {people}. Name their user id, e-mail or handle with slack: in the campaign file',
  'doctor.calendar': 'The holidays are known up to the end of the campaign',
  'doctor.calendar_missing':
    'The holidays of {years} are missing (Monday to Friday assumed). Import them with duban import',
  'doctor.outbox': 'No message is held up',
  'doctor.outbox_waiting':
    '{count, plural, one {# message waits} other {# messages wait}}, the oldest is {key}: {error}',
  'doctor.outbox_failed': '{key}: was not posted ({error})',
  'doctor.evidence': 'All evidence is copied: {folder}',
  'doctor.evidence_folder':
    'The evidence folder cannot be written ({error}): {folder}. Look at DUBAN_EVIDENCE and the disk',
  'doctor.evidence_waiting':
    '{count, plural, one {# file} other {# files}} of evidence not yet copied, which will be tried again; the oldest is “{name}”: {error}',
  'doctor.evidence_failed':
    '{count, plural, one {# file} other {# files}} of evidence could not be copied and will not be tried again; the newest is “{name}”, attached by {person}: {error}. Ask them to attach it again',
  'doctor.practice': 'No token, so the practice workspace is used: run npm start',
} as const;
