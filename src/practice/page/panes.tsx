import { useEffect, useRef } from 'preact/hooks';
import { MainPane } from './conversation.tsx';
import { useNarrow } from './narrow.ts';
import { usePage } from './page.ts';
import { Sidebar } from './sidebar.tsx';
import { ThreadPane } from './thread.tsx';

interface Props {
  /** In a narrow window the sidebar is only there while somebody wants it. */
  sidebarOpen: boolean;
  onSidebarDone: () => void;
}

/** The sidebar, the conversation, and the thread beside it. */
export function Panes({ sidebarOpen, onSidebarDone }: Props) {
  const { state, person } = usePage();
  const { thread } = state;
  const sidebar = useRef<HTMLDivElement>(null);
  const isCovered = useNarrow() && sidebarOpen;

  useEffect(() => {
    if (isCovered) sidebar.current?.querySelector('button')?.focus();
  }, [isCovered]);

  return (
    <div
      class={`panes ${sidebarOpen ? 'sidebar-open' : ''} ${thread ? 'thread-open' : ''}`}
      onClick={(event) => {
        // What is covered takes no clicks itself.
        if (isCovered && event.target === event.currentTarget) onSidebarDone();
      }}
    >
      <div
        ref={sidebar}
        class="sidebar-side"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented && isCovered) onSidebarDone();
        }}
      >
        <Sidebar onChosen={onSidebarDone} />
      </div>
      <div class="covered" inert={isCovered}>
        <MainPane key={person.id} />
        {thread && <ThreadPane key={`${person.id} ${thread.ts}`} thread={thread} />}
      </div>
    </div>
  );
}
