import type { FaultRule } from '../../../src/practice/contract-tools.ts';
import type { Practice } from '../../../src/practice/server.ts';
import type { Chance } from './chance.ts';

/** What goes wrong with a call, and in how many of a hundred. */
interface Weather {
  percent: number;
  fault: (chance: Chance, clientTimeoutMs: number) => Omit<FaultRule, 'method'>;
}

/** Posting: a third of the calls goes wrong, a tenth of them all is accepted when nobody waits any more. */
const POSTING: readonly Weather[] = [
  { percent: 6, fault: () => ({ kind: 'drop' }) },
  { percent: 3, fault: () => ({ kind: 'http', accepted: true }) },
  { percent: 3, fault: () => ({ kind: 'hang' }) },
  { percent: 4, fault: () => ({ kind: 'ratelimit', ms: 1_000 }) },
  { percent: 4, fault: () => ({ kind: 'refuse' }) },
  { percent: 3, fault: () => ({ kind: 'http' }) },
  // Cut off at once and accepted later; or never answered in time, and accepted after the bot has hung up.
  { percent: 5, fault: (chance) => ({ kind: 'late', ms: chance.between(200, 600) }) },
  { percent: 5, fault: (chance, timeoutMs) => ({ kind: 'delay', ms: timeoutMs + chance.between(200, 600) }) },
];

/** Looking a message up, private answers, names: these may fail, and may be asked again. */
const ASKING: readonly Weather[] = [
  { percent: 3, fault: () => ({ kind: 'drop' }) },
  { percent: 3, fault: () => ({ kind: 'http', status: 503 }) },
  { percent: 3, fault: () => ({ kind: 'refuse' }) },
  { percent: 2, fault: () => ({ kind: 'ratelimit', ms: 1_000 }) },
];

/** A start waits for seconds for an answer to these; that has nothing to do with what is tried here. */
const SPARED = new Set(['auth.test', 'apps.connections.open']);
const POSTS = new Set(['chat.postMessage', 'chat.update']);

/** Bad weather between the bot and Slack, drawn anew for each call. */
export class Storm {
  /** Faults that have struck, by kind. */
  readonly struck = new Map<string, number>();
  #blows = true;

  constructor(practice: Practice, chance: Chance, clientTimeoutMs: number) {
    practice.faults.strike = (method) => {
      if (!this.#blows || SPARED.has(method)) return undefined;
      const roll = chance.next() * 100;
      let below = 0;
      for (const { percent, fault } of POSTS.has(method) ? POSTING : ASKING) {
        below += percent;
        if (roll >= below) continue;
        const rule = { method, ...fault(chance, clientTimeoutMs) };
        this.struck.set(rule.kind, (this.struck.get(rule.kind) ?? 0) + 1);
        return rule;
      }
      return undefined;
    };
  }

  /** Nothing more goes wrong; what is on its way still arrives late. */
  calm(): void {
    this.#blows = false;
  }
}
