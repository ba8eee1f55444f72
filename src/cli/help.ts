import type { Language } from '../campaign/campaign.ts';

const HELP = {
  start: {
    usage: 'duban start',
    'zh-CN': '运行机器人。没有 SLACK_BOT_TOKEN 时使用本机的练习环境。',
    en: 'Runs the bot. Without SLACK_BOT_TOKEN it uses the practice workspace on this machine.',
  },
  practice: {
    usage: 'duban practice [--no-bot [--request-url http://127.0.0.1:3000/slack/events]]',
    'zh-CN':
      '练习环境（不管有没有令牌）。--no-bot 只开工作区，供任何 Slack 应用连接；默认 Socket Mode，--request-url 用 HTTP 模式（地址须在本机，用 SLACK_SIGNING_SECRET 签名）。',
    en: 'The practice workspace, whatever tokens are set. --no-bot serves the workspace alone, for any Slack app: in Socket Mode, or with --request-url in HTTP mode (on this machine, signed with SLACK_SIGNING_SECRET).',
  },
  tick: {
    usage: 'duban tick [--at INSTANT]',
    'zh-CN': '走一遍：办理到期事项、发出消息、结束。--at 2022-05-05T09:00:00+08:00 用于本机演练。',
    en: 'One pass: claims what is due, delivers it, ends. --at 2022-05-05T09:00:00+08:00 is for rehearsals on this machine.',
  },
  calendar: {
    usage: 'duban calendar [--from DAY] [--to DAY] [--json]',
    'zh-CN': '列出这段时间的全部时点，以及日期为什么调整。',
    en: 'Every slot in the range, and why a date moved.',
  },
  import: {
    usage: 'duban import FILE [--dry-run]',
    'zh-CN': '导入或更新活动方案，或以后年份的放假安排；有错就一项也不改。--dry-run 只看变化。',
    en: 'Loads or updates a campaign, or the holidays of later years; a bad file changes nothing. --dry-run only shows.',
  },
  export: {
    usage: 'duban export [--for PERSON] [--out FILE]',
    'zh-CN':
      '把全部记录导出为 JSON。--for 人员编号或姓名：只导出此人可以看到的内容，不含其无权知道的专项督查和他人的私信；谁做了什么（audit、history）只给领导小组办公室。',
    en: 'Everything on record as JSON. --for, with an id or a name: only what that person may see, without special inspections of which they may not know and other people’s direct messages; who did what (audit, history) for the campaign office alone.',
  },
  manifest: {
    usage: 'duban manifest [--url https://…/slack/events]',
    'zh-CN': '输出 Slack 应用清单；--url 用于 HTTP 模式。',
    en: 'The Slack app manifest; --url makes it one for HTTP mode.',
  },
  backup: {
    usage: 'duban backup FILE',
    'zh-CN': '备份数据库和材料，机器人运行时也可以；不覆盖任何文件。PostgreSQL 用 pg_dump。',
    en: 'Backs up the database and the evidence, also while the bot runs; overwrites nothing. For PostgreSQL use pg_dump.',
  },
  restore: {
    usage: 'duban restore [FILE]',
    'zh-CN':
      '把备份恢复到 DATABASE_URL（那里还不能有数据库），启动后先与 Slack 核对再发消息。用 pg_restore 恢复过的 PostgreSQL 数据库：不带文件，做恢复标记。',
    en: 'Restores a backup to DATABASE_URL, where no database may be yet; the bot then compares with Slack before it posts. Without a file: marks a PostgreSQL database that pg_restore has restored.',
  },
  doctor: {
    usage: 'duban doctor [settle KEY sent [LINK] | resend | drop]',
    'zh-CN':
      '检查配置、数据库、权限、频道和放假安排，并说明怎么办。settle：对不能确定是否已发出的消息作出决定。',
    en: 'Checks configuration, database, scopes, channels and holidays, and says what to do. settle: decides of a message of which it is not certain that it was posted.',
  },
} as const;

export type CommandName = keyof typeof HELP;

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(HELP, name);
}

/** The help of one command, or the list of all. */
export function helpText(command: CommandName | null, language: Language): string {
  const names = command === null ? (Object.keys(HELP) as CommandName[]) : [command];
  return names.map((name) => `${HELP[name].usage}\n    ${HELP[name][language]}`).join('\n');
}
