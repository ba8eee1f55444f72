/** Files that prove something (佐证材料). */
export const evidence = {
  'evidence.heading': 'Evidence',
  'evidence.line': '{name} · {size} · {uploader} · {when} · {state}',
  'evidence.same_day': '{happened}',
  'evidence.two_days': 'uploaded {happened}, recorded {recorded}',
  'evidence.waiting': 'not yet copied',
  'evidence.copied': 'copied',
  'evidence.failed': 'could not be copied',
  'evidence.refused': 'not taken',
  'evidence.more': '… and {count, plural, one {# more file} other {# more files}}',
  'evidence.refusal': '“{name}” was not taken: {why}',
  'evidence_fault.program':
    'programs and scripts are no evidence; use a picture, a PDF, an Office or WPS document, text or CSV.',
  'evidence_fault.archive':
    'nobody can see what is in an archive; unpack it and upload its pictures or documents one by one.',
  'evidence_fault.type': 'only pictures, PDF, Office and WPS documents, text and CSV are taken.',
  'evidence_fault.too_large':
    'a file may have {limit} MB at most; make the picture smaller or split the document, then upload it again.',
  'evidence_fault.empty': 'the file is empty; upload it again.',
  'evidence_fault.elsewhere':
    'it lies in another service, and Slack has only a link; upload the file itself to Slack.',
  'evidence_fault.gone': 'Slack has this file no more; upload it again.',
} as const;
