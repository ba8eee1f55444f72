import type { FaultKind, FaultRule } from './contract-tools.ts';

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

/** Faults on demand: rules wait here until a call meets them. */
export class Faults {
  #rules: (FaultRule & { times: number })[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ ...rule, times: rule.times ?? 1 });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The rules that have not struck often enough yet. */
  list(): FaultRule[] {
    return structuredClone(this.#rules);
  }

  /** The fault that strikes this call, if any; it counts as struck. */
  strike(method: string): FaultRule | undefined {
    const rule = this.#rules.find((one) => one.method === method || one.method === '*');
    if (!rule) return undefined;
    rule.times -= 1;
    this.#rules = this.#rules.filter((one) => one.times > 0);
    return rule;
  }
}
