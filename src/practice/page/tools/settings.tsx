import type { Language } from '../../contract.ts';
import { usePage } from '../page.ts';

const LANGUAGES: Language[] = ['zh-CN', 'en'];

/** The acting person's own settings in Slack: what they read, and whether they want to be left alone. */
export function PersonSettings() {
  const { words, store, person } = usePage();
  return (
    <div class="settings">
      <fieldset>
        <legend>{words.tools.theirLanguage(person.name)}</legend>
        {LANGUAGES.map((language) => (
          <label key={language}>
            <input
              type="radio"
              name="language"
              checked={person.language === language}
              onChange={() => void store.act({ kind: 'preferences', language })}
            />
            {words.language[language]}
          </label>
        ))}
      </fieldset>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          checked={person.dnd}
          onChange={(event) => void store.act({ kind: 'preferences', dnd: event.currentTarget.checked })}
        />
        {words.tools.dnd}
      </label>
    </div>
  );
}
