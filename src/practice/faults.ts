/**
 * What can go wrong with one call. `drop`: done, but the answer is lost. `refuse`: cut before anything is done.
 * `late`: cut at once, done later. `hang`: never answered, never done.
 */
export type FaultKind = 'ratelimit' | 'http' | 'error' | 'delay' | 'drop' | 'refuse' | 'hang' | 'late';

export interface FaultRule {
  /** A Web API method, `response_url`, or `*` for any. */
  method: string;
  kind: FaultKind;
  /** How many calls it strikes; once when left out. */
  times?: number | undefined;
  /** For `delay` and `late`: how long. For `ratelimit`: how long to ask the caller to wait. */
  ms?: number | undefined;
  /** For `http`: the status, 500 when left out. */
  status?: number | undefined;
  /** For `error`: Slack's code, `internal_error` when left out. */
  error?: string | undefined;
}

export const FAULT_KINDS: readonly FaultKind[] = [
  'ratelimit',
  'http',
  'error',
  'delay',
  'drop',
  'refuse',
  'hang',
  'late',
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
