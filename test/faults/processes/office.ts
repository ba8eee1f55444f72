import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '../../../db/connect.ts';
import { practiceSeed, rehearsable } from '../../../src/practice/seed.ts';
import { startPractice, type Practice } from '../../../src/practice/server.ts';
import { campaignOf, SAMPLE } from '../../support/campaigns.ts';
import type { Built } from '../../support/program.ts';
import { Machine } from './machine.ts';

/** When the week's tasks are deployed, and when those who have not replied are asked. */
export const DEPLOYED_AT = '2022-05-05T09:00:00+08:00';
export const PROMPTED_AT = '2022-05-06T09:00:00+08:00';

export const DEPLOY = { job: 'weekly.deploy', period: '2022-W18' } as const;
export const PROMPT = { job: 'weekly.prompt', period: '2022-W18' } as const;

export interface TriedOffice {
  practice: Practice;
  machine: Machine;
  /** A connection of the test's own to the bot's database. */
  db: Db;
  /** How long a message of unknown outcome rests. */
  quarantineMs: number;
  /** How long the bot waits for Slack's answer to a posting. */
  clientTimeoutMs: number;
  /** How often Slack has said "too fast" without a fault that made it say so. */
  tooFast: () => number;
  close(): Promise<void>;
}

export interface TriedSetting {
  built: Built;
  /** SQLite in the office's own folder when left out. */
  databaseUrl?: string;
  /** What Slack's clock says at the beginning; the moment of the deployment when left out. */
  startAt?: string;
  quarantineMs?: number;
  before?: readonly string[];
}

/** Short, and still longer than half of what arrives late after the bot has hung up. */
const QUARANTINE_MS = 1_600;

/** The sample office in a workspace and a folder of its own; the bot runs in processes. */
export async function openTried(setting: TriedSetting): Promise<TriedOffice> {
  const { built, startAt = DEPLOYED_AT, quarantineMs = QUARANTINE_MS } = setting;
  const practice = await startPractice({
    seed: practiceSeed(rehearsable(campaignOf(SAMPLE))),
    startAt: new Date(startAt),
    timezone: 'Asia/Shanghai',
    // At once and twice later, as Slack does it in five minutes.
    timing: { retryWaitsMs: [0, 1_000, 5_000] },
  });
  let tooFast = 0;
  const note = practice.traffic.note.bind(practice.traffic);
  practice.traffic.note = (passage) => {
    note(passage);
    if (passage.status === 429) tooFast += 1;
  };
  const folder = mkdtempSync(join(tmpdir(), 'duban-tried-'));
  const campaignFile = join(folder, 'plan.yaml');
  writeFileSync(campaignFile, SAMPLE);
  const databaseUrl = setting.databaseUrl ?? `sqlite:${join(folder, 'office.db')}`;
  const machine = new Machine({
    built,
    practice,
    databaseUrl,
    folder,
    campaignFile,
    quarantineMs,
    ...(setting.before ? { before: setting.before } : {}),
  });
  const db = connect(databaseUrl);
  return {
    practice,
    machine,
    db,
    quarantineMs,
    clientTimeoutMs: quarantineMs / 2 + 500,
    tooFast: () => tooFast,
    async close() {
      await machine.close();
      await practice.close();
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
