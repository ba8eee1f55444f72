import { listDeliveries } from '../../../db/deliveries.ts';
import type { SlotRow } from '../../../db/slots.ts';
import { brokenPromises, invariants, shownByKey, type Broken, type Said } from '../invariants.ts';
import type { TriedOffice } from './office.ts';
import type { Spoken, Voices } from './voices.ts';

/** What came of an office whose bot had a hard time. */
export interface Verdict {
  /** Messages by our keys that Slack shows. */
  messages: number;
  /** Things that people said to the bot. */
  replies: number;
  broken: Broken;
  /** Every line of what must not be. */
  promisesBroken: string[];
}

/** Whether it was acknowledged, and whether its author was told, by Slack or by the bot, that it was not kept. */
function saidOf(voices: Voices, { who, mark, door, taken, told }: Spoken): Said {
  const words = voices.private(who).some((text) => text.includes('没有保存') && text.includes(mark));
  return { mark, acknowledged: taken === true && door === 'command', refused: words || told !== '' };
}

/** Looks at what Slack shows and at what is on record, now that nothing is under way any more. */
export async function judge(
  { db, practice, tooFast }: Pick<TriedOffice, 'db' | 'practice' | 'tooFast'>,
  due: readonly Pick<SlotRow, 'job' | 'period'>[],
  voices?: Voices,
): Promise<Verdict> {
  const { workspace } = practice;
  const said = voices?.all.map((spoken) => saidOf(voices, spoken)) ?? [];
  const broken = await invariants({ db, workspace, said, due, tooFast: tooFast() });
  const waiting = (await listDeliveries(db))
    .filter(({ state }) => state === 'queued' || state === 'sending')
    .map(({ key, state, lastError }) => `${key} is still ${state}: ${lastError ?? 'no error'}`);
  return {
    messages: shownByKey(workspace).size,
    replies: said.length,
    broken,
    promisesBroken: [...brokenPromises(broken), ...waiting.map((line) => `lost: ${line}`)],
  };
}
