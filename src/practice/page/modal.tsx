import { useRef, useState } from 'preact/hooks';
import type { View } from '../contract.ts';
import { Avatar } from './avatar.tsx';
import { useBusy } from './attachments.tsx';
import { Blocks } from './blocks/blocks.tsx';
import { formKey } from './blocks/scope.ts';
import { Dialog } from './dialog.tsx';
import { focusStart } from './focus.ts';
import { stateValues } from './form.ts';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';

/** The modal on top of the stack. What is typed stays through errors, updates and views stacked above. */
export function Modal({ view }: { view: View }) {
  const { words, store, office } = usePage();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState('');
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const where = { view: view.id };

  const isUploading = useBusy(formKey(where));

  const submit = async () => {
    if (sending || isUploading) return;
    setSending(true);
    setFailure('');
    const state = stateValues(view.blocks, store.filledIn(formKey(where), view.state));
    const result = await store.act({ kind: 'submit', view: view.id, state }, { quiet: true });
    setSending(false);
    if (!result.ok) setFailure(store.messageOf(result));
    setErrors((result.ok && result.errors) || {});
    if (result.ok && result.errors) focusFirst(form.current, result.errors);
  };

  const close = () => void store.act({ kind: 'close', view: view.id });
  const closeAll = () => void store.act({ kind: 'close', view: view.id, all: true });
  const app = office.people.find((one) => one.id === office.botUserId);

  return (
    <Dialog
      title={view.title}
      icon={app && <Avatar id={app.id} name={app.name} app />}
      onBack={view.isStacked ? close : undefined}
      onClose={closeAll}
    >
      <form
        class="dialog-form"
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="dialog-body">
          <Blocks blocks={view.blocks} where={where} state={view.state} errors={errors} />
        </div>
        {(failure || Object.keys(errors).length > 0) && (
          <p class="failure" role="alert">
            <Icon name="warning" /> {failure || words.fixErrors}
          </p>
        )}
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={close}>
            {view.close ?? words.cancel}
          </button>
          {(view.submit !== undefined || view.blocks.some((block) => block.type === 'input')) && (
            <button
              type="submit"
              class={`button primary ${sending ? 'pending' : ''}`}
              aria-disabled={sending || isUploading}
              aria-busy={sending || isUploading}
            >
              {view.submit ?? words.submit}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

function focusFirst(form: HTMLFormElement | null, errors: Record<string, string>): void {
  const blocks = [...(form?.querySelectorAll<HTMLElement>('[data-block]') ?? [])];
  const wrong = blocks.find((one) => Object.hasOwn(errors, one.dataset['block'] ?? ''));
  focusStart(wrong);
}
