import { interleaved, percentile, rowOf, shareOf, type Effort, type Row } from './rows.ts';
import { openDesk, type Desk, type Side, type Way } from './sides.ts';

const SECTIONS = 13;
const COMMANDS = 400;
const WARM_UP = 800;
const AT_ONCE = 32;

/** What is asked of an app, and how it answers when it did it. */
interface Asked {
  name: string;
  next: (desk: Desk) => { userId: string; text: string };
  done: RegExp;
}

/** What is kept: it is acknowledged when it is on disk. */
export const REPLY: Asked = { name: '/duban reply …', next: (desk) => desk.nextReply(), done: /已保存/ };
/** What is only answered. */
export const HELP: Asked = {
  name: '/duban help',
  next: (desk) => ({ ...desk.nextReply(), text: 'help' }),
  done: /\S/,
};

/** Asks once; how long the acknowledgement took. An answer that is none makes the measurement worthless. */
async function askOnce(desk: Desk, side: Side, { next, done }: Asked): Promise<number> {
  const { userId, text } = next(desk);
  const answer = await side.ask(userId, text);
  if (side.isOurs && !done.test(answer.text))
    throw new Error(`"${text}" was answered with "${answer.text}".`);
  return answer.ms;
}

/** One after the other: the middle of what each acknowledgement took. */
async function serialMs(count: number, once: () => Promise<number>): Promise<number> {
  const taken: number[] = [];
  for (let done = 0; done < count; done += 1) taken.push(await once());
  return percentile(taken, 0.5);
}

/** Always so many under way: how many there were in a second. */
async function perSecond(count: number, once: () => Promise<number>): Promise<number> {
  const began = performance.now();
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await once();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (count * 1000) / (performance.now() - began);
}

/** Both apps, started and warm, for as long as `work` takes. */
async function withBoth<Result>(
  effort: Effort,
  way: Way,
  asked: Asked,
  work: (ours: () => Promise<number>, bare: () => Promise<number>) => Promise<Result>,
): Promise<Result> {
  const desk = await openDesk(SECTIONS, effort.program);
  const sides: Side[] = [];
  try {
    const ours = await desk.ours(way);
    sides.push(ours);
    const bare = await desk.bare(way);
    sides.push(bare);
    const askOurs = (): Promise<number> => askOnce(desk, ours, asked);
    const askBare = (): Promise<number> => askOnce(desk, bare, asked);
    await serialMs(shareOf(WARM_UP, effort), askOurs);
    await serialMs(shareOf(WARM_UP, effort), askBare);
    return await work(askOurs, askBare);
  } finally {
    for (const side of sides) await side.stop();
    await desk.close();
  }
}

/** B1 of one way and one command. */
export async function acknowledgement(effort: Effort, way: Way, asked: Asked): Promise<Row> {
  const count = shareOf(COMMANDS, effort);
  const rounds = await withBoth(effort, way, asked, (ours, bare) =>
    interleaved(
      effort,
      () => serialMs(count, ours),
      () => serialMs(count, bare),
    ),
  );
  const name = `acknowledgement p50, ${asked.name}, ${way}`;
  return rowOf({ bench: 'B1', name, unit: 'ms', target: { atMost: 4 } }, rounds);
}

/** B1: how long somebody waits for the acknowledgement of what is on disk by then. */
export async function acknowledgements(effort: Effort): Promise<Row[]> {
  const rows: Row[] = [];
  for (const way of ['socket', 'http'] as const)
    for (const asked of [REPLY, HELP]) rows.push(await acknowledgement(effort, way, asked));
  return rows;
}

/** B2: how many commands there are in a second when everybody writes at once. */
export async function throughput(effort: Effort): Promise<Row[]> {
  const rows: Row[] = [];
  const count = shareOf(COMMANDS * 2, effort);
  for (const asked of [REPLY, HELP]) {
    const rounds = await withBoth(effort, 'socket', asked, (ours, bare) =>
      interleaved(
        effort,
        () => perSecond(count, ours),
        () => perSecond(count, bare),
      ),
    );
    const name = `commands, ${AT_ONCE} at once, ${asked.name}`;
    rows.push(rowOf({ bench: 'B2', name, unit: '/s', target: { atLeast: 0.2 } }, rounds));
  }
  return rows;
}
