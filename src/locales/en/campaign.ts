/** What is wrong with a campaign file or a holiday notice and what to do about it; what an import changes. */
export const campaign = {
  'campaign.fault.empty-file': 'The file is empty. Fill it in like the samples in campaigns/.',
  'campaign.fault.too-large':
    'The file has more than {limit} characters, too many for a campaign. Check that it is the right file.',
  'campaign.fault.too-deep': 'Too many levels inside each other here. Keep to the levels of the sample.',
  'campaign.fault.too-many': '{count} more faults are not listed. Correct those above and import again.',
  'campaign.fault.control-character':
    'Invisible control character {character} here. Delete it and type again.',
  'campaign.fault.yaml-duplicate-key': 'The key "{key}" is written twice here. Keep one of the two.',
  'campaign.fault.yaml-tab': 'A tab is used for indentation. Use spaces.',
  'campaign.fault.yaml-indent':
    'The indentation does not fit the lines above. Align lines of the same level.',
  'campaign.fault.yaml-bracket':
    'This cannot be read: a bracket, quote, comma or colon may be missing before it. Check this line and the one above.',
  'campaign.fault.yaml-quote': 'A value cannot begin with {start}. Put the whole value in double quotes.',
  'campaign.fault.yaml-escape':
    'This backslash means nothing in double quotes. Use single quotes, or write "\\" as "\\\\".',
  'campaign.fault.yaml-alias': 'The alias *{name} stands for nothing, or for itself. Write the content out.',
  'campaign.fault.yaml-tag': 'Tags with "!" are not used here. Delete the tag and keep the value.',
  'campaign.fault.yaml-documents': 'A file holds one campaign. Delete the "---" and what follows it.',
  'campaign.fault.yaml-colon':
    'A colon too many here, or wrong indentation. Put a value that contains ": " in double quotes.',
  'campaign.fault.yaml-key': 'A key is one simple word. Write "key: value" as in the sample.',
  'campaign.fault.yaml-other': 'This is not correct YAML. Compare the line with the sample.',
  'campaign.fault.unknown-key': 'There is no key "{key}" here. Delete it, or use one of: {allowed}.',
  'campaign.fault.unknown-key-near': 'There is no key "{key}" here. Did you mean "{near}"?',
  'campaign.fault.comma-in-text':
    '"{text}" has no value. If it belongs to the text before the comma, put that whole text in double quotes.',
  'campaign.fault.missing': '"{key}" is missing. Add it.',
  'campaign.fault.empty-entry': 'An entry of this list is empty. Fill it in or delete it.',
  'campaign.fault.empty-list': '"{key}" is empty. Give at least one entry.',
  'campaign.fault.wrong-type':
    'This should be {expected, select, number {a number} flag {true or false} list {a list such as [a]} map {a group of "key: value"} other {a text}}.',
  'campaign.fault.empty-text': 'This text is empty. Fill it in.',
  'campaign.fault.text-too-long':
    'The text has {length} characters, at most {limit} are allowed. Shorten it.',
  'campaign.fault.bad-id':
    '"{id}" cannot be an id. Use small letters, digits and hyphens, begin with a letter or digit, at most 80, such as front-desk-1.',
  'campaign.fault.duplicate-id': 'The id "{id}" is already used on line {line}. Choose another.',
  'campaign.fault.bad-day': '"{value}" is not a date that exists. Write year-month-day, such as 2022-03-01.',
  'campaign.fault.bad-time': '"{value}" is not a time of day. Write it as HH:mm, such as "09:00".',
  'campaign.fault.bad-number': '"{value}" will not do. Give a whole number from {min} to {max}.',
  'campaign.fault.bad-weight':
    '"{value}" cannot be a weight. Give a number above 0 and up to 100, with at most two decimals.',
  'campaign.fault.bad-flag': '"{value}" will not do. Write true or false.',
  'campaign.fault.bad-choice': '"{value}" will not do. Use one of: {allowed}.',
  'campaign.fault.bad-choice-near': '"{value}" will not do. Did you mean "{near}"? Use one of: {allowed}.',
  'campaign.fault.bad-zone': 'There is no time zone "{value}". Use an IANA name such as Europe/Dublin.',
  'campaign.fault.bad-zone-near': 'There is no time zone "{value}". Did you mean "{near}"?',
  'campaign.fault.bad-channel':
    '"{value}" is not a Slack channel name. Use small letters, digits, - or _, no spaces, at most 80; or a channel id (C… or G…).',
  'campaign.fault.channel-comment': '"#{value}" is read as a comment. Leave the # out and write {value}.',
  'campaign.fault.bad-slack':
    '"{value}" is not a Slack account. Give a user id (such as U012AB3CD), an e-mail address or a handle.',
  'campaign.fault.bad-cron':
    '"{value}" is not a cron expression. Give five fields: minute hour day month weekday, such as "0 9 * * 1".',
  'campaign.fault.ends-before-start': 'The end {to} is before the start {from}. Correct one of the two.',
  'campaign.fault.day-outside-campaign':
    '{day} is outside the campaign, {from} to {to}. Change the date, or the campaign.',
  'campaign.fault.unknown-reference':
    'There is no{noun, select, person { person} section { section} other { goal}} with the id "{id}". List it under{noun, select, person { people} section { sections} other { goals}}, or correct the id.',
  'campaign.fault.unknown-reference-near':
    'There is no{noun, select, person { person} section { section} other { goal}} with the id "{id}". Did you mean "{near}"?',
  'campaign.fault.section-unreachable':
    'Section "{section}" has no channel, no head and no deputy: messages cannot reach it. Give at least one of channel, head, deputy.',
  'campaign.fault.head-is-deputy': '"{person}" is both head and deputy. Name another, or leave deputy out.',
  'campaign.fault.lead-supports': '"{section}" is the lead already. Take it out of supporting.',
  'campaign.fault.listed-twice': '"{id}" is listed twice. Delete one of the two.',
  'campaign.fault.channel-twice':
    'The channel "{channel}" is already that of section "{section}". Give each section its own, or none.',
  'campaign.fault.slack-twice':
    'The Slack account "{slack}" is already that of "{person}". Correct it, or make the two one person.',
  'campaign.fault.weights-sum': 'The weights of the goals add up to {sum} and should make 100. Adjust them.',
  'campaign.fault.every-and-due':
    'A task that comes back (every) has no single due date. Leave out due_on (the rhythm gives the dates), or every.',
  'campaign.fault.no-office':
    'The office of the leading group is empty. It runs the campaign day to day: name at least one person.',
  'campaign.fault.quiet-hours-same':
    'Quiet hours begin and end at the same time. Change one of the two, or leave quiet_hours out.',
  'campaign.fault.timing-empty': 'It does not say when. Give {allowed}.',
  'campaign.fault.timing-cron-alone':
    'The cron expression already gives day and time; "{key}" cannot be added. Leave out one of the two.',
  'campaign.fault.timing-day-and-on': '"day" and "on" exclude each other. Leave out one of the two.',
  'campaign.fault.timing-needs': '"{key}" only goes with "{other}". Add "{other}", or leave out "{key}".',
  'campaign.fault.week-order': '"{later}" has to come after "{earlier}". Change the day or the time.',
  'campaign.fault.notice-year-key': '"{value}" is not a year. Write four digits, such as 2027.',
  'campaign.fault.notice-range':
    '"{value}" is not a day or a range of days. Write "2027-01-01" or "2027-01-01..2027-01-03".',
  'campaign.fault.notice-year':
    '{day} does not belong to the notice for {year}. Only days of that year and of the December before do.',
  'campaign.fault.notice-twice': '{day} is listed twice. Delete one of the two.',
  'campaign.fault.notice-off-and-workday': '{day} is both a day off and a workday. Delete one of the two.',
  'campaign.fault.notice-not-weekend':
    '{day} is one of Monday to Friday and worked anyway. List only the Saturdays and Sundays that are worked.',
  'campaign.change.campaign': '+ campaign {id} {name}',
  'campaign.change.added':
    '+{noun, select, person { person} section { section} goal { goal} task { task} other { checklist item}} {id} {name}',
  'campaign.change.retired':
    '-{noun, select, person { person} section { section} goal { goal} task { task} other { checklist item}} {id} {name} (retired)',
  'campaign.change.changed':
    '~{noun, select, person { person} section { section} goal { goal} task { task} other { checklist item}} {id}: {fields}',
  'campaign.change.order':
    '~{noun, select, person { people} section { sections} goal { goals} task { tasks} other { checklist}}, new order: {ids}',
  'campaign.change.setting': '~ {field}: {from} → {to}',
  'campaign.change.field': '{field} {from} → {to}',
  'campaign.change.none': 'none',
  'campaign.change.between': '; ',
} as const;
