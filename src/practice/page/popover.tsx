import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

interface Props {
  /** What the button is called when its content is only a picture. */
  label?: string;
  button: ComponentChildren;
  buttonClass?: string;
  align?: 'left' | 'right';
  /** The button is where a form begins. */
  focus?: boolean;
  /** The content gets a function that closes the panel. */
  children: (close: () => void) => ComponentChildren;
}

/**
 * A button that opens a small panel below or above it. Escape closes it and gives the focus back; so does
 * going elsewhere, by a click or by Tab, and leaves the focus there.
 */
export function Popover({ label, button, buttonClass = '', align = 'left', focus = false, children }: Props) {
  const [open, setOpen] = useState(false);
  const [upwards, setUpwards] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  const show = () => {
    const box = opener.current?.getBoundingClientRect();
    // There is more room on the other side: a panel must not be cut off by what it stands in.
    setUpwards(box !== undefined && box.top > window.innerHeight / 2);
    setOpen(true);
  };

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };

  useEffect(() => {
    if (!open) return undefined;
    root.current?.querySelector<HTMLElement>('.popover-panel :is(input, a, button, select)')?.focus();
    const onPointer = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);

  return (
    <div
      class="popover"
      ref={root}
      onFocusOut={({ relatedTarget: next }) => {
        // A question about what was chosen lies above the panel and comes back to it.
        const isAbove = next instanceof Element && next.closest('dialog') !== root.current?.closest('dialog');
        if (next instanceof Node && !root.current?.contains(next) && !isAbove) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        // A form around this panel must not close with it.
        event.stopPropagation();
        event.preventDefault();
        close();
      }}
    >
      <button
        type="button"
        class={buttonClass}
        ref={opener}
        autofocus={focus}
        aria-label={label}
        aria-expanded={open}
        aria-controls={panelId}
        title={label}
        onClick={() => (open ? close() : show())}
      >
        {button}
      </button>
      <div id={panelId} class={`popover-panel ${align} ${upwards ? 'upwards' : ''}`} hidden={!open}>
        {open && children(close)}
      </div>
    </div>
  );
}
