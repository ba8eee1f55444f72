import { basename, join } from 'node:path';
import { findCampaignFacts } from './campaign/facts.ts';
import type { Campaign } from './campaign/campaign.ts';
import { readCampaignFile } from './cli/campaign-file.ts';
import { InputError, type Cli } from './cli/context.ts';
import type { Deps } from './deps.ts';
import { packageRoot } from './practice/package-root.ts';
import { ResetRefused, type Samples } from './practice/reset.ts';
import { rehearsable } from './practice/seed.ts';

/** The offices that are shipped, the first of them for whoever names no other. */
const SHIPPED = { 'zh-CN': 'sample.zh-CN.yaml', en: 'sample.en.yaml' } as const;
type Shipped = keyof typeof SHIPPED;
const DEFAULT: Shipped = 'zh-CN';

/** The id of the campaign file that the configuration names. */
const OWN = 'own';

const isShipped = (sample: string): sample is Shipped => Object.hasOwn(SHIPPED, sample);
const shippedFile = (sample: Shipped): string => join(packageRoot(), 'campaigns', SHIPPED[sample]);

/** The campaign that practice begins with when none is named. */
export function sampleCampaign(): string {
  return shippedFile(DEFAULT);
}

/** The offices that can be rehearsed: the configured campaign file, if there is one, and those that are shipped. */
export function rehearsals(cli: Cli, current: string = defaultSample(cli)): Samples {
  const own = cli.config.campaignFile;
  const shipped = Object.entries(SHIPPED).map(([id, name]) => ({ id, name }));
  return { list: [...(own === null ? [] : [{ id: OWN, name: basename(own) }]), ...shipped], current };
}

function defaultSample(cli: Cli): string {
  return cli.config.campaignFile === null ? DEFAULT : OWN;
}

/** The campaign of a sample, as it can be rehearsed; a faulty file is an `InputError`. */
export function readSample(cli: Cli, sample: string): Campaign {
  const file = isShipped(sample) ? shippedFile(sample) : (cli.config.campaignFile ?? sampleCampaign());
  return rehearsable(readCampaignFile(cli, file));
}

/** The same at a reset: what is wrong with the file by now is told to whoever asked for it. */
export function readAgain(cli: Cli, sample: string): Campaign {
  try {
    return readSample(cli, sample);
  } catch (error) {
    if (error instanceof InputError) throw new ResetRefused('campaign_file', error.message);
    throw error;
  }
}

/** The shipped sample that the database was filled from; null when from none of them. */
async function shippedIn(cli: Cli, deps: Deps): Promise<{ sample: string; campaign: Campaign } | null> {
  const stored = await findCampaignFacts(deps.db);
  if (!stored) return null;
  for (const sample of Object.keys(SHIPPED)) {
    const campaign = readSample(cli, sample);
    if (campaign.id === stored.id) return { sample, campaign };
  }
  return null;
}

/**
 * Which office is rehearsed after a start: the configured file, or the sample that was chosen last, which the
 * database knows. `leftover`: the database still has a shipped sample's office where another one is configured.
 */
export async function chosenRehearsal(
  cli: Cli,
  deps: Deps,
): Promise<{ samples: Samples; campaign: Campaign; leftover: boolean }> {
  const stored = await shippedIn(cli, deps);
  if (stored && cli.config.campaignFile === null)
    return { samples: rehearsals(cli, stored.sample), campaign: stored.campaign, leftover: false };
  const samples = rehearsals(cli);
  const campaign = readSample(cli, samples.current);
  return { samples, campaign, leftover: stored !== null && stored.campaign.id !== campaign.id };
}
