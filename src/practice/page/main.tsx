import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { readAddress } from './address.ts';
import { ClockBar, PassedSlots } from './clock.tsx';
import { MainPane } from './conversation.tsx';
import { personOf } from './directory.ts';
import { Icon } from './icons.tsx';
import { wordsFor } from './i18n.ts';
import { Modal } from './modal.tsx';
import { Banner, FirstHint } from './notice.tsx';
import { PageContext } from './page.ts';
import { PersonMenu } from './person.tsx';
import { Sidebar } from './sidebar.tsx';
import { Store } from './store.ts';
import { ThreadPane } from './thread.tsx';

/** The whole page. */
export function App({ store }: { store: Store }) {
  const [state, setState] = useState(store.state);
  const [sidebarOpen, setSidebarOpen] = useState(false);

  useEffect(() => {
    const stop = store.subscribe(() => setState(store.state));
    setState(store.state);
    return stop;
  }, [store]);

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
      <header class="top">
        <button
          type="button"
          class="icon-button sidebar-toggle"
          aria-label={sidebarOpen ? words.closeSidebar : words.openSidebar}
          aria-expanded={sidebarOpen}
          onClick={() => setSidebarOpen(!sidebarOpen)}
        >
          <Icon name={sidebarOpen ? 'close' : 'menu'} />
        </button>
        <ClockBar />
        <PersonMenu />
      </header>
      <Banner />
      <FirstHint />
      <PassedSlots />
      <div class={`panes ${sidebarOpen ? 'sidebar-open' : ''} ${state.thread ? 'thread-open' : ''}`}>
        <Sidebar onChosen={() => setSidebarOpen(false)} />
        <MainPane key={person.id} />
        {state.thread && <ThreadPane key={`${person.id} ${state.thread.ts}`} thread={state.thread} />}
      </div>
      {office.modal && <Modal key={office.modal.id} view={office.modal} />}
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
  render(<App store={store} />, root);
  void store.open();
}
