import { useState } from 'preact/hooks';
import { Dialog } from '../dialog.tsx';
import { usePage } from '../page.ts';
import { useTools } from './tools.ts';

/** Asks before everything begins again, and with which office. */
export function ResetDialog() {
  const { words, office } = usePage();
  const { tools } = useTools();
  const [sample, setSample] = useState(office.sample);
  const [busy, setBusy] = useState(false);
  const leave = () => tools.ask(false);
  return (
    <Dialog title={words.tools.resetTitle} onClose={leave} small>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (busy) return;
          setBusy(true);
          void tools.reset(sample);
        }}
      >
        <div class="dialog-body reset">
          <p>{words.tools.resetQuestion}</p>
          {office.samples.length > 0 && (
            <fieldset>
              <legend>{words.tools.chooseOffice}</legend>
              {office.samples.map(({ id, name }) => (
                <label key={id} class="choice">
                  <input
                    type="radio"
                    name="sample"
                    value={id}
                    checked={id === sample}
                    onChange={() => setSample(id)}
                  />
                  <span>
                    {words.tools.samples.get(id) ?? name}
                    <small class="choice-note">
                      {name}
                      {id === office.sample && ` · ${words.tools.currentOffice}`}
                    </small>
                  </span>
                </label>
              ))}
            </fieldset>
          )}
        </div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={leave}>
            {words.cancel}
          </button>
          <button type="submit" class={`button danger ${busy ? 'pending' : ''}`} aria-disabled={busy}>
            {busy ? words.tools.resetting : words.tools.resetNow}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
