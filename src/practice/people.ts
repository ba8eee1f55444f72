import type { Language } from './contract.ts';
import { stableId } from './ids.ts';
import type { Store } from './store.ts';

export interface PersonSeed {
  handle: string;
  name: string;
  language: Language;
  email?: string;
}

export interface PersonRecord {
  id: string;
  handle: string;
  name: string;
  language: Language;
  email: string;
  isBot: boolean;
  /** The language that the person chose for themselves. */
  chosenLanguage?: Language;
  /** Since when notifications are paused, in seconds; absent while they are not. */
  dndSince?: number;
}

/** Everybody in the workspace, the bot among them, in the order of the seed. */
export class People {
  readonly #byId = new Map<string, PersonRecord>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    for (const person of store.load<PersonRecord>('person')) this.#byId.set(person.id, person);
  }

  /**
   * Adds a person, or brings name and language up to date; the handle decides who it is. What people set for
   * themselves stays.
   */
  put(seed: PersonSeed, isBot = false): PersonRecord {
    const { handle, name, language } = seed;
    const email = seed.email ?? `${handle}@practice.invalid`;
    const id = stableId('U', handle);
    const { chosenLanguage, dndSince } = this.#byId.get(id) ?? {};
    return this.save({
      id,
      handle,
      name,
      email,
      isBot,
      language: chosenLanguage ?? language,
      ...(chosenLanguage === undefined ? {} : { chosenLanguage }),
      ...(dndSince === undefined ? {} : { dndSince }),
    });
  }

  /** Writes down what is known of a person. */
  save(person: PersonRecord): PersonRecord {
    this.#byId.set(person.id, person);
    this.#store.save('person', person.id, person);
    return person;
  }

  all(): PersonRecord[] {
    return [...this.#byId.values()];
  }

  byId(id: string): PersonRecord | undefined {
    return this.#byId.get(id);
  }

  byEmail(email: string): PersonRecord | undefined {
    return this.all().find((person) => person.email.toLowerCase() === email.toLowerCase());
  }

  /** Finds by id or by handle. */
  find(reference: string): PersonRecord | undefined {
    return this.#byId.get(reference) ?? this.all().find((person) => person.handle === reference);
  }

  clear(): void {
    this.#byId.clear();
  }
}
