import { backup } from './backup.ts';
import { campaign } from './campaign.ts';
import { circulars } from './circulars.ts';
import { cli } from './cli.ts';
import { commands } from './commands.ts';
import { day } from './day.ts';
import { evidence } from './evidence.ts';
import { events } from './events.ts';
import { found } from './found.ts';
import { inspectionCards } from './inspection-cards.ts';
import { inspections } from './inspections.ts';
import { lists } from './lists.ts';
import { rectifications } from './rectifications.ts';
import { replies } from './replies.ts';
import { storage } from './storage.ts';
import { tasks } from './tasks.ts';
import { uncertain } from './uncertain.ts';
import { usage } from './usage.ts';
import { weekly } from './weekly.ts';

export const en = {
  ...backup,
  ...campaign,
  ...circulars,
  ...cli,
  ...commands,
  ...day,
  ...evidence,
  ...events,
  ...found,
  ...inspectionCards,
  ...inspections,
  ...lists,
  ...rectifications,
  ...replies,
  ...storage,
  ...tasks,
  ...uncertain,
  ...usage,
  ...weekly,
} as const;
