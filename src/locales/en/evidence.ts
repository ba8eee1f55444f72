/** Files that prove something (佐证材料). */
export const evidence = {
  'evidence.heading': 'Evidence',
  'evidence.kept': 'Kept as evidence with {ref}:',
  'evidence.unkept':
    '{count, plural, one {The file of your message is} other {The # files of your message are}} not kept. To keep files as evidence, send them with an inspection record, a self-check, or a rectification’s report, completion or failed re-inspection, or reply with them under the inspection’s notice or the rectification’s card.',
  'evidence.line': '{name} · {size} · {uploader} · {when} · {state}',
  'evidence.size_unknown': 'size unknown',
  'evidence.two_days': 'uploaded {happened}, recorded {recorded}',
  'evidence.waiting': 'not yet copied',
  'evidence.copied': 'copied',
  'evidence.failed': 'could not be copied',
  'evidence.refused': 'not taken',
  'evidence.more': '… and {count, plural, one {# more file} other {# more files}}',
  'evidence.refusal': '“{name}” was not taken: {why}',
  'evidence.field': 'Evidence (may be left out)',
  'evidence.field_hint':
    'Pictures, PDF, Office or WPS documents, text, CSV; {count} files at most, 10 MB each.',
  'evidence.trouble': '{count, plural, one {# file} other {# files}} of evidence that you attached',
  'evidence.trouble_waiting': '“{name}” is not yet copied; it will be tried again, and you need do nothing.',
  'evidence.trouble_failed':
    '“{name}” could not be copied and will not be tried again. If it is still needed, attach it again where it was.',
  'evidence_fault.program':
    'programs and scripts are no evidence; use a picture, a PDF, an Office or WPS document, text or CSV.',
  'evidence_fault.archive':
    'nobody can see what is in an archive; unpack it and upload its pictures or documents one by one.',
  'evidence_fault.type': 'only pictures, PDF, Office and WPS documents, text and CSV are taken.',
  'evidence_fault.contrary':
    'what is in it is not the picture or PDF that its name says; export it again, then upload it.',
  'evidence_fault.too_large':
    'a file may have {limit} MB at most; make the picture smaller or split the document, then upload it again.',
  'evidence_fault.empty': 'the file is empty; upload it again.',
  'evidence_fault.elsewhere':
    'it lies in another service, and Slack has only a link; upload the file itself to Slack.',
  'evidence_fault.gone': 'Slack has this file no more; upload it again.',
} as const;
