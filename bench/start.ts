import { memoryOf } from './process.ts';
import { interleaved, rowOf, shareOf, type Effort, type Round, type Row } from './rows.ts';
import { openDesk, type Desk, type Side } from './sides.ts';

const SECTIONS = 13;
/** After so many commands what is loaded only when it is needed is there. */
const COMMANDS = 100;

/** What one process took: until its first command was acknowledged, and the memory that it held after some more. */
interface Started {
  readyMs: number;
  megabytes: number;
}

async function startOnce(desk: Desk, open: () => Promise<Side>, commands: number): Promise<Started> {
  const side = await open();
  try {
    const ask = async (): Promise<void> => {
      const { userId, text } = desk.nextReply();
      await side.ask(userId, text);
    };
    await ask();
    const readyMs = performance.now() - side.running.spawnedAt;
    for (let done = 1; done < commands; done += 1) await ask();
    return { readyMs, megabytes: memoryOf(side.running) };
  } finally {
    await side.stop();
  }
}

/** Cold start and memory: from nothing to the first reply that is kept, and what the process holds after more of them. */
export async function starts(effort: Effort): Promise<Row[]> {
  const desk = await openDesk(SECTIONS, effort.program);
  const commands = shareOf(COMMANDS, effort);
  const memory: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  try {
    const measured = (who: 'ours' | 'bare') => async (): Promise<number> => {
      const { readyMs, megabytes } = await startOnce(desk, () => desk[who]('socket'), commands);
      memory[who].push(megabytes);
      return readyMs;
    };
    const times = await interleaved(effort, measured('ours'), measured('bare'));
    const held = memory.ours.map((ours, at): Round => ({ ours, bare: memory.bare[at] ?? Number.NaN }));
    const target = { atMost: 1.5 };
    return [
      rowOf({ bench: 'start', name: 'cold start to the first kept reply', unit: 'ms', target }, times),
      rowOf({ bench: 'start', name: `memory after ${commands} replies`, unit: 'MB', target }, held),
    ];
  } finally {
    await desk.close();
  }
}
