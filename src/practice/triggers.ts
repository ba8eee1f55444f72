import { triggerId } from './ids.ts';

/** How long a trigger id may be exchanged for a modal. */
const TRIGGER_LIFE_MS = 3_000;

export interface Trigger {
  id: string;
  userId: string;
  issuedAt: number;
  used: boolean;
}

export type TriggerFault = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Trigger ids live on real time: a moved practice clock must not expire a form that somebody just asked for. */
export class Triggers {
  readonly #issued = new Map<string, Trigger>();
  readonly #realNow: () => number;

  constructor(realNow: () => number) {
    this.#realNow = realNow;
  }

  issue(userId: string): string {
    this.#forgetOld();
    const trigger = { id: triggerId(), userId, issuedAt: this.#realNow(), used: false };
    this.#issued.set(trigger.id, trigger);
    return trigger.id;
  }

  /** The trigger, or why it is no good; it is not spent until `spend`. */
  check(id: string): Trigger | TriggerFault {
    const trigger = this.#issued.get(id);
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (this.#realNow() - trigger.issuedAt > TRIGGER_LIFE_MS) return 'expired_trigger_id';
    return trigger;
  }

  /** A trigger opens one view only. */
  spend(trigger: Trigger): void {
    trigger.used = true;
  }

  /** After a reset there is nothing left to open. */
  clear(): void {
    this.#issued.clear();
  }

  #forgetOld(): void {
    // Kept well past their life, so that a late caller hears "expired" and not "invalid".
    const horizon = this.#realNow() - 20 * TRIGGER_LIFE_MS;
    for (const trigger of this.#issued.values()) {
      if (trigger.issuedAt >= horizon) return;
      this.#issued.delete(trigger.id);
    }
  }
}
