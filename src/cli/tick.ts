import { countDeliveries } from '../../db/deliveries.ts';
import { isLoopback } from '../config.ts';
import { findCampaignFacts } from '../campaign/facts.ts';
import type { Key } from '../locales/words.ts';
import { zhCN } from '../locales/zh-CN/index.ts';
import { Office } from '../office.ts';
import { jobLabel } from '../messages/slots.ts';
import type { Ran } from '../../jobs/run.ts';
import { readCampaignFile } from './campaign-file.ts';
import { InputError, type Cli, type ExitCode } from './context.ts';
import { loadConfiguredCampaign } from './import.ts';
import { withDeps } from './open.ts';

/** Whoever calls `tick` calls it again; a pass that waits for ever would pile up. */
const PATIENCE_MS = 15_000;

type WhyKey = Extract<Key, `why.${string}`>;
type Why = WhyKey extends `why.${infer Code}` ? Code : never;

/** An instant as people write it: with an offset or `Z`; anything else is bad input. */
function readInstant(cli: Cli, text: string): Date {
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text) || Number.isNaN(at.getTime())) {
    throw new InputError(cli.words('cli.bad_instant', { text }));
  }
  return at;
}

/** Reasons on record are codes; those that people meet have words. */
function reasonLabel(cli: Cli, reason: string): string {
  const [code = ''] = reason.split(':');
  return isWhy(code) ? cli.words(`why.${code}`) : reason;
}

function isWhy(code: string): code is Why {
  return Object.hasOwn(zhCN, `why.${code}`);
}

function outcomeLabel(cli: Cli, { outcome }: Ran): string {
  if (outcome.state === 'fired') return cli.words('cli.outcome_fired');
  return cli.words(`cli.outcome_${outcome.state}`, { reason: reasonLabel(cli, outcome.reason) });
}

/**
 * `duban tick [--at INSTANT]`: one pass. Claims what is due, delivers it, says what was done. `--at` sets
 * the office's clock for a rehearsal and is refused unless Slack's address is on this machine.
 */
export async function tick(cli: Cli, atText: string | undefined): Promise<ExitCode> {
  const { slack, campaignFile, quarantineMs, evidenceFolder } = cli.config;
  const at = atText === undefined ? null : readInstant(cli, atText);
  if (at !== null && !(slack && isLoopback(slack.apiUrl)))
    throw new InputError(cli.words('cli.tick_at_refused'));
  if (!slack) throw new InputError(cli.words('cli.tick_no_slack'));
  const campaign = campaignFile === null ? null : readCampaignFile(cli, campaignFile);
  return withDeps(
    cli,
    async (deps) => {
      if (campaign) await loadConfiguredCampaign(cli, deps, campaign);
      if (!(await findCampaignFacts(deps.db))) throw new InputError(cli.words('cli.no_campaign'));
      const office = new Office(deps, { slack, quarantineMs, evidenceFolder });
      try {
        await office.meet(PATIENCE_MS);
        const ran = await office.tick({ rehearsal: at !== null });
        await office.drain();
        for (const one of ran) {
          const job = jobLabel(one.job, cli.language);
          cli.out(
            cli.words('cli.tick_done', {
              at: one.at,
              job,
              period: one.period,
              outcome: outcomeLabel(cli, one),
            }),
          );
        }
        if (ran.length === 0) cli.out(cli.words('cli.tick_none'));
        const waiting = (await countDeliveries(deps.db)).filter(
          ({ state }) => state === 'queued' || state === 'sending',
        );
        const count = waiting.reduce((sum, row) => sum + row.count, 0);
        if (count > 0) cli.err(cli.words('cli.tick_waiting', { count }));
      } finally {
        await office.stop();
      }
      return 0 as const;
    },
    at === null ? {} : { clock: () => at },
  );
}
