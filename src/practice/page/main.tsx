import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readAddress } from './address.ts';
import { personOf } from './directory.ts';
import { Icon } from './icons.tsx';
import { wordsFor } from './i18n.ts';
import { Modal } from './modal.tsx';
import { Banner, FirstHint } from './notice.tsx';
import type { Observed } from './observed.ts';
import { PageContext } from './page.ts';
import { Panes } from './panes.tsx';
import { Store } from './store.ts';
import { PracticeBar } from './tools/bar.tsx';
import { ToolDrawer } from './tools/drawer.tsx';
import { JourneyList } from './tools/journey.tsx';
import { ResetDialog } from './tools/reset.tsx';
import { Tools, ToolsContext } from './tools/tools.ts';

/** The state as it is, shown again whenever it changes. */
function useObserved<State extends object>(observed: Observed<State>): State {
  const [state, setState] = useState(observed.state);
  useEffect(() => {
    const stop = observed.subscribe(() => setState(observed.state));
    setState(observed.state);
    return stop;
  }, [observed]);
  return state;
}

/** The whole page. */
export function App({ store, tools }: { store: Store; tools: Tools }) {
  const state = useObserved(store);
  const toolsState = useObserved(tools);
  const [sidebarOpen, setSidebarOpen] = useState(false);
  const sidebarToggle = useRef<HTMLButtonElement>(null);
  const closeSidebar = () => {
    setSidebarOpen(false);
    sidebarToggle.current?.focus();
  };

  const { office, person } = state;
  const language = person?.language ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  const words = wordsFor(language);
  const title = office ? `${office.name} · ${words.workspace}` : words.workspace;

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);

  if (!office || !person) {
    return <main class="opening">{state.connection === 'lost' ? words.cannotOpen : words.loading}</main>;
  }
  return (
    <PageContext.Provider value={{ store, state, office, person, words }}>
      <ToolsContext.Provider value={{ tools, state: toolsState }}>
        <PracticeBar>
          <button
            type="button"
            ref={sidebarToggle}
            class="icon-button sidebar-toggle"
            aria-label={sidebarOpen ? words.closeSidebar : words.openSidebar}
            aria-expanded={sidebarOpen}
            onClick={() => setSidebarOpen(!sidebarOpen)}
          >
            <Icon name={sidebarOpen ? 'close' : 'menu'} />
          </button>
        </PracticeBar>
        <Banner />
        <FirstHint />
        <JourneyList />
        <div class="stage">
          <Panes sidebarOpen={sidebarOpen} onSidebarDone={closeSidebar} />
          <ToolDrawer />
        </div>
        {toolsState.resetting && <ResetDialog />}
        {office.modal && <Modal key={office.modal.id} view={office.modal} />}
      </ToolsContext.Provider>
    </PageContext.Provider>
  );
}

const root = document.getElementById('app');
if (root) {
  const store = new Store();
  window.addEventListener('popstate', () => {
    const address = readAddress();
    const person = store.state.office && personOf(store.state.office, address.as);
    if (person) store.actAs(person, address.in);
  });
  window.addEventListener('focus', () => store.seen());
  render(<App store={store} tools={new Tools(store)} />, root);
  void store.open();
}
