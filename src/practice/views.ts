import type { StateValues } from './contract.ts';
import { freshId, secret, stableId } from './ids.ts';
import { objectsOf, textOf, type Json } from './json.ts';
import { stateOf } from './state-values.ts';
import type { Store } from './store.ts';

/** Slack shows at most three modals on top of each other. */
export const STACK_LIMIT = 3;

export interface ViewRecord {
  id: string;
  hash: string;
  userId: string;
  rootId: string;
  previousId?: string;
  /** The view as the bot gave it, checked, with ids in its blocks. */
  source: Json;
  state: StateValues;
}

/** A person's open modals, the lowest first. */
interface Stack {
  userId: string;
  views: ViewRecord[];
}

/** Each person's stack of modals and App Home; both outlive the process, so that no restart takes a form away. */
export class Views {
  readonly #homes = new Map<string, ViewRecord>();
  readonly #stacks = new Map<string, ViewRecord[]>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    for (const home of store.load<ViewRecord>('home')) this.#homes.set(home.userId, home);
    for (const { userId, views } of store.load<Stack>('stack')) this.#stacks.set(userId, views);
  }

  home(userId: string): ViewRecord | undefined {
    return this.#homes.get(userId);
  }

  stack(userId: string): readonly ViewRecord[] {
    return this.#stacks.get(userId) ?? [];
  }

  top(userId: string): ViewRecord | undefined {
    return this.stack(userId).at(-1);
  }

  find(id: string): ViewRecord | undefined {
    return this.#all().find((view) => view.id === id);
  }

  findExternal(externalId: string): ViewRecord | undefined {
    return this.#all().find((view) => view.source.external_id === externalId);
  }

  #all(): ViewRecord[] {
    return [...this.#homes.values(), ...[...this.#stacks.values()].flat()];
  }

  /** A new root modal; what was open before is gone. */
  open(userId: string, source: Json): ViewRecord {
    const id = freshId('V');
    const view = { ...fresh(source), id, userId, rootId: id };
    this.#keep(userId, [view]);
    return view;
  }

  /** One more modal on top; the caller has checked the limit. */
  push(userId: string, source: Json): ViewRecord {
    const below = this.top(userId);
    if (!below) return this.open(userId, source);
    const view = {
      ...fresh(source),
      id: freshId('V'),
      userId,
      rootId: below.rootId,
      previousId: below.id,
    };
    this.#keep(userId, [...this.stack(userId), view]);
    return view;
  }

  /** New content in place; inputs keep their text where block and action id stay the same. */
  update(view: ViewRecord, source: Json): ViewRecord {
    Object.assign(view, fresh(source, view.state));
    if (this.#homes.get(view.userId) === view) this.#store.save('home', view.userId, view);
    else this.#keep(view.userId, this.stack(view.userId));
    return view;
  }

  publish(userId: string, source: Json): ViewRecord {
    const known = this.#homes.get(userId);
    if (known) return this.update(known, source);
    const id = stableId('V', `home:${userId}`);
    const view = { ...fresh(source), id, userId, rootId: id };
    this.#homes.set(userId, view);
    this.#store.save('home', userId, view);
    return view;
  }

  /** Remembers what stands in the inputs. */
  fill(view: ViewRecord, given: StateValues): void {
    view.state = stateOf(objectsOf(view.source.blocks), given);
    if (view.source.type !== 'home') this.#keep(view.userId, this.stack(view.userId));
  }

  /** Takes one modal off its stack, and whatever was above it. */
  close(view: ViewRecord): void {
    const stack = this.stack(view.userId);
    const at = stack.indexOf(view);
    if (at >= 0) this.#keep(view.userId, stack.slice(0, at));
  }

  closeAll(userId: string): void {
    this.#keep(userId, []);
  }

  #keep(userId: string, views: readonly ViewRecord[]): void {
    this.#stacks.set(userId, [...views]);
    this.#store.save('stack', userId, { userId, views });
  }

  clear(): void {
    this.#homes.clear();
    this.#stacks.clear();
  }
}

function fresh(source: Json, given: StateValues = {}) {
  return {
    source,
    hash: `${Math.floor(Date.now() / 1000)}.${secret().slice(0, 8)}`,
    state: stateOf(objectsOf(source.blocks), given),
  };
}

/** Text of a view's title or button. */
export function plainText(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'text' in value ? textOf(value.text) : undefined;
}
