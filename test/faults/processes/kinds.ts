import { tryKilling } from './killed.ts';
import type { TriedSetting } from './office.ts';
import { tryPausing } from './paused.ts';
import { tryRacing } from './racing.ts';
import type { Trial } from './trial.ts';

/** Every kind of bad time that an office can be given. */
export const KINDS = {
  killed: tryKilling,
  paused: tryPausing,
  racing: tryRacing,
} as const satisfies Record<string, (setting: TriedSetting, seed: number) => Promise<Trial>>;

export type Kind = keyof typeof KINDS;

export function isKind(name: string): name is Kind {
  return Object.hasOwn(KINDS, name);
}
