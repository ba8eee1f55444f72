export const backup = {
  'backup.done': '已备份到 {file}，材料（如有）在 {file}.evidence。',
  'backup.no_file': '请写明备份存到哪个文件：duban backup 文件',
  'backup.exists': '{file} 已经存在；备份和恢复都不会覆盖任何文件。请换一个名称，或先把它移开。',
  'backup.missing': '没有这个文件：{file}',
  'backup.postgres_backup':
    'PostgreSQL 数据库请用 pg_dump 备份（例：pg_dump --format=custom --file=duban.dump），材料目录另行复制。',
  'backup.postgres_restore':
    'PostgreSQL 数据库请用 pg_restore 恢复到空库，再运行 duban restore（不带文件）做恢复标记。',
  'backup.restore_what': '请写明用哪个备份恢复：duban restore 文件',
  'backup.restored':
    '已恢复到 {url}，记录到 {from} 为止。现在可以启动机器人：它会先在 Slack 里核对此后发过的消息，不会重发，并补收话题里的回复；此后用命令、按钮和表单办的事没有记录，机器人会在汇总频道说明。',
  'backup.restored_empty': '已恢复到 {url}；里面还没有导入活动方案。',
} as const;
