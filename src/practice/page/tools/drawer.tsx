import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { CloseButton } from '../close-button.tsx';
import { useFocusBack } from '../focus.ts';
import { usePage } from '../page.ts';
import { FaultPanel } from './faults.tsx';
import { useTools } from './tools.ts';
import { TrafficPanel } from './traffic.tsx';

/** The tool that lies open beside the workspace, if any. */
export function ToolDrawer() {
  const { words } = usePage();
  const { state } = useTools();
  switch (state.drawer) {
    case 'traffic':
      return (
        <Drawer key="traffic" title={words.tools.traffic}>
          <TrafficPanel />
        </Drawer>
      );
    case 'faults':
      return (
        <Drawer key="faults" title={words.tools.faults}>
          <FaultPanel />
        </Drawer>
      );
    default:
      return null;
  }
}

/** Escape or the cross closes it, and the focus goes back to where it was. */
function Drawer({ title, children }: { title: string; children: ComponentChildren }) {
  const { words } = usePage();
  const { tools } = useTools();
  const drawer = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useFocusBack(drawer);
  useEffect(() => heading.current?.focus(), []);

  return (
    <aside
      ref={drawer}
      class="drawer"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        tools.close();
      }}
    >
      <header class="drawer-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <CloseButton label={words.close} onClose={() => tools.close()} />
      </header>
      {children}
    </aside>
  );
}
