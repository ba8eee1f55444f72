import { readFileSync } from 'node:fs';
import type { Campaign } from '../campaign/campaign.ts';
import { describeFault, type Fault } from '../campaign/file/fault.ts';
import { readCampaign } from '../campaign/file/read.ts';
import { InputError, type Cli } from './context.ts';

/** A file that somebody named; one that cannot be read is bad input. */
export function readText(cli: Cli, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(cli.words('cli.campaign_missing', { file, reason }));
  }
}

/** Says every fault of a file; nothing of it was taken. */
export function refuse(cli: Cli, faults: readonly Fault[]): never {
  const lines = faults.map((fault) => describeFault(fault, cli.words));
  throw new InputError([...lines, cli.words('cli.import_refused', { count: faults.length })].join('\n'));
}

/** Reads a campaign file that was found good; every fault of any other is said at once. */
export function readCampaignFile(cli: Cli, file: string): Campaign {
  const read = readCampaign(readText(cli, file), file);
  return 'faults' in read ? refuse(cli, read.faults) : read.campaign;
}
