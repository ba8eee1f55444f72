import type { FaultKind, FaultRule } from './contract-tools.ts';
import { ending } from './deferred.ts';
import { Outage } from './outage.ts';

export const FAULT_KINDS: readonly FaultKind[] = [
  'ratelimit',
  'http',
  'error',
  'delay',
  'drop',
  'refuse',
  'hang',
  'late',
  'down',
];

/** How long a delay, a late acceptance or an outage takes when nothing is said. */
export const FAULT_MS = 1_000;

/** Faults on demand: rules wait here until a call meets them; an outage begins at once and strikes every call. */
export class Faults {
  readonly outage = new Outage();
  readonly #onStrike: (method: string, rule: FaultRule) => void;
  #rules: (FaultRule & { times: number })[] = [];
  #underWay = ending();

  constructor(onStrike: (method: string, rule: FaultRule) => void = () => {}) {
    this.#onStrike = onStrike;
  }

  add(rule: FaultRule): void {
    if (rule.kind === 'down') {
      this.outage.begin(rule.ms ?? FAULT_MS);
      this.#onStrike('*', rule);
    } else this.#rules.push({ ...rule, times: rule.times ?? 1 });
  }

  /** Comes when the faults that strike now are cleared; a call that one of them holds is then cut, and does nothing. */
  get cleared(): AbortSignal {
    return this.#underWay.signal;
  }

  /** All is well again: no rule is left, the outage is over, and what a fault still holds is cut. */
  clear(): void {
    this.#rules = [];
    this.#underWay.abort();
    this.#underWay = ending();
    this.outage.end();
  }

  /** What is still to strike: an outage with the time that is left of it, and rules with the times that are left. */
  list(): FaultRule[] {
    const ms = this.outage.remaining();
    const outage: FaultRule[] = ms > 0 ? [{ method: '*', kind: 'down', ms }] : [];
    return [...outage, ...structuredClone(this.#rules)];
  }

  /** The fault that strikes this call, if any; it counts as struck. */
  strike(method: string): FaultRule | undefined {
    const rule = this.#rules.find((one) => one.method === method || one.method === '*');
    if (!rule) return undefined;
    rule.times -= 1;
    this.#rules = this.#rules.filter((one) => one.times > 0);
    this.#onStrike(method, rule);
    return rule;
  }
}
