import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { OfficeState, Person } from '../contract.ts';
import type { Words } from './i18n.ts';
import type { PageState } from './state.ts';
import type { Store } from './store.ts';

/** What every part of the page may look at once the office is known. */
export interface Page {
  store: Store;
  state: PageState;
  office: OfficeState;
  person: Person;
  words: Words;
}

/** Provides the page to its parts. */
export const PageContext = createContext<Page | null>(null);

/** The page, from inside one of its parts. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('This part is shown outside the page.');
  return page;
}
