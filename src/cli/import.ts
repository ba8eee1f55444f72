import { tellsImport } from '../announce/tasks.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { describeChange } from '../campaign/file/describe-change.ts';
import { isNoticeFile, readNotice } from '../campaign/file/notice.ts';
import { importCampaign, importNotices } from '../campaign/service.ts';
import { findCampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { readCampaignFile, readText, refuse } from './campaign-file.ts';
import type { Cli, ExitCode } from './context.ts';
import { withDeps } from './open.ts';

async function loadCampaign(cli: Cli, deps: Deps, campaign: Campaign, dryRun: boolean): Promise<void> {
  const changes = await importCampaign(deps, campaign, { dryRun, tell: tellsImport(deps) });
  for (const change of changes) cli.out(describeChange(change, cli.words));
  if (changes.length === 0) cli.out(cli.words('cli.import_none'));
  else {
    const key = dryRun ? 'cli.import_would' : 'cli.import_done';
    cli.out(cli.words(key, { name: campaign.name, count: changes.length }));
  }
}

/** The campaign file of a start or a tick: differences are said, a whole first import in one line. */
export async function loadConfiguredCampaign(cli: Cli, deps: Deps, campaign: Campaign): Promise<void> {
  const first = (await findCampaignFacts(deps.db)) === null;
  const changes = await importCampaign(deps, campaign, { tell: tellsImport(deps) });
  if (!first) for (const change of changes) cli.err(describeChange(change, cli.words));
  if (changes.length === 0) return;
  cli.err(cli.words('cli.import_done', { name: campaign.name, count: changes.length }));
}

/** `duban import FILE [--dry-run]`: a campaign, or the holidays of later years. */
export async function importFile(cli: Cli, file: string, dryRun: boolean): Promise<ExitCode> {
  const text = readText(cli, file);
  if (!isNoticeFile(text)) {
    const campaign = readCampaignFile(cli, file);
    await withDeps(cli, (deps) => loadCampaign(cli, deps, campaign, dryRun));
    return 0;
  }
  const read = readNotice(text, file);
  if ('faults' in read) return refuse(cli, read.faults);
  const { calendar, notices } = read.notice;
  if (!dryRun) await withDeps(cli, (deps) => importNotices(deps, calendar, notices));
  const years = notices.map((notice) => notice.year).join(', ');
  cli.out(cli.words(dryRun ? 'cli.notice_would' : 'cli.notice_done', { years }));
  return 0;
}
