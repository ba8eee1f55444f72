import type { Store } from './store.ts';
import type { Draft, Workspace } from './workspace.ts';

/** A message that waits for its time. */
export interface ScheduledRecord {
  id: string;
  /** Seconds, as Slack gives them. */
  postAt: number;
  createdAt: number;
  draft: Draft;
}

/** The messages that the bot scheduled, kept over a restart. */
export class Scheduled {
  readonly #byId = new Map<string, ScheduledRecord>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    for (const one of store.load<ScheduledRecord>('scheduled')) this.#byId.set(one.id, one);
  }

  /** Earliest first. */
  all(): ScheduledRecord[] {
    return [...this.#byId.values()].toSorted((a, b) => a.postAt - b.postAt);
  }

  find(id: string): ScheduledRecord | undefined {
    return this.#byId.get(id);
  }

  add(record: ScheduledRecord): void {
    this.#byId.set(record.id, record);
    this.#store.save('scheduled', record.id, record);
  }

  remove(id: string): void {
    this.#byId.delete(id);
    this.#store.remove('scheduled', id);
  }

  clear(): void {
    this.#byId.clear();
  }
}

/**
 * Posts what is due by the practice clock, each message at its own time although the clock may have jumped past
 * it. What cannot be posted any more is dropped without a word, as Slack does; so is what has metadata, which
 * Slack takes and never posts (docs.slack.dev/reference/methods/chat.scheduleMessage).
 */
export function postScheduled(workspace: Workspace): void {
  const now = workspace.clock.now().getTime() / 1000;
  for (const { id, postAt, draft } of workspace.scheduled.all()) {
    if (postAt > now) return;
    workspace.scheduled.remove(id);
    const channel = workspace.conversations.byId(draft.channel);
    const open = channel && !channel.archived && channel.members.includes(workspace.bot.id);
    if (open && draft.metadata === undefined) workspace.post(draft, new Date(postAt * 1000));
  }
}
