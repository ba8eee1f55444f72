import { slash } from './act-commands.ts';
import { click, options } from './act-elements.ts';
import { direct, edit, join, post, react, read, remove } from './act-messages.ts';
import { close, openHome, submit } from './act-views.ts';
import { ActRefused, type ActContext } from './actor.ts';
import { removeFile } from './act-files.ts';
import type { Act, ActResult } from './contract.ts';
import { notice } from './notices.ts';
import type { PersonRecord } from './people.ts';
import { setPreferences } from './preferences.ts';

/** Everything that people do; the page and the tests act through the same door. */
export interface Acts {
  /** `as` is an id or a handle, `channel` an id or a name. Refusals are answers, in the person's language. */
  perform(act: Act): Promise<ActResult>;
}

/** The door for acts. */
export function createActs(context: ActContext): Acts {
  const { workspace } = context;
  return {
    async perform(act) {
      const person = workspace.people.find(act.as);
      if (!person || person.isBot) {
        return { ok: false, error: 'user_not_found', message: notice(workspace.language, 'user_not_found') };
      }
      try {
        return await perform(context, person, act);
      } catch (error) {
        if (!(error instanceof ActRefused)) throw error;
        return { ok: false, error: error.code, message: notice(person.language, error.key, error.facts) };
      }
    },
  };
}

async function perform(context: ActContext, person: PersonRecord, act: Act): Promise<ActResult> {
  switch (act.kind) {
    case 'message':
      return post(context, person, act);
    case 'edit':
      return edit(context, person, act);
    case 'delete':
      return remove(context, person, act);
    case 'delete_file':
      return removeFile(context, person, act);
    case 'react':
      return react(context, person, act);
    case 'read':
      return read(context, person, act);
    case 'dm':
      return direct(context, person, act);
    case 'join':
      return join(context, person, act);
    case 'slash':
      return slash(context, person, act);
    case 'click':
      return click(context, person, act);
    case 'options':
      return options(context, person, act);
    case 'submit':
      return submit(context, person, act);
    case 'close':
      return close(context, person, act);
    case 'preferences':
      setPreferences(context.workspace, person, act);
      return { ok: true };
    case 'home':
      return openHome(context, person);
    default:
      throw new ActRefused('invalid_act', { error: String((act as { kind?: unknown }).kind) }, 'invalid_act');
  }
}
