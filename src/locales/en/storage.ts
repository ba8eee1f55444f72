/** When nothing can be saved. */
export const storage = {
  'storage.full': 'the disk for the records is full; please tell the administrator to make room',
  'storage.busy':
    'another program holds the records, which is over soon as a rule; if it goes on, please tell the administrator',
  'storage.read_only': 'the records can only be read now and not written; please tell the administrator',
  'storage.unreachable':
    'the database that holds the records cannot be reached; please tell the administrator',
  'storage.not_saved':
    'Not saved: {cause} (No. {id}). Your text is below; please send it again when this is over.',
  'storage.not_done': 'Not done: {cause} (No. {id}). Please try again when this is over.',
  'storage.form_open':
    'Not saved: {cause} (No. {id}). What you filled in is still here; press Submit again when this is over.',
} as const;
