import { campaign } from './campaign.ts';
import { commands } from './commands.ts';
import { replies } from './replies.ts';
import { weekly } from './weekly.ts';

export const zhCN = { ...campaign, ...commands, ...replies, ...weekly } as const;
