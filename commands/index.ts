import type { App } from '@slack/bolt';
import type { Bot } from './bot.ts';
import { registerButtons } from './buttons.ts';
import { registerCircularForm } from './circular-buttons.ts';
import { registerForms } from './forms.ts';
import { registerHome } from './home.ts';
import { registerInspectButtons } from './inspect-buttons.ts';
import { registerInspectForms } from './inspect-forms.ts';
import { registerLanguages, registerMembership } from './membership.ts';
import { registerMessages } from './messages.ts';
import { registerRectifyButtons } from './rectify-buttons.ts';
import { registerRectifyForms } from './rectify-forms.ts';
import { registerSlashCommands } from './slash.ts';
import { registerTaskButtons } from './task-buttons.ts';
import { registerTaskLists } from './task-list.ts';
import { registerTaskForms } from './task-forms.ts';

/** Everything that people can say to the bot. */
export function registerCommands(app: App, bot: Bot): void {
  registerSlashCommands(app, bot);
  registerButtons(app, bot);
  registerForms(app, bot);
  registerCircularForm(app, bot);
  registerTaskButtons(app, bot);
  registerTaskForms(app, bot);
  registerTaskLists(app, bot);
  registerInspectButtons(app, bot);
  registerInspectForms(app, bot);
  registerRectifyButtons(app, bot);
  registerRectifyForms(app, bot);
  registerMessages(app, bot);
  registerMembership(app, bot);
  registerLanguages(app, bot);
  registerHome(app, bot);
}
