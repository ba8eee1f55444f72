export const backup = {
  'backup.done': 'Backed up to {file}; the evidence, if there is any, to {file}.evidence.',
  'backup.no_file': 'Name the file that the backup is to go to: duban backup FILE',
  'backup.exists':
    '{file} exists already; neither a backup nor a restore writes over anything. Choose another name, or move it away first.',
  'backup.missing': 'There is no such file: {file}',
  'backup.postgres_backup':
    'Back a PostgreSQL database up with pg_dump (such as pg_dump --format=custom --file=duban.dump), and copy the evidence folder.',
  'backup.postgres_restore':
    'Restore a PostgreSQL database with pg_restore into an empty one, and then mark it with duban restore, without a file.',
  'backup.restore_what': 'Name the backup to restore from: duban restore FILE',
  'backup.restored':
    'Restored to {url}, with all that was on record at {from}. The bot may be started now: it first finds in Slack what was posted since, posts none of it again, and collects what was written in threads. What was done since by command, button or form is not on record; the bot says so in the summary channel.',
  'backup.restored_empty': 'Restored to {url}; no campaign has been imported into it.',
} as const;
