import { VERBS, type Verb } from './parse.ts';

/** A slash command as Slack and the practice page list it. */
export interface CommandHint {
  command: string;
  description: string;
  usageHint: string;
}

const HINTS: Record<Verb, { description: string; usageHint: string }> = {
  reply: { description: '回复本周任务 · Reply to this week’s tasks', usageHint: '[内容 text]' },
  tasks: {
    description: '本科室的任务，或按条件查看 · My section’s tasks, or those I ask for',
    usageHint: '[逾期|待办|待签收|科室 overdue|waiting|section]',
  },
  progress: { description: '进度 · Where things stand', usageHint: '[科室|周|月 section|week|2022-05]' },
  calendar: { description: '接下来的日期 · The next dates', usageHint: '' },
  help: { description: '我能做什么 · What I can do', usageHint: '' },
  task: {
    description: '任务办理 · Follow a task: acknowledge, report, submit …',
    usageHint: '签收|报告|延期|提交… T12 · ack|report|defer|submit… T12',
  },
  inspect: {
    description: '督查：开展、记录、结束、查看 · Inspections: open, record, finish, show',
    usageHint: '列表|查看|自查|提问|记录… I3 · list|show|check|ask|record… I3',
  },
  audit: {
    description: '全部记录（办公室）· What was done, and the full record of one thing (office)',
    usageHint: '[T12|I3|R7]',
  },
  rectify: {
    description: '整改办理 · Follow a rectification: accept, report, done, re-inspect …',
    usageHint: '认领|报告|完成|通过|不通过… R7 · accept|report|done|pass|fail… R7',
  },
  leave: { description: '登记请假 · Record leave', usageHint: '2022-05-05 2022-05-12 [@某人 @person]' },
};

const verbs = Object.keys(VERBS) as Verb[];

/** Every registered slash command: `/duban`, and one for each everyday verb so that typing lists them. */
export const SLASH_COMMANDS: readonly CommandHint[] = [
  {
    command: '/duban',
    description: '督办：我欠什么 · What I owe',
    usageHint: `[${verbs.join('|')}]`,
  },
  ...verbs.map((verb) => ({ command: `/duban-${verb}`, ...HINTS[verb] })),
];

/** The events that the listeners of this folder handle. */
export const BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'user_change',
] as const;

/** What the bot asks for: posting, reading answers, knowing who is who and who wants to be left in peace. */
export const BOT_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'dnd:read',
  'files:read',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'reactions:write',
  'users:read',
  'users:read.email',
] as const;
