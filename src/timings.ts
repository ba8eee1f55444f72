/** Upper bounds in seconds: Slack waits three seconds for an acknowledgement, the posting client ten. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10] as const;

interface Series {
  /** How many took no longer than each bound. */
  within: number[];
  count: number;
  sum: number;
}

/**
 * How long something takes, by one label, since the process began: plain numbers, so that whoever collects no metrics
 * pays nothing for them.
 */
export class Timings {
  readonly #name: string;
  readonly #help: string;
  readonly #label: string;
  readonly #series = new Map<string, Series>();

  constructor(name: string, help: string, label: string) {
    this.#name = name;
    this.#help = help;
    this.#label = label;
  }

  /** Counts one more; `value` is one of few words of the program. */
  observe(value: string, seconds: number): void {
    const series = this.#series.get(value) ?? { within: BOUNDS.map(() => 0), count: 0, sum: 0 };
    this.#series.set(value, series);
    series.within = series.within.map((count, index) => count + (seconds <= (BOUNDS[index] ?? 0) ? 1 : 0));
    series.count += 1;
    series.sum += seconds;
  }

  /** All of it as a histogram in the text format of Prometheus. */
  text(): string {
    const name = this.#name;
    const lines = [`# HELP ${name} ${this.#help}`, `# TYPE ${name} histogram`];
    for (const [value, { within, count, sum }] of this.#series) {
      const label = `${this.#label}="${value}"`;
      for (const [index, bound] of BOUNDS.entries())
        lines.push(`${name}_bucket{${label},le="${bound}"} ${within[index]}`);
      lines.push(`${name}_bucket{${label},le="+Inf"} ${count}`);
      lines.push(`${name}_sum{${label}} ${sum}`, `${name}_count{${label}} ${count}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

/** Told how long something took, in seconds. */
export type Took = (what: string, seconds: number) => void;

/** Does something, and tells how long it took unless it failed. */
export async function timed<Done>(
  took: Took | undefined,
  what: string,
  work: () => Promise<Done>,
): Promise<Done> {
  const began = performance.now();
  const done = await work();
  took?.(what, (performance.now() - began) / 1000);
  return done;
}
