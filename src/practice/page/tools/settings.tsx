import { useState } from 'preact/hooks';
import type { Language } from '../../contract.ts';
import { usePage } from '../page.ts';

const LANGUAGES: Language[] = ['zh-CN', 'en'];

/**
 * A setting and how to choose it. The choice holds at once: while it is on its way to Slack, other news must
 * not draw the old one again. When it was refused, the old one comes back.
 */
function useChoice<T>(kept: T, keep: (value: T) => Promise<unknown>): [T, (value: T) => Promise<void>] {
  const [chosen, setChosen] = useState<{ value: T } | null>(null);
  const choose = async (value: T): Promise<void> => {
    const choice = { value };
    setChosen(choice);
    await keep(value);
    setChosen((newest) => (newest === choice ? null : newest));
  };
  return [chosen ? chosen.value : kept, choose];
}

/** The acting person's own settings in Slack: what they read, and whether they want to be left alone. */
export function PersonSettings() {
  const { words, store, person } = usePage();
  const [language, chooseLanguage] = useChoice(person.language, (chosen) =>
    store.act({ kind: 'preferences', language: chosen }),
  );
  const [quiet, chooseQuiet] = useChoice(person.dnd, (dnd) => store.act({ kind: 'preferences', dnd }));
  return (
    <div class="settings">
      <fieldset>
        <legend>{words.tools.theirLanguage(person.name)}</legend>
        {LANGUAGES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="language"
              checked={language === one}
              onChange={() => void chooseLanguage(one)}
            />
            {words.language[one]}
          </label>
        ))}
      </fieldset>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          checked={quiet}
          onChange={(event) => void chooseQuiet(event.currentTarget.checked)}
        />
        {words.tools.dnd}
      </label>
    </div>
  );
}
