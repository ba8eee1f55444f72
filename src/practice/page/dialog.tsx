import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { CloseButton } from './close-button.tsx';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';

interface Props {
  title: ComponentChildren;
  /** A picture before the title. */
  icon?: ComponentChildren;
  /** Asked to go back to what lies below: by the arrow, by Escape. */
  onBack?: (() => void) | undefined;
  /** Asked to close: by the cross, or by Escape where there is nothing to go back to. */
  onClose: () => void;
  children: ComponentChildren;
  small?: boolean;
  /** As large as the window lets it be. */
  wide?: boolean;
}

/** Where one starts in a form: the chosen radio button, or the first other field. */
const FIRST = '.dialog-body :is(input:checked, input:not([type="radio"]), textarea, select)';

/** A modal dialog: the browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ title, icon, onBack, onClose, children, small = false, wide = false }: Props) {
  const { words } = usePage();
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    const first =
      dialog?.querySelector<HTMLElement>('[autofocus]') ?? dialog?.querySelector<HTMLElement>(FIRST);
    first?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={element}
      class={`dialog ${small ? 'dialog-small' : ''} ${wide ? 'dialog-wide' : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        (onBack ?? onClose)();
      }}
    >
      <header class="dialog-head">
        {onBack ? (
          <button
            type="button"
            class="icon-button"
            aria-label={words.back}
            title={words.back}
            onClick={onBack}
          >
            <Icon name="back" />
          </button>
        ) : (
          icon
        )}
        <h2 id={titleId}>{title}</h2>
        <CloseButton label={words.close} onClose={onClose} />
      </header>
      {children}
    </dialog>
  );
}

interface ConfirmProps {
  title: ComponentChildren;
  text: ComponentChildren;
  confirm: ComponentChildren;
  deny: ComponentChildren;
  danger?: boolean;
  onConfirm: () => void;
  onDeny: () => void;
}

/** Asks before something is done. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  deny,
  danger = false,
  onConfirm,
  onDeny,
}: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onDeny} small>
      <div class="dialog-body">{text}</div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onDeny}>
          {deny}
        </button>
        <button type="button" class={`button ${danger ? 'danger' : 'primary'}`} onClick={onConfirm}>
          {confirm}
        </button>
      </footer>
    </Dialog>
  );
}
